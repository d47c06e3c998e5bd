import { ALL_PARTS, canHold, FIELD_PARTS, NEEDED_PARTS, OPTIONAL_PARTS } from './field-parts';

it('asks every site for a field for rating and comment, and offers the rest', () => {
  expect(NEEDED_PARTS).toEqual(['rating', 'comment']);
  expect(OPTIONAL_PARTS).toEqual(['category', 'respondedAt', 'state']);
  expect([...NEEDED_PARTS, ...OPTIONAL_PARTS].sort()).toEqual([...ALL_PARTS].sort());
});

it.each(NEEDED_PARTS)('makes a field for the %s that can hold it', (part) => {
  expect(canHold(part, FIELD_PARTS[part].madeAs.type)).toBe(true);
});

it.each(ALL_PARTS)('puts no %s into a field of a type that the app does not know', (part) => {
  expect(canHold(part, 'other')).toBe(false);
});
