import { cutText, PARAGRAPH_LIMIT, SHORT_TEXT_LIMIT } from '../../domain/comment-text';
import { categoryOf } from '../../domain/rating';
import type { RefusedField } from '../../domain/response';
import type { CommentField, FieldMapping } from '../../domain/settings';
import type { ResponseWrite } from '../../ports/work-items';
import { toAdf } from './adf';

/**
 * The longest value of an entity property, as JSON.
 * @see https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/
 */
const PROPERTY_LIMIT = 32_768;

export interface FieldValue {
  field: RefusedField['field'];
  fieldId: string;
  value: unknown;
}

/** The values for the mapped fields, each in its field's own form. */
export function mappedValues(
  write: ResponseWrite,
  mapping: FieldMapping,
): { values: FieldValue[]; commentCut: boolean; wholeComment?: string } {
  const { rating, comment } = write;
  const values: FieldValue[] = [];
  const add = (field: RefusedField['field'], value: unknown) => {
    const mapped = mapping[field];
    if (mapped && value !== undefined) values.push({ field, fieldId: mapped.id, value });
  };
  add('rating', rating);
  const shown = comment !== undefined && mapping.comment ? commentValue(comment, mapping.comment) : undefined;
  add('comment', shown?.value);
  if (rating !== undefined) add('category', categoryOf(rating));
  if (write.respondedAt && mapping.respondedAt)
    add('respondedAt', dateValue(write.respondedAt, mapping.respondedAt.format));
  add('state', write.mark.state);
  const cut = shown?.cut ?? false;
  return { values, commentCut: cut, ...(cut ? { wholeComment: comment } : {}) };
}

function commentValue(comment: string, field: CommentField): { value: unknown; cut: boolean } {
  const limit = field.format === 'paragraph' ? PARAGRAPH_LIMIT : SHORT_TEXT_LIMIT;
  const text = cutText(comment, limit);
  return { value: field.format === 'paragraph' ? toAdf(text) : text, cut: text !== comment };
}

function dateValue(iso: string, format: 'date' | 'date-time'): string {
  return format === 'date' ? iso.slice(0, 10) : iso.replace('Z', '+0000');
}

/** A comment that its field has no room for, as a property: whose it is, and as much of it as a property holds. */
export function wholeCommentValue(surveyId: string, comment: string): { surveyId: string; comment: string } {
  let fitting = { surveyId, comment };
  for (;;) {
    const excess = JSON.stringify(fitting).length - PROPERTY_LIMIT;
    if (excess <= 0) return fitting;
    fitting = {
      surveyId,
      comment: cutText(fitting.comment, Math.max(1, fitting.comment.length - Math.max(excess, 16))),
    };
  }
}

/** Those of our values that Jira's refusal names, with what is wrong in our words. */
export function refusedFields(values: FieldValue[], errors: Record<string, string>): RefusedField[] {
  return values
    .filter(({ fieldId }) => fieldId in errors)
    .map(({ field, fieldId }) => ({ field, fieldId, cause: causeOf(errors[fieldId] ?? '') }));
}

function causeOf(message: string): RefusedField['cause'] {
  if (/cannot be set|not on the appropriate screen/i.test(message)) return 'not-on-screen';
  if (/too long|exceed/i.test(message)) return 'too-long';
  return /must be|number|string|document/i.test(message) ? 'wrong-type' : 'other';
}
