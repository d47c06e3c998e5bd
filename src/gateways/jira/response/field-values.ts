import { cutText, PARAGRAPH_LIMIT, SHORT_TEXT_LIMIT } from '../../../domain/comment-text';
import { categoryOf } from '../../../domain/rating';
import type { CommentField, FieldMapping, FieldPart } from '../../../domain/field-parts';
import { ALL_PARTS } from '../../../domain/field-parts';
import type { SiteField } from '../../../ports/configuration';
import type { ResponseWrite } from '../../../ports/work-items';
import { toAdf } from './adf';

/**
 * The longest value of an entity property, as JSON.
 * @see https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/
 */
const PROPERTY_LIMIT = 32_768;

export interface FieldValue {
  field: FieldPart;
  fieldId: string;
  value: unknown;
  /** The type of field that this value is made for. */
  type: SiteField['type'];
  /** Length of a text, in UTF-16 units. */
  length?: number;
  /** The text was cut to what a field of this type holds. */
  cut?: boolean;
}

type PartValue = Omit<FieldValue, 'field' | 'fieldId'>;

/** What a write has for each part; undefined where it has nothing. The comment's form depends on its field's type. */
const VALUES: {
  [P in FieldPart]: (write: ResponseWrite, field: NonNullable<FieldMapping[P]>) => PartValue | undefined;
} = {
  rating: ({ rating }) => (rating === undefined ? undefined : { value: rating, type: 'number' }),
  comment: ({ comment }, field) => (comment === undefined ? undefined : commentValue(comment, field)),
  category: ({ rating }) => (rating === undefined ? undefined : { value: categoryOf(rating), type: 'short-text' }),
  respondedAt: ({ respondedAt }, { format }) =>
    respondedAt ? { value: dateValue(respondedAt, format), type: format } : undefined,
  state: ({ mark }) => ({ value: mark.state, type: 'short-text' }),
};

/** The values for the mapped fields, each in its field's own form. */
export function mappedValues(
  write: ResponseWrite,
  mapping: FieldMapping,
): { values: FieldValue[]; commentCut: boolean; wholeComment?: string } {
  const values = ALL_PARTS.flatMap((part) => valueOf(part, write, mapping) ?? []);
  const commentCut = values.some(({ cut }) => cut);
  return { values, commentCut, ...(commentCut ? { wholeComment: write.comment } : {}) };
}

function valueOf<P extends FieldPart>(part: P, write: ResponseWrite, mapping: FieldMapping): FieldValue | undefined {
  const field = mapping[part];
  const value = field && VALUES[part](write, field);
  return value && { field: part, fieldId: field.id, ...value };
}

function commentValue(comment: string, field: CommentField): PartValue {
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
