import { CUSTOM_TYPES, customTypeName } from './screens';
import { must, type CustomField, type Site } from '../state';
import { scopeView } from '../views/views';

export interface FieldSchema {
  type: string;
  items?: string;
  system?: string;
  custom?: string;
  customId?: number;
}

export interface FieldDefinition {
  id: string;
  name: string;
  orderable: boolean;
  navigable: boolean;
  searchable: boolean;
  clauseNames: string[];
  schema?: FieldSchema;
  /** Set for a field that belongs to one team-managed project. */
  projectId?: string;
}

type Row = [id: string, name: string, type: string, flags: string, clauses?: string[], items?: string];

// Flags: o = orderable (can be put on a screen), n = navigable, s = searchable.
const ROWS: Row[] = [
  ['summary', 'Summary', 'string', 'ons', ['summary']],
  ['description', 'Description', 'string', 'ons', ['description']],
  ['environment', 'Environment', 'string', 'ons', ['environment']],
  ['issuetype', 'Issue Type', 'issuetype', 'ons', ['issuetype', 'type']],
  ['project', 'Project', 'project', 'ns', ['project']],
  ['status', 'Status', 'status', 'ns', ['status']],
  ['resolution', 'Resolution', 'resolution', 'ons', ['resolution']],
  ['resolutiondate', 'Resolved', 'datetime', 'ns', ['resolutiondate', 'resolved']],
  ['priority', 'Priority', 'priority', 'ons', ['priority']],
  ['labels', 'Labels', 'array', 'ons', ['labels'], 'string'],
  ['assignee', 'Assignee', 'user', 'ons', ['assignee']],
  ['reporter', 'Reporter', 'user', 'ons', ['reporter']],
  ['creator', 'Creator', 'user', 'ns', ['creator']],
  ['created', 'Created', 'datetime', 'ns', ['created', 'createdDate']],
  ['updated', 'Updated', 'datetime', 'ns', ['updated', 'updatedDate']],
  ['duedate', 'Due date', 'date', 'ons', ['due', 'duedate']],
  ['statuscategorychangedate', 'Status Category Changed', 'datetime', 'ns', ['statusCategoryChangedDate']],
  ['comment', 'Comment', 'comments-page', 'os', ['comment']],
  ['attachment', 'Attachment', 'array', 'os', ['attachments'], 'attachment'],
  ['watches', 'Watchers', 'watches', 'ns', ['watchers']],
  ['votes', 'Votes', 'votes', 'ns', ['votes']],
  ['worklog', 'Log Work', 'array', 'os', [], 'worklog'],
  ['subtasks', 'Sub-tasks', 'array', 'ns', ['subtasks'], 'issuelinks'],
  ['issuelinks', 'Linked Issues', 'array', 'ons', ['issueLink'], 'issuelinks'],
  ['components', 'Components', 'array', 'ons', ['component'], 'component'],
  ['versions', 'Affects versions', 'array', 'ons', ['affectedVersion'], 'version'],
  ['fixVersions', 'Fix versions', 'array', 'ons', ['fixVersion'], 'version'],
  ['timetracking', 'Time tracking', 'timetracking', 'o', []],
  ['security', 'Security Level', 'securitylevel', 'ons', ['level']],
  ['progress', 'Progress', 'progress', 'n', ['progress']],
  ['aggregateprogress', 'Σ Progress', 'progress', 'n', []],
  ['timespent', 'Time Spent', 'number', 'n', ['timespent']],
  ['aggregatetimespent', 'Σ Time Spent', 'number', 'n', []],
  ['timeestimate', 'Remaining Estimate', 'number', 'n', ['remainingEstimate', 'timeestimate']],
  ['aggregatetimeestimate', 'Σ Remaining Estimate', 'number', 'n', []],
  ['timeoriginalestimate', 'Original estimate', 'number', 'n', ['originalEstimate', 'timeoriginalestimate']],
  ['aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number', 'n', []],
  ['workratio', 'Work Ratio', 'number', 'ns', ['workratio']],
  ['lastViewed', 'Last Viewed', 'datetime', 'ns', ['lastViewed']],
];

/** System fields, by id. */
export const SYSTEM_FIELDS: Map<string, FieldDefinition> = new Map([
  ['issuekey', definition('issuekey', 'Key', 'n', ['id', 'issue', 'issuekey', 'key'])],
  ...ROWS.map(([id, name, type, flags, clauses = [], items]): [string, FieldDefinition] => [
    id,
    definition(id, name, flags, clauses, { type, ...(items ? { items } : {}), system: id }),
  ]),
]);

/** A field with its flags: orderable, navigable, searchable. */
export function definition(
  id: string,
  name: string,
  flags: string,
  clauseNames: string[],
  schema?: FieldSchema,
): FieldDefinition {
  return {
    id,
    name,
    orderable: flags.includes('o'),
    navigable: flags.includes('n'),
    searchable: flags.includes('s'),
    clauseNames,
    ...(schema ? { schema } : {}),
  };
}

export function customSchema(field: CustomField): FieldSchema {
  const kind = CUSTOM_TYPES[must(customTypeName(field.type), `type ${field.type}`)];
  return { ...kind.schema, custom: field.type, customId: field.number };
}

export function customDefinition(field: CustomField): FieldDefinition {
  const clauses = [`cf[${field.number}]`, field.name];
  return { ...definition(field.id, field.name, 'ons', clauses, customSchema(field)), projectId: field.projectId };
}

export function fieldDefinition(site: Site, id: string): FieldDefinition | undefined {
  const custom = site.fields.get(id);
  return custom ? customDefinition(custom) : SYSTEM_FIELDS.get(id);
}

/** A field as `GET /field` shows it. */
export function fieldView(field: FieldDefinition): Record<string, unknown> {
  const custom = field.id.startsWith('customfield_');
  return {
    id: field.id,
    key: field.id,
    name: field.name,
    ...(custom ? { untranslatedName: field.name } : {}),
    custom,
    orderable: field.orderable,
    navigable: field.navigable,
    searchable: field.searchable,
    clauseNames: field.clauseNames,
    ...(field.schema ? { schema: field.schema } : {}),
    ...scopeView(field.projectId),
  };
}
