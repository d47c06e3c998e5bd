/** The types of Jira field that can hold something of a response. */
export type FieldType = 'number' | 'short-text' | 'paragraph' | 'date' | 'date-time';

interface PartTraits {
  /** The types of field that can hold it. */
  types: readonly [FieldType, ...FieldType[]];
  /** A part that every site needs a field for, and how the app makes it: named as in nps.today's own guide. */
  madeAs?: { name: string; type: FieldType };
}

/** Every part of a response that can be written to a Jira field, in the order in which they are written and shown. */
export const FIELD_PARTS = {
  rating: { types: ['number'], madeAs: { name: 'NPS Rating', type: 'number' } },
  comment: { types: ['short-text', 'paragraph'], madeAs: { name: 'NPS Comment', type: 'paragraph' } },
  category: { types: ['short-text'] },
  respondedAt: { types: ['date', 'date-time'] },
  state: { types: ['short-text'] },
} as const satisfies Record<string, PartTraits>;

type Table = typeof FIELD_PARTS;
export type FieldPart = keyof Table;
/** A part that every site needs a field for. */
export type NeededPart = { [P in FieldPart]: Table[P] extends { madeAs: unknown } ? P : never }[FieldPart];
/** A part that a site may have a field for. */
export type OptionalPart = Exclude<FieldPart, NeededPart>;

export const ALL_PARTS = Object.keys(FIELD_PARTS) as FieldPart[];
export const NEEDED_PARTS = ALL_PARTS.filter(isNeeded);
export const OPTIONAL_PARTS = ALL_PARTS.filter((part): part is OptionalPart => !isNeeded(part));

/** Something for each part. */
export function byPart<T>(of: (part: FieldPart) => T): Record<FieldPart, T> {
  return Object.fromEntries(ALL_PARTS.map((part) => [part, of(part)])) as Record<FieldPart, T>;
}

/** Whether every site needs a field for this part. */
export function isNeeded(part: FieldPart): part is NeededPart {
  return 'madeAs' in FIELD_PARTS[part];
}

/** Whether a field of this type can hold this part. */
export function canHold(part: FieldPart, type: string): boolean {
  return typesFor(part).some((each) => each === type);
}

/** Whether the value's form depends on the field's type. */
export function isOfSeveralTypes(part: FieldPart): boolean {
  return typesFor(part).length > 1;
}

function typesFor(part: FieldPart): readonly FieldType[] {
  return FIELD_PARTS[part].types;
}

/** A Jira field that a part of the response is written to. */
export interface MappedField {
  id: string;
  name: string;
}

/** Where several types of field can hold a part, the field's type decides the value's form. */
type FieldFor<P extends FieldPart> = Table[P]['types'] extends readonly [FieldType]
  ? MappedField
  : MappedField & { format: Table[P]['types'][number] };

/** Which field each part is written to. */
export type FieldMapping = { [P in FieldPart]?: FieldFor<P> };

/** A comment's field: short text takes plain text, a paragraph takes rich text. */
export type CommentField = FieldFor<'comment'>;
