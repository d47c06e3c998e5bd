import { isAddress } from './address';

it.each([
  'customer@example.com',
  'first.last+tag@mail.example.co.uk',
  "o'neill_1@example.com",
  'søren@blåbær.dk',
  'a@1.dk',
])('%s is an e-mail address', (text) => {
  expect(isAddress(text)).toBe(true);
});

it.each([
  '',
  'customer',
  'customer@',
  '@example.com',
  'customer@localhost',
  'customer@example..com',
  'customer@-example.com',
  'customer@example.com.',
  '.customer@example.com',
  'cus..tomer@example.com',
  'two words@example.com',
  'a@example.com b@example.com',
  'a@example.com, b@example.com',
  'Carla <customer@example.com>',
  'mailto:customer@example.com',
  'customer@example.com\n',
  'customer@exam_ple.com',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(250)}.com`,
])('%j is none', (text) => {
  expect(isAddress(text)).toBe(false);
});
