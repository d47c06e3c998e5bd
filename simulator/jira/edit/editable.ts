import { badRequest } from '../errors';
import { customSchema, SYSTEM_FIELDS, type FieldSchema } from '../fields/definitions';
import { may, type Caller } from '../permissions/permissions';
import {
  customFieldsOf,
  customTypeName,
  fieldsOnScreen,
  type CustomTypeName,
  type ScreenOperation,
} from '../fields/screens';
import { must, projectOf, type CustomField, type Project, type Site, type WorkItem } from '../state';
import { holdsOptions, optionWords, readOptions } from '../fields/options';
import {
  changeText,
  dateValue,
  holdsPeople,
  labelsValue,
  paragraph,
  READ_CUSTOM,
  summary,
  ValueProblem,
  type PeopleType,
} from '../fields/values';
import { issueTypeView, PRIORITIES, priorityView } from '../views/views';

/** A field that REST may set, with everything that setting it involves. */
export interface EditableField {
  id: string;
  name: string;
  required: boolean;
  operations: string[];
  schema: FieldSchema;
  /** Checks a value off the wire. @throws ValueProblem */
  read(raw: unknown): unknown;
  current(item: WorkItem): unknown;
  assign(item: WorkItem, value: unknown): void;
  /** How the changelog words a value: id and text. */
  words(value: unknown): { id: string | null; text: string | null };
  allowedValues?: unknown[];
}

type Spec = Pick<EditableField, 'read' | 'current' | 'assign'> & Partial<EditableField>;

function system(id: string, spec: Spec): EditableField {
  const definition = must(SYSTEM_FIELDS.get(id), `field ${id}`);
  return {
    id,
    name: definition.name,
    required: false,
    operations: ['set'],
    schema: definition.schema ?? { type: 'string' },
    words: (value) => ({ id: null, text: changeText(value) }),
    ...spec,
  };
}

/** A person that a field for people takes: assumed is that it takes no customer of the portal. */
function pickable(site: Site, id: string, raw: unknown): string | null {
  const wanted = accountId(site, id, raw);
  if (wanted !== null && site.users.get(wanted)?.accountType === 'customer') {
    throw new ValueProblem(`User '${wanted}' does not exist.`);
  }
  return wanted;
}

/** Account ids are kept: one, or of several people a list in the order in which they were chosen. */
function readPeople(site: Site, id: string, type: PeopleType): (raw: unknown) => unknown {
  if (type === 'userpicker') return (raw) => pickable(site, id, raw);
  return (raw) => {
    if (raw === null || raw === undefined) return null;
    if (!Array.isArray(raw)) throw new ValueProblem('data was not an array');
    const ids = raw.map((each) => pickable(site, id, each)).filter((each) => each !== null);
    return ids.length > 0 ? [...new Set(ids)] : null;
  };
}

const LISTS: CustomTypeName[] = ['labels', 'multiuserpicker', 'multiselect'];

function custom(site: Site, field: CustomField): EditableField {
  const type = must(customTypeName(field.type), `type ${field.type}`);
  return {
    id: field.id,
    name: field.name,
    required: false,
    operations: LISTS.includes(type) ? ['add', 'set', 'remove'] : ['set'],
    schema: customSchema(field),
    read: readerOf(site, field, type),
    current: (item) => item.custom[field.id] ?? null,
    assign: (item, value) => {
      if (value === null) delete item.custom[field.id];
      else item.custom[field.id] = value;
    },
    words(value) {
      if (holdsOptions(type)) return optionWords(field, value);
      return type === 'userpicker' ? userWords(site, value) : { id: null, text: changeText(value) };
    },
  };
}

function readerOf(site: Site, field: CustomField, type: CustomTypeName): (raw: unknown) => unknown {
  if (holdsOptions(type)) return readOptions(field, type);
  return holdsPeople(type) ? readPeople(site, field.id, type) : READ_CUSTOM[type];
}

function accountId(site: Site, id: string, raw: unknown): string | null {
  if (raw === null || raw === undefined) return null;
  const { accountId: first, id: second } = raw as { accountId?: unknown; id?: unknown };
  const wanted = first === undefined ? second : first;
  if (wanted === null) return null;
  if (typeof wanted !== 'string') throw new ValueProblem(`Specify a valid value for ${id}`);
  if (!site.users.has(wanted)) throw new ValueProblem(`User '${wanted}' does not exist.`);
  return wanted;
}

function userWords(site: Site, value: unknown): { id: string | null; text: string | null } {
  const user = typeof value === 'string' ? site.users.get(value) : undefined;
  return { id: user?.accountId ?? null, text: user?.displayName ?? null };
}

function assignable(site: Site, project: Project, raw: unknown): string | null {
  const wanted = accountId(site, 'assignee', raw);
  const user = wanted === null ? undefined : site.users.get(wanted);
  if (user && !(user.active && project.grants.get(user.accountId)?.has('ASSIGNABLE_USER'))) {
    throw new ValueProblem(`User '${wanted}' cannot be assigned issues.`);
  }
  return wanted;
}

function byIdOrName(options: { id: string; name: string }[], raw: unknown, problem: string): string {
  const { id, name } = (raw ?? {}) as { id?: unknown; name?: unknown };
  const found = options.find((each) => (id === undefined ? each.name === name : each.id === String(id)));
  if (!found) throw new ValueProblem(problem);
  return found.id;
}

function typesOf(site: Site, project: Project): { id: string; name: string }[] {
  return project.issueTypeIds.map((id) => must(site.issueTypes.get(id), `work type ${id}`));
}

function systemFieldsFor(site: Site, project: Project): EditableField[] {
  const types = typesOf(site, project);
  return [
    system('summary', {
      required: true,
      read: summary,
      current: (item) => item.summary,
      assign: (item, value) => (item.summary = value as string),
    }),
    system('issuetype', {
      required: true,
      allowedValues: types.map((type) => issueTypeView(site, must(site.issueTypes.get(type.id), 'work type'))),
      read: (raw) => byIdOrName(types, raw, 'The issue type selected is invalid.'),
      current: (item) => item.issueTypeId,
      assign: (item, value) => (item.issueTypeId = value as string),
      words: (value) => ({ id: String(value), text: types.find((type) => type.id === value)?.name ?? null }),
    }),
    system('description', {
      read: paragraph,
      current: (item) => item.description,
      assign: (item, value) => (item.description = value),
    }),
    system('environment', {
      read: paragraph,
      current: (item) => item.environment,
      assign: (item, value) => (item.environment = value),
    }),
    system('labels', {
      operations: ['add', 'set', 'remove'],
      read: labelsValue,
      current: (item) => item.labels,
      assign: (item, value) => (item.labels = value as string[]),
    }),
    system('duedate', {
      read: dateValue,
      current: (item) => item.dueDate,
      assign: (item, value) => (item.dueDate = value as string | null),
    }),
    system('priority', {
      allowedValues: PRIORITIES.map((each) => priorityView(site, each.id)),
      read: (raw) => byIdOrName(PRIORITIES, raw, 'The priority selected is invalid.'),
      current: (item) => item.priorityId,
      assign: (item, value) => (item.priorityId = value as string),
      words: (value) => ({ id: String(value), text: PRIORITIES.find((each) => each.id === value)?.name ?? null }),
    }),
    system('assignee', {
      read: (raw) => assignable(site, project, raw),
      current: (item) => item.assigneeId,
      assign: (item, value) => (item.assigneeId = value as string | null),
      words: (value) => userWords(site, value),
    }),
    system('reporter', {
      read: (raw) => accountId(site, 'reporter', raw),
      current: (item) => item.reporterId,
      assign: (item, value) => (item.reporterId = value as string | null),
      words: (value) => userWords(site, value),
    }),
  ];
}

/**
 * The fields a caller may set in an operation, by id: on the screen (unless overridden), with a context for project and
 * work type (never overridden), and allowed by field-level permissions.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get
 */
export function editableFields(
  site: Site,
  caller: Caller,
  project: Project,
  issueTypeId: string,
  operation: ScreenOperation,
  ignoreScreens = false,
): Map<string, EditableField> {
  const onScreen = fieldsOnScreen(site, project, issueTypeId, operation);
  const allowed = (id: string): boolean => {
    if (id === 'reporter' && !may(caller, 'MODIFY_REPORTER', project)) return false;
    if (id === 'assignee' && !may(caller, 'ASSIGN_ISSUES', project)) return false;
    return ignoreScreens || onScreen.has(id) || (operation === 'create' && id === 'issuetype');
  };
  const fields = [
    ...systemFieldsFor(site, project),
    ...customFieldsOf(site, project, issueTypeId).map((each) => custom(site, each)),
  ];
  return new Map(fields.filter((field) => allowed(field.id)).map((field) => [field.id, field]));
}

/** What a call asks to be left unchecked. */
export interface Overrides {
  /** Screens. */
  screens: boolean;
  /** `jira.issue.editable=false` of the workflow's step. */
  lock: boolean;
}

export const NO_OVERRIDES: Overrides = { screens: false, lock: false };

function isLocked(site: Site, item: WorkItem): boolean {
  return projectOf(site, item).lockedStatusIds.has(item.statusId);
}

/**
 * The fields a caller may set on an item as it is now: none without *Edit issues*, none in a locked status.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get
 */
export function fieldsToEdit(
  site: Site,
  caller: Caller,
  item: WorkItem,
  overrides = NO_OVERRIDES,
): Map<string, EditableField> {
  const project = projectOf(site, item);
  if (!may(caller, 'EDIT_ISSUES', project) || (isLocked(site, item) && !overrides.lock)) return new Map();
  return editableFields(site, caller, project, item.issueTypeId, 'edit', overrides.screens);
}

/**
 * An edit without any field, for its properties or comments, still needs an item that can be edited. How Jira words this
 * is an assumption, and that a locked status keeps properties out of an edit is one too: the unkind one.
 *
 * @throws JiraError 400
 */
export function requireEditable(site: Site, caller: Caller, item: WorkItem, overrides: Overrides): void {
  if (!may(caller, 'EDIT_ISSUES', projectOf(site, item))) {
    throw badRequest('You do not have permission to edit issues in this project.');
  }
  if (isLocked(site, item) && !overrides.lock) {
    throw badRequest('You are not allowed to edit this issue due to its current status in the workflow.');
  }
}

/** A field as `editmeta` and `createmeta` describe it. */
export function fieldMeta(field: EditableField): Record<string, unknown> {
  return {
    required: field.required,
    schema: field.schema,
    name: field.name,
    key: field.id,
    hasDefaultValue: field.id === 'priority',
    operations: field.operations,
    ...(field.allowedValues ? { allowedValues: field.allowedValues } : {}),
  };
}
