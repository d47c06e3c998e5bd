import { adfText } from '../fields/adf';
import { badRequest, notModelled } from '../errors';
import { categoryName } from '../language/wording';
import { may, maySee, type Caller } from '../permissions/permissions';
import { ORGANIZATIONS, SATISFACTION, serviceFields } from '../fields/service-fields';
import { customTypeName, type CustomTypeName } from '../fields/screens';
import { findWorkItem, must, projectOf, type CustomField, type SearchAlias, type Site, type WorkItem } from '../state';
import type { JqlOperand, JqlOperator } from './jql';
import { PRIORITIES, RESOLUTIONS, STATUS_CATEGORIES, statusOf, typeOf } from '../views/views';

export type Comparable = string | number;

/** A field as JQL uses it. */
export interface JqlField {
  operators: readonly JqlOperator[];
  /** The item's values; empty when the field is empty. */
  values(item: WorkItem): Comparable[];
  /** What an operand stands for. Several values mean "any of them". @throws JiraError 400 for a value that does not exist */
  operand(operand: Exclude<JqlOperand, { kind: 'empty' }>): Comparable[];
  /** What `ORDER BY` sorts by; the first value by default. */
  sort?(item: WorkItem): Comparable;
}

const EQUALITY: JqlOperator[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const ORDERED: JqlOperator[] = [...EQUALITY, '>', '<', '>=', '<='];
const TEXT: JqlOperator[] = ['~', '!~', 'is', 'is not'];

type Operand = Exclude<JqlOperand, { kind: 'empty' }>;

function plain(operand: Operand): string {
  if (operand.kind === 'function') {
    throw badRequest(`Unable to find JQL function '${operand.name}(${operand.args.join(', ')})'.`);
  }
  return operand.text;
}

function missing(value: string, field: string) {
  return badRequest(`The value '${value}' does not exist for the field '${field}'.`);
}

function named(
  field: string,
  options: { id: string; name: string; key?: string; untranslatedName?: string }[],
  values: (item: WorkItem) => Comparable[],
): JqlField {
  return {
    operators: EQUALITY,
    values,
    operand(operand) {
      const wanted = plain(operand);
      const lower = wanted.toLowerCase();
      const found = options.filter(
        ({ id, name, key, untranslatedName }) =>
          id === wanted || [name, key, untranslatedName].some((each) => each?.toLowerCase() === lower),
      );
      if (found.length === 0) throw missing(wanted, field);
      return found.map((each) => each.id);
    },
    sort: (item) => options.find((each) => each.id === values(item)[0])?.name ?? '',
  };
}

function person(site: Site, caller: Caller, field: string, read: (item: WorkItem) => string | null): JqlField {
  return people(site, caller, field, (item) => [read(item)].filter((id) => id !== null));
}

function people(site: Site, caller: Caller, field: string, read: (item: WorkItem) => string[]): JqlField {
  return {
    operators: EQUALITY,
    values: read,
    operand(operand) {
      if (operand.kind === 'function' && operand.name.toLowerCase() === 'currentuser') {
        return caller.user ? [caller.user.accountId] : [];
      }
      const wanted = plain(operand).toLowerCase();
      const found = [...site.users.values()].filter(
        (user) =>
          user.accountId.toLowerCase() === wanted ||
          user.displayName.toLowerCase() === wanted ||
          (!user.emailHidden && user.email?.toLowerCase() === wanted),
      );
      if (found.length === 0) throw missing(plain(operand), field);
      return found.map((user) => user.accountId);
    },
    sort: (item) => site.users.get(read(item)[0] ?? '')?.displayName ?? '',
  };
}

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const DATE_FORMATS =
  "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

function dayStart(time: number): number {
  return Math.floor(time / 86_400_000) * 86_400_000;
}

function dateOperand(site: Site, field: string, operand: Operand): number {
  const now = site.now();
  if (operand.kind === 'function') {
    const name = operand.name.toLowerCase();
    if (operand.args.length === 0 && name === 'now') return now;
    if (operand.args.length === 0 && name === 'startofday') return dayStart(now);
    if (operand.args.length === 0 && name === 'endofday') return dayStart(now) + 86_400_000 - 1;
  }
  const text = plain(operand);
  const period = /^([+-]?)((?:\d+[wdhm]\s*)+)$/i.exec(text);
  if (period) {
    const parts = [...(period[2] ?? '').matchAll(/(\d+)([wdhm])/gi)];
    const total = parts.reduce(
      (sum, [, count, unit]) => sum + Number(count) * (UNITS[(unit ?? '').toLowerCase()] ?? 0),
      0,
    );
    return period[1] === '-' ? now - total : now + total;
  }
  const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text);
  if (!date) throw badRequest(`Date value '${text}' for field '${field}' is invalid. ${DATE_FORMATS}`);
  const [, year, month, day, hour, minute] = date.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour || 0, minute || 0);
}

function date(site: Site, field: string, read: (item: WorkItem) => number | null): JqlField {
  return {
    operators: ORDERED,
    values: (item) => [read(item)].filter((time) => time !== null),
    operand: (operand) => [dateOperand(site, field, operand)],
  };
}

function text(read: (item: WorkItem) => string): JqlField {
  return {
    operators: TEXT,
    values: (item) => [read(item)].filter((each) => each !== ''),
    operand: (operand) => [plain(operand)],
  };
}

function strings(read: (item: WorkItem) => string[]): JqlField {
  return { operators: EQUALITY, values: read, operand: (operand) => [plain(operand)] };
}

function workItemKey(site: Site, caller: Caller, field: string): JqlField {
  return {
    operators: ORDERED,
    values: (item) => [Number(item.id)],
    operand(operand) {
      const wanted = plain(operand);
      const found = findWorkItem(site, wanted);
      if (found && maySee(site, caller, found)) return [Number(found.id)];
      const kind = /^\d+$/.test(wanted) ? 'ID' : 'key';
      throw badRequest(`An issue with ${kind} '${wanted}' does not exist for field '${field}'.`);
    },
    sort: (item) => `${projectOf(site, item).key}-${(item.key.split('-')[1] ?? '').padStart(10, '0')}`,
  };
}

function customField(site: Site, caller: Caller, field: CustomField): JqlField {
  const read = (item: WorkItem): unknown => item.custom[field.id] ?? null;
  const time = (item: WorkItem): number | null => {
    const value = read(item);
    return typeof value === 'string' ? Date.parse(value) : null;
  };
  const ids = (item: WorkItem): string[] => [(read(item) as string | string[] | null) ?? []].flat();
  const options = field.options.map(({ id, value }) => ({ id, name: value }));
  const kinds: Record<CustomTypeName, () => JqlField> = {
    float: () => number(field.name, read),
    textfield: () => text((item) => String(read(item) ?? '')),
    textarea: () => text((item) => adfText(read(item))),
    url: () => strings((item) => [read(item)].filter((value) => typeof value === 'string')),
    labels: () => strings((item) => (read(item) as string[] | null) ?? []),
    datepicker: () => date(site, field.name, time),
    datetime: () => date(site, field.name, time),
    userpicker: () => people(site, caller, field.name, ids),
    multiuserpicker: () => people(site, caller, field.name, ids),
    select: () => named(field.name, options, ids),
    multiselect: () => named(field.name, options, ids),
    cascadingselect: () => ({
      operators: EQUALITY,
      values: ids,
      operand() {
        throw notModelled('JQL with the options of a cascading field');
      },
    }),
  };
  return kinds[must(customTypeName(field.type), `type ${field.type}`)]();
}

function aliased(alias: SearchAlias): JqlField {
  const read = (item: WorkItem): unknown =>
    alias.path
      .split('.')
      .reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
        item.properties[alias.propertyKey],
      );
  switch (alias.type) {
    case 'string':
      return strings((item) => [read(item)].filter((value) => typeof value === 'string'));
    case 'number':
      return number(alias.searchAlias, read);
    default:
      throw notModelled(`a search alias of type '${alias.type}'`);
  }
}

function number(name: string, read: (item: WorkItem) => unknown): JqlField {
  return {
    operators: ORDERED,
    values: (item) => [read(item)].filter((value) => typeof value === 'number'),
    operand(operand) {
      const value = plain(operand);
      if (value.trim() === '' || Number.isNaN(Number(value))) {
        throw badRequest(`'${value}' is an invalid number for field '${name}'.`);
      }
      return [Number(value)];
    },
  };
}

function allText(site: Site, item: WorkItem): string {
  const comments = (site.workItems.get(item.id)?.comments ?? []).map((comment) => adfText(comment.body));
  const custom = Object.values(item.custom).map((value) => (typeof value === 'string' ? value : adfText(value)));
  return [item.summary, adfText(item.description), adfText(item.environment), ...comments, ...custom].join('\n');
}

function systemField(site: Site, caller: Caller, name: string): JqlField | undefined {
  switch (name) {
    case 'project': {
      const seen = [...site.projects.values()].filter((project) => may(caller, 'BROWSE_PROJECTS', project));
      return named('project', seen, (item) => [item.projectId]);
    }
    case 'key':
    case 'issuekey':
    case 'issue':
    case 'id':
      return workItemKey(site, caller, name);
    case 'issuetype':
    case 'type':
      return named(name, [...site.issueTypes.values()], (item) => [typeOf(site, item).id]);
    case 'status':
      return named('status', [...site.statuses.values()], (item) => [item.statusId]);
    case 'statuscategory': {
      const { language } = site.variant;
      const options = Object.values(STATUS_CATEGORIES).map((each) => ({
        ...{ ...each, id: String(each.id) },
        ...{ untranslatedName: each.name, name: categoryName(language, each.key, each.name) },
      }));
      return named('statusCategory', options, (item) => [String(STATUS_CATEGORIES[statusOf(site, item).category].id)]);
    }
    case 'priority':
      return named('priority', PRIORITIES, (item) => [item.priorityId]);
    case 'resolution': {
      const field = named('resolution', RESOLUTIONS, (item) => [item.resolutionId].filter((id) => id !== null));
      return field;
    }
    case 'assignee':
      return person(site, caller, 'assignee', (item) => item.assigneeId);
    case 'reporter':
      return person(site, caller, 'reporter', (item) => item.reporterId);
    case 'creator':
      return person(site, caller, 'creator', (item) => item.creatorId);
    case 'labels':
      return strings((item) => item.labels);
    case 'summary':
      return text((item) => item.summary);
    case 'description':
      return text((item) => adfText(item.description));
    case 'text':
      return text((item) => allText(site, item));
    case 'created':
    case 'createddate':
      return date(site, name, (item) => item.created);
    case 'updated':
    case 'updateddate':
      return date(site, name, (item) => item.updated);
    case 'resolved':
    case 'resolutiondate':
      return date(site, name, (item) => item.resolved);
    case 'due':
    case 'duedate':
      return date(site, name, (item) => (item.dueDate === null ? null : Date.parse(item.dueDate)));
    case 'organizations':
      return site.variant.jsm ? named('organizations', ORGANIZATIONS, (item) => item.organizationIds) : undefined;
    default:
      return undefined;
  }
}

/** The field a clause names: system name, `cf[10091]`, `customfield_10091`, a custom field's name or the app's alias. */
export function jqlField(site: Site, caller: Caller, name: string): JqlField | undefined {
  const lower = name.toLowerCase();
  const found = systemField(site, caller, lower);
  if (found) return found;
  const service = serviceFields(site).find(({ clauseNames }) =>
    clauseNames.some((each) => each.toLowerCase() === lower),
  );
  if (service?.id === SATISFACTION.id) return number(service.name, (item) => item.satisfaction);
  if (service) throw notModelled(`JQL with the field '${service.name}'`);
  const numbered = /^cf\[(\d+)\]$/.exec(lower)?.[1] ?? /^customfield_(\d+)$/.exec(lower)?.[1];
  const field = [...site.fields.values()].find((each) =>
    numbered ? String(each.number) === numbered : each.name.toLowerCase() === lower,
  );
  if (field) return customField(site, caller, field);
  const alias = site.searchAliases.find(({ searchAlias }) => searchAlias.toLowerCase() === lower);
  return alias && aliased(alias);
}
