import type { WritableSite } from '../edit/changes';
import { fieldMeta, fieldsToEdit, type Overrides } from '../edit/editable';
import { notModelled } from '../errors';
import { customDefinition, SYSTEM_FIELDS, type FieldDefinition } from '../fields/definitions';
import { may, type Caller } from '../permissions/permissions';
import { serviceFields, serviceValues } from '../fields/service-fields';
import { customFieldsOf, customTypeName } from '../fields/screens';
import { holdsOptions, optionsView } from '../fields/options';
import { holdsPeople } from '../fields/values';
import { must, projectOf, type CustomField, type Site, type Status, type WorkItem } from '../state';
import { changeGroupView, statusOf, statusView, systemFields, userById } from './views';

/** Fields that are left out where "all navigable" is asked for. */
const NOT_NAVIGABLE = ['comment', 'attachment', 'timetracking', 'worklog'];
const UNMODELLED_EXPANDS = ['renderedFields', 'operations', 'versionedRepresentations'];

export interface IssueShape {
  /** Field ids, `*all`, `*navigable`, `-id`; empty means the resource's default. */
  fields: string[];
  expand: string[];
  properties: string[];
}

/** @throws JiraError 501 for what the simulator cannot show */
export function requireModelledExpand(expand: string[]): void {
  const unmodelled = expand.find((each) => UNMODELLED_EXPANDS.includes(each));
  if (unmodelled) throw notModelled(`expand=${unmodelled}`);
}

function allFields(site: Site, caller: Caller, item: WorkItem): Record<string, unknown> {
  const custom = customFieldsOf(site, projectOf(site, item), item.issueTypeId);
  return {
    ...systemFields(site, caller, item),
    ...serviceValues(site, caller, item),
    ...Object.fromEntries(custom.map((field) => [field.id, customValue(site, caller, item, field)])),
  };
}

/** People as the caller sees them, options in full; whatever else a field holds as it is. */
function customValue(site: Site, caller: Caller, item: WorkItem, field: CustomField): unknown {
  const value = item.custom[field.id] ?? null;
  const type = must(customTypeName(field.type), `type ${field.type}`);
  if (value !== null && holdsOptions(type)) return optionsView(site.url, field, type, value);
  if (value === null || !holdsPeople(type)) return value;
  const people = [value as string | string[]].flat().map((id) => userById(site, caller, id));
  return type === 'userpicker' ? people[0] : people;
}

function wanted(id: string, fields: string[]): boolean {
  if (fields.includes(`-${id}`)) return false;
  if (fields.includes(id) || fields.includes('*all')) return true;
  if (fields.includes('*navigable')) return !NOT_NAVIGABLE.includes(id);
  return fields.every((each) => each.startsWith('-'));
}

function definitionOf(site: Site, id: string): FieldDefinition {
  const custom = site.fields.get(id);
  if (custom) return customDefinition(custom);
  const service = serviceFields(site).find((field) => field.id === id);
  return service ?? must(SYSTEM_FIELDS.get(id), `field ${id}`);
}

/** Transitions of an item: to every other status of its project, for those who may transition. */
export function transitionsOf(site: Site, caller: Caller, item: WorkItem): { id: string; to: Status }[] {
  const project = projectOf(site, item);
  if (!may(caller, 'TRANSITION_ISSUES', project)) return [];
  return project.statusIds
    .map((statusId, index) => ({ id: `${index + 1}1`, to: must(site.statuses.get(statusId), `status ${statusId}`) }))
    .filter((each) => each.to.id !== statusOf(site, item).id);
}

export function transitionView(site: Site, transition: { id: string; to: Status }): Record<string, unknown> {
  return {
    id: transition.id,
    name: transition.to.name,
    to: statusView(site, transition.to),
    hasScreen: false,
    isGlobal: true,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    isLooped: false,
  };
}

export function editMeta(
  site: Site,
  caller: Caller,
  item: WorkItem,
  overrides?: Overrides,
): Record<string, Record<string, unknown>> {
  const fields = fieldsToEdit(site, caller, item, overrides);
  return Object.fromEntries([...fields.values()].map((field) => [field.id, fieldMeta(field)]));
}

function fieldTexts(site: Site, ids: string[]): { names: Record<string, string>; schema: Record<string, unknown> } {
  const definitions = ids.map((id) => definitionOf(site, id));
  return {
    names: Object.fromEntries(definitions.map((each) => [each.id, each.name])),
    schema: Object.fromEntries(definitions.filter((each) => each.schema).map((each) => [each.id, each.schema])),
  };
}

/** A work item as the issue resources show it. */
export function issueView(
  site: WritableSite,
  caller: Caller,
  item: WorkItem,
  shape: IssueShape,
): Record<string, unknown> {
  requireModelledExpand(shape.expand);
  const entries = Object.entries(allFields(site, caller, item)).filter(([id]) => wanted(id, shape.fields));
  const live = site.workItems.get(item.id) ?? item;
  const { names, schema } = fieldTexts(
    site,
    entries.map(([id]) => id),
  );
  const has = (name: string): boolean => shape.expand.includes(name);
  const histories = [...live.changelog].reverse().map((group) => changeGroupView(site, caller, group));
  const properties = Object.entries(live.properties).filter(
    ([key]) => shape.properties.includes(key) || shape.properties.includes('*all'),
  );
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: item.id,
    self: `${site.url}/rest/api/3/issue/${item.id}`,
    key: item.key,
    ...(has('names') ? { names } : {}),
    ...(has('schema') ? { schema } : {}),
    ...(has('changelog')
      ? { changelog: { startAt: 0, maxResults: histories.length, total: histories.length, histories } }
      : {}),
    ...(has('transitions')
      ? { transitions: transitionsOf(site, caller, item).map((each) => transitionView(site, each)) }
      : {}),
    ...(has('editmeta') ? { editmeta: { fields: editMeta(site, caller, item) } } : {}),
    ...(shape.properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(entries.length > 0 ? { fields: Object.fromEntries(entries) } : {}),
  };
}
