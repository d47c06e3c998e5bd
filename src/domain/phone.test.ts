import { phoneNumber } from './phone';

it.each([
  ['+4512345678', '+4512345678'],
  [' +45 12 34 56 78 ', '+4512345678'],
  ['0045 12-34-56-78', '+4512345678'],
  ['+1 (555) 010-9999', '+15550109999'],
])('%s is %s', (text, number) => {
  expect(phoneNumber(text)).toBe(number);
});

it.each(['', '12345678', '+45', '+0123456789', 'call Carla', '+45 1234 ext 5', '+1234567890123456'])(
  '%j is none that names its country',
  (text) => {
    expect(phoneNumber(text)).toBeUndefined();
  },
);
