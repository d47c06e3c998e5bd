import type { RefusedField } from '../../../domain/response';
import type { Refusal } from '../call';
import type { EditFacts } from './edit-facts';
import type { FieldValue } from './field-values';

type Cause = RefusedField['cause'];

/** Codes are the same in every language. */
const TOO_LONG_CODE = 'CONTENT_LIMIT_EXCEEDED';
/** A number in a text that could be a limit; ids such as `customfield_10092` are none. */
const NUMBER = /(?<![\w.,])\d+(?:[.,\s\u00a0\u202f]\d{3})*(?!\w)/g;
const SMALLEST_LIMIT = 100;

/** A value that Jira did not take, with its cause. */
export function refusedField(value: FieldValue, facts: EditFacts, refusal?: Refusal): RefusedField {
  const { field, fieldId } = value;
  return { field, fieldId, cause: causeOf(value, facts, refusal) };
}

/**
 * Why Jira did not take a value, from what holds in every language: what may be edited, the field's type, codes and
 * lengths. Jira's text comes last: as a hint, where it is English.
 */
function causeOf(value: FieldValue, facts: EditFacts, refusal: Refusal | undefined): Cause {
  if (facts.kind === 'locked') return 'status-locked';
  const texts = refusal ? [refusal.errors[value.fieldId] ?? '', ...refusal.messages] : [];
  if (facts.kind === 'editable') {
    const type = facts.fields.get(value.fieldId);
    if (type === undefined) return 'not-on-screen';
    if (type !== value.type) return 'wrong-type';
    return isTooLong(value, texts) || value.cut ? 'too-long' : 'other';
  }
  return isTooLong(value, texts) ? 'too-long' : hintOf(texts.join(' '));
}

function isTooLong({ length }: FieldValue, texts: string[]): boolean {
  if (length === undefined) return false;
  return texts.some((text) => text.includes(TOO_LONG_CODE) || /too long|exceed/i.test(text) || limitIn(text) < length);
}

/** The largest number in a text that may be the limit it speaks of. */
function limitIn(text: string): number {
  const numbers = (text.match(NUMBER) ?? []).map((found) => Number(found.replace(/\D/g, '')));
  const limits = numbers.filter((each) => each >= SMALLEST_LIMIT);
  return limits.length > 0 ? Math.max(...limits) : Infinity;
}

function hintOf(text: string): Cause {
  if (/cannot be set|not on the appropriate screen/i.test(text)) return 'not-on-screen';
  return /must be|number|string|document/i.test(text) ? 'wrong-type' : 'other';
}
