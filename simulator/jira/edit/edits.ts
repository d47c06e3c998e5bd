import { z } from 'zod';
import { addComment, putIntoStatus, recordUpdate, type WritableSite } from './changes';
import type { EditableField } from './editable';
import { badRequest, fieldErrors, forbidden, invalidPayload } from '../errors';
import { PROPERTY_KEY_CHARACTERS, PROPERTY_VALUE_CHARACTERS } from '../limits';
import { may, type Caller } from '../permissions/permissions';
import { projectOf, type ChangeItem, type Site, type Status, type WorkItem } from '../state';
import { paragraph, ValueProblem } from '../fields/values';

/** The body that create, edit and transition share. */
export const updateDetails = z.looseObject({
  fields: z.record(z.string(), z.unknown()).nullish(),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).nullish(),
  properties: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).nullish(),
  transition: z.looseObject({ id: z.union([z.string(), z.number()]).optional() }).nullish(),
  historyMetadata: z.unknown().optional(),
});

export type UpdateDetails = z.infer<typeof updateDetails>;

/** Everything a body asks for, checked; nothing is written yet. */
export interface Edits {
  values: { field: EditableField; value: unknown }[];
  comments: unknown[];
  properties: { key: string; value: unknown }[];
}

const UNSETTABLE = (id: string): string =>
  `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;

/** Checks a property as a whole. @throws JiraError 400 */
export function checkProperty(key: string, value: unknown): void {
  if (key === '' || key.length > PROPERTY_KEY_CHARACTERS) {
    throw badRequest(
      `The property key cannot be empty and must not be longer than ${PROPERTY_KEY_CHARACTERS} characters.`,
    );
  }
  if (value === undefined) throw badRequest('The property value cannot be empty.');
  if (JSON.stringify(value).length > PROPERTY_VALUE_CHARACTERS) {
    throw badRequest(`The property value cannot be longer than ${PROPERTY_VALUE_CHARACTERS} characters.`);
  }
}

function readOperations(field: EditableField, start: unknown, operations: Record<string, unknown>[]): unknown {
  let value = start;
  for (const operation of operations.flatMap((each) => Object.entries(each))) {
    const [verb, raw] = operation;
    if (!field.operations.includes(verb)) {
      const supported = field.operations.join(',');
      throw new ValueProblem(
        `Field with id '${field.id}' and name '${field.name}' does not support operation '${verb}' Supported operation(s) are: '${supported}'`,
      );
    }
    if (verb === 'set') value = field.read(raw);
    else {
      const current = Array.isArray(value) ? (value as unknown[]) : [];
      value = field.read(verb === 'add' ? [...current, raw] : current.filter((each) => each !== raw));
    }
  }
  return value;
}

/**
 * Reads a body against the fields that may be set. All refused fields are reported together, and one refused field
 * refuses the whole call.
 */
export function readEdits(
  details: UpdateDetails,
  allowed: Map<string, EditableField>,
  item: WorkItem | null,
  ignored: readonly string[] = [],
): Edits {
  const errors: Record<string, string> = {};
  const values = new Map<string, { field: EditableField; value: unknown }>();
  const attempt = (id: string, read: (field: EditableField) => unknown): void => {
    const field = allowed.get(id);
    if (!field) {
      errors[id] = UNSETTABLE(id);
      return;
    }
    try {
      values.set(id, { field, value: read(field) });
    } catch (error) {
      if (!(error instanceof ValueProblem)) throw error;
      errors[id] = error.message;
    }
  };
  for (const [id, raw] of Object.entries(details.fields ?? {})) {
    if (!ignored.includes(id)) attempt(id, (field) => field.read(raw));
  }
  for (const [id, operations] of Object.entries(details.update ?? {})) {
    if (id === 'comment') continue;
    if (values.has(id)) errors[id] = `Field '${id}' cannot be set in both 'fields' and 'update'.`;
    else attempt(id, (field) => readOperations(field, item ? field.current(item) : null, operations));
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  const properties = (details.properties ?? []).map(({ key, value }) => ({ key, value }));
  for (const { key, value } of properties) checkProperty(key, value);
  return { values: [...values.values()], comments: readComments(details), properties };
}

function readComments(details: UpdateDetails): unknown[] {
  return (details.update?.comment ?? []).map((operation) => {
    const add = operation.add as { body?: unknown } | undefined;
    if (!add) throw invalidPayload();
    return commentBody(add.body);
  });
}

/** Checks a comment's body. @throws JiraError 400 */
export function commentBody(raw: unknown): unknown {
  try {
    const body = paragraph(raw);
    if (body === null) throw fieldErrors({ comment: 'Comment body can not be empty!' });
    return body;
  } catch (error) {
    if (error instanceof ValueProblem) throw badRequest(`Comment body is not valid! ${error.message}`);
    throw error;
  }
}

/** Puts values on an item and returns what changed, in the changelog's words. */
export function assignValues(item: WorkItem, edits: Edits): ChangeItem[] {
  const changes: ChangeItem[] = [];
  for (const { field, value } of edits.values) {
    const before = field.current(item);
    if (JSON.stringify(before ?? null) === JSON.stringify(value ?? null)) continue;
    const from = field.words(before);
    const to = field.words(value);
    changes.push({
      field: field.id.startsWith('customfield_') ? field.name : field.id,
      fieldtype: field.id.startsWith('customfield_') ? 'custom' : 'jira',
      fieldId: field.id,
      from: from.id,
      fromString: from.text,
      to: to.id,
      toString: to.text,
    });
    field.assign(item, value);
  }
  return changes;
}

/** Writes checked edits, and a new status with them, as one change; watchers are mailed unless `notify` is off. */
export function writeEdits(
  site: WritableSite,
  caller: Caller,
  item: WorkItem,
  edits: Edits,
  { status, notify = true }: { status?: Status; notify?: boolean } = {},
): void {
  const changes = [...assignValues(item, edits), ...(status ? putIntoStatus(site, item, status) : [])];
  for (const { key, value } of edits.properties) item.properties[key] = value;
  for (const body of edits.comments) addComment(site, caller, item, body);
  recordUpdate(site, caller, item, changes, { notify });
}

/** Comments inside an edit need their own permission. */
export function requireCommenting(site: Site, caller: Caller, item: WorkItem, edits: Edits): void {
  if (edits.comments.length > 0 && !may(caller, 'ADD_COMMENTS', projectOf(site, item))) {
    throw forbidden('You do not have the permission to comment on this issue.');
  }
}
