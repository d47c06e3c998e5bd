import { cutText, PARAGRAPH_LIMIT, SHORT_TEXT_LIMIT } from '../../../domain/comment-text';
import { categoryOf } from '../../../domain/rating';
import type { RefusedField } from '../../../domain/response';
import type { CommentField, FieldMapping } from '../../../domain/settings';
import type { SiteField } from '../../../ports/configuration';
import type { ResponseWrite } from '../../../ports/work-items';
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
  /** The type of field that this value is made for. */
  type: SiteField['type'];
  /** Length of a text, in UTF-16 units. */
  length?: number;
  /** The text was cut to what a field of this type holds. */
  cut?: boolean;
}

/** The values for the mapped fields, each in its field's own form. */
export function mappedValues(
  write: ResponseWrite,
  mapping: FieldMapping,
): { values: FieldValue[]; commentCut: boolean; wholeComment?: string } {
  const { rating, comment } = write;
  const values: FieldValue[] = [];
  const add = (field: RefusedField['field'], value: Omit<FieldValue, 'field' | 'fieldId'>) => {
    const mapped = mapping[field];
    if (mapped) values.push({ field, fieldId: mapped.id, ...value });
  };
  if (rating !== undefined) add('rating', { value: rating, type: 'number' });
  const shown = comment !== undefined && mapping.comment ? commentValue(comment, mapping.comment) : undefined;
  if (shown) add('comment', shown);
  if (rating !== undefined) add('category', { value: categoryOf(rating), type: 'short-text' });
  if (write.respondedAt && mapping.respondedAt) {
    const { format } = mapping.respondedAt;
    add('respondedAt', { value: dateValue(write.respondedAt, format), type: format });
  }
  add('state', { value: write.mark.state, type: 'short-text' });
  const cut = shown?.cut ?? false;
  return { values, commentCut: cut, ...(cut ? { wholeComment: comment } : {}) };
}

function commentValue(comment: string, field: CommentField): Omit<FieldValue, 'field' | 'fieldId'> {
  const limit = field.format === 'paragraph' ? PARAGRAPH_LIMIT : SHORT_TEXT_LIMIT;
  const text = cutText(comment, limit);
  const value = field.format === 'paragraph' ? toAdf(text) : text;
  return { value, type: field.format, length: text.length, cut: text !== comment };
}

function dateValue(iso: string, format: 'date' | 'date-time'): string {
  return format === 'date' ? iso.slice(0, 10) : iso.replace('Z', '+0000');
}

/** A comment that its field has no room for, as a property: whose it is, and as much of it as a property holds. */
export function wholeCommentValue(surveyId: string, comment: string): { surveyId: string; comment: string } {
  const fits = (length: number) =>
    JSON.stringify({ surveyId, comment: comment.slice(0, length) }).length <= PROPERTY_LIMIT;
  // In JSON a character takes one place or more: how many fit is found by halving.
  let [fitting, tooMany] = [0, comment.length + 1];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return { surveyId, comment: cutText(comment, fitting) };
}
