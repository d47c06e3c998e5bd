import type { Refusal } from '../call';
import type { EditFacts } from './edit-facts';
import type { FieldValue } from './field-values';
import { refusedField } from './refusal';

const comment: FieldValue = {
  field: 'comment',
  fieldId: 'customfield_10092',
  value: 'x',
  type: 'short-text',
  length: 200,
};
const rating: FieldValue = { field: 'rating', fieldId: 'customfield_10091', value: 7, type: 'number' };
const editable = (...fields: [string, 'number' | 'short-text' | 'paragraph'][]): EditFacts => ({
  kind: 'editable',
  fields: new Map(fields),
});
const asMapped = editable(['customfield_10092', 'short-text'], ['customfield_10091', 'number']);
const saying = (text: string, ...messages: string[]): Refusal => ({
  ...{ kind: 'refused', status: 400, messages },
  errors: { customfield_10092: text, customfield_10091: text },
});
const causeOf = (value: FieldValue, facts: EditFacts, refusal?: Refusal) => refusedField(value, facts, refusal).cause;

describe('why Jira did not take a value', () => {
  it('is reported with the field', () => {
    expect(refusedField(rating, { kind: 'locked' })).toEqual({
      field: 'rating',
      fieldId: 'customfield_10091',
      cause: 'status-locked',
    });
  });

  it('is the status where that lets nobody edit, whatever Jira says besides', () => {
    expect(causeOf(comment, { kind: 'locked' }, saying('is too long'))).toBe('status-locked');
  });

  it('is the screen where the field may not be edited, whatever Jira says besides', () => {
    expect(causeOf(comment, editable(), saying('is too long'))).toBe('not-on-screen');
    expect(causeOf(rating, editable(['customfield_10092', 'short-text']))).toBe('not-on-screen');
  });

  it('is the type where the field has become another', () => {
    expect(causeOf(comment, editable(['customfield_10092', 'paragraph']), saying('is too long'))).toBe('wrong-type');
    expect(causeOf(rating, editable(['customfield_10091', 'short-text']))).toBe('wrong-type');
  });

  it.each([
    ['in English', saying('The text is too long.')],
    ['by what it exceeds', saying('The entered text exceeds the limit.')],
    ['by a code', saying('', 'CONTENT_LIMIT_EXCEEDED')],
    ['by a number, in Danish', saying('Teksten må højst være 150 tegn.')],
    ['by a number with a thousand in it', { ...saying('højst 1.000 tegn'), comment: 1 }],
    ['about the whole', saying('', 'Højst 150 tegn')],
  ])('is the length where Jira says so %s', (_how, refusal) => {
    const long = { ...comment, length: 1_500 };
    expect(causeOf(long, asMapped, refusal)).toBe('too-long');
    expect(causeOf(long, { kind: 'unknown' }, refusal)).toBe('too-long');
    // A rating has no length.
    expect(causeOf(rating, asMapped, refusal)).toBe('other');
  });

  it.each([
    ['a limit that is kept', 'Højst 255 tegn'],
    ['a limit that is reached and no more', 'Højst 200 tegn'],
    ['a number that is no limit', 'Fejl 42'],
    ['an id', 'customfield_10092 kan ikke indstilles, v150.0'],
    ['a greater number besides a smaller one', 'Regel 120: højst 255 tegn'],
    ['a thousand, in figures of any country', 'Højst 1 000 tegn'],
    ['nothing', ''],
  ])('is not the length where Jira names %s', (_what, text) => {
    expect(causeOf(comment, asMapped, saying(text))).toBe('other');
  });

  it('is the length where the comment already fills its field and Jira names no other cause', () => {
    expect(causeOf({ ...comment, cut: true }, asMapped)).toBe('too-long');
    expect(causeOf(comment, asMapped)).toBe('other');
  });

  it.each([
    ['Field cannot be set. It is not on the appropriate screen, or unknown.', 'not-on-screen'],
    ["Field 'customfield_10092' cannot be set.", 'not-on-screen'],
    ['It is not on the appropriate screen', 'not-on-screen'],
    ['Operation value must be an Atlassian Document', 'wrong-type'],
    ['Specify a number.', 'wrong-type'],
    ['Wants a string', 'wrong-type'],
    ['Not a document', 'wrong-type'],
    ['Nope.', 'other'],
    ['', 'other'],
  ])('is a hint in English where Jira gives nothing else: %s', (text, cause) => {
    expect(causeOf(rating, { kind: 'unknown' }, saying(text))).toBe(cause);
    expect(causeOf(rating, { kind: 'unknown' }, saying('', text))).toBe(cause);
    expect(causeOf(rating, asMapped, saying(text))).toBe('other');
  });

  it('is unknown where Jira gives no words', () => expect(causeOf(rating, { kind: 'unknown' })).toBe('other'));
});
