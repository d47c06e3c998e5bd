import type { PermissionKey } from './permissions/keys';
import type { ProductEvent } from '../shared/services';
import { PLAIN_SITE, type SiteVariant } from '../weather/site-variant';

export interface User {
  accountId: string;
  accountType: 'atlassian' | 'app' | 'customer';
  displayName: string;
  /** Null for app accounts. */
  email: string | null;
  /** Profile visibility: others do not see the address. */
  emailHidden: boolean;
  /** `GET /user/email` answers 404 for it too. */
  emailApiBlocked: boolean;
  active: boolean;
  jiraAdmin: boolean;
  timeZone: string;
  /** Null: no language was chosen, and Jira takes the site's. */
  locale: string | null;
  /** Profile visibility: others do not see the language. */
  localeHidden: boolean;
}

export interface Group {
  id: string;
  name: string;
  memberIds: Set<string>;
}

export interface Status {
  id: string;
  /** As the site's language has it. */
  name: string;
  untranslatedName: string;
  description: string;
  category: 'new' | 'indeterminate' | 'done';
  /** Set for a status that belongs to one team-managed project. */
  projectId?: string;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  /** Set for a type that belongs to one team-managed project. */
  projectId?: string;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  description: string;
  style: 'classic' | 'next-gen';
  typeKey: 'software' | 'service_desk' | 'business';
  leadId: string;
  uuid: string;
  issueTypeIds: string[];
  /** The first is where new items start. Every status can reach every other. */
  statusIds: string[];
  /** Null for team-managed projects, which have `ownFieldIds` instead. */
  issueTypeScreenSchemeId: string | null;
  /** Team-managed only: the fields of its work types. */
  ownFieldIds: string[];
  /** What each user may do; users that are not listed may do nothing. */
  grants: Map<string, Set<PermissionKey>>;
  /** What the app may do; null: everything, as its own role on a new project allows. */
  appGrants: Set<PermissionKey> | null;
  /** Statuses whose workflow step carries `jira.issue.editable=false`. */
  lockedStatusIds: Set<string>;
  /** The field scheme; null for team-managed projects. It counts only on a site with field schemes. */
  fieldSchemeId: string | null;
  properties: Record<string, unknown>;
  nextNumber: number;
}

export interface FieldContext {
  id: string;
  name: string;
  description: string;
  /** Null: all projects (the global context). */
  projectIds: string[] | null;
  /** Null: any work type. */
  issueTypeIds: string[] | null;
}

export interface CustomField {
  id: string;
  number: number;
  name: string;
  description: string;
  /** Full type key, e.g. `com.atlassian.jira.plugin.system.customfieldtypes:float`. */
  type: string;
  searcherKey: string | null;
  contexts: FieldContext[];
  /** What can be chosen, in every context alike; `parentId`: the second part of a cascading one. */
  options: { id: string; value: string; parentId?: string }[];
  /** Set for a field that belongs to one team-managed project. */
  projectId?: string;
}

/** Which custom fields its projects have, on a site with field schemes. */
export interface FieldScheme {
  id: string;
  name: string;
  fieldIds: Set<string>;
}

export interface Screen {
  id: number;
  name: string;
  description: string;
  tabs: { id: number; name: string; fieldIds: string[] }[];
}

export interface ScreenScheme {
  id: number;
  name: string;
  description: string;
  screens: { default: number; create?: number; edit?: number; view?: number };
}

export interface IssueTypeScreenScheme {
  id: string;
  name: string;
  description: string;
  mappings: { issueTypeId: string; screenSchemeId: number }[];
}

export interface ChangeItem {
  field: string;
  fieldId: string;
  fieldtype: 'jira' | 'custom';
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface ChangeGroup {
  id: string;
  authorId: string;
  /** Epoch milliseconds, as all times here. */
  created: number;
  items: ChangeItem[];
}

export interface Comment {
  id: string;
  authorId: string;
  body: unknown;
  created: number;
  updated: number;
}

export interface WorkItem {
  id: string;
  key: string;
  projectId: string;
  issueTypeId: string;
  statusId: string;
  statusCategoryChanged: number;
  summary: string;
  description: unknown;
  environment: unknown;
  labels: string[];
  dueDate: string | null;
  priorityId: string;
  creatorId: string | null;
  reporterId: string | null;
  assigneeId: string | null;
  resolutionId: string | null;
  resolved: number | null;
  created: number;
  updated: number;
  custom: Record<string, unknown>;
  properties: Record<string, unknown>;
  comments: Comment[];
  changelog: ChangeGroup[];
  /** An issue security level: only these accounts see the item. */
  visibleTo: string[] | null;
  /** Of a customer's request; null for any other item. */
  requestTypeId: string | null;
  /** How its customer rated it by Jira's own question, 1 to 5; null: nobody has. */
  satisfaction: number | null;
  organizationIds: string[];
  /** Account ids, in the order in which they were added. */
  participantIds: string[];
}

/** What the search index held of an item at some time; null when it was deleted. */
interface IndexUpdate {
  at: number;
  id: string;
  item: WorkItem | null;
}

/** A mail about an edit, as Jira sends it to the watchers of the work item. */
export interface Mail {
  at: number;
  workItem: string;
  /** Account ids. */
  to: string[];
  /** Names of what changed. */
  changed: string[];
  /** What it says about them. */
  text: string;
}

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-entity-property/ */
export interface SearchAlias {
  propertyKey: string;
  /** Where in the property the value is: names joined by dots. */
  path: string;
  type: string;
  searchAlias: string;
}

/** Everything the simulated site holds. Plain data: operations and views give it meaning. */
export interface Site {
  url: string;
  /** What differs from the plain site. */
  variant: SiteVariant;
  /** Whether the address API answers the app. */
  emailApi: SiteVariant['emailApi'];
  now(): number;
  users: Map<string, User>;
  groups: Map<string, Group>;
  appAccountId: string;
  /** Properties of the installed app. */
  appProperties: Record<string, unknown>;
  /** Names under which searches find what the installed app keeps in properties of work items. */
  /** Saved filters, by id. */
  filters: Map<string, { ownerId: string; jql: string }>;
  searchAliases: SearchAlias[];
  statuses: Map<string, Status>;
  issueTypes: Map<string, IssueType>;
  projects: Map<string, Project>;
  fields: Map<string, CustomField>;
  fieldSchemes: Map<string, FieldScheme>;
  screens: Map<number, Screen>;
  screenSchemes: Map<number, ScreenScheme>;
  issueTypeScreenSchemes: Map<string, IssueTypeScreenScheme>;
  workItems: Map<string, WorkItem>;
  /** Work item ids by key, keys from before a move included. */
  keys: Map<string, string>;
  indexed: Map<string, WorkItem>;
  toIndex: IndexUpdate[];
  /** Every mail since the reset, oldest first. */
  mails: Mail[];
  /** Next free number by kind. */
  counters: Map<string, number>;
  emit(event: ProductEvent): void;
}

export function createSite(options: {
  url: string;
  now(): number;
  emit(event: ProductEvent): void;
  variant?: SiteVariant;
  searchAliases?: SearchAlias[];
}): Site {
  return {
    variant: PLAIN_SITE,
    filters: new Map(),
    searchAliases: [],
    emailApi: (options.variant ?? PLAIN_SITE).emailApi,
    ...options,
    users: new Map(),
    groups: new Map(),
    appAccountId: '',
    appProperties: {},
    statuses: new Map(),
    issueTypes: new Map(),
    projects: new Map(),
    fields: new Map(),
    fieldSchemes: new Map(),
    screens: new Map(),
    screenSchemes: new Map(),
    issueTypeScreenSchemes: new Map(),
    workItems: new Map(),
    keys: new Map(),
    indexed: new Map(),
    toIndex: [],
    mails: [],
    counters: new Map(),
  };
}

/** The next number of a kind; unique and increasing over the whole site. */
export function nextNumber(site: Site, kind: string, first = 10_000): number {
  const number = site.counters.get(kind) ?? first;
  site.counters.set(kind, number + 1);
  return number;
}

/** Looks something up that the state itself refers to; a miss is a bug of the simulator. */
export function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`The simulated Jira lost ${what}`);
  return value;
}

export function projectOf(site: Site, item: WorkItem): Project {
  return must(site.projects.get(item.projectId), `project ${item.projectId}`);
}

/** A project by numeric id or key. */
export function findProject(site: Site, idOrKey: string): Project | undefined {
  const upper = idOrKey.toUpperCase();
  return site.projects.get(idOrKey) ?? [...site.projects.values()].find((project) => project.key === upper);
}

/** A work item by numeric id or key, old keys included. */
export function findWorkItem(site: Site, idOrKey: string): WorkItem | undefined {
  return site.workItems.get(idOrKey) ?? site.workItems.get(site.keys.get(idOrKey.toUpperCase()) ?? '');
}

/** A user by account id or e-mail. */
export function findUser(site: Site, accountIdOrEmail: string): User | undefined {
  const wanted = accountIdOrEmail.toLowerCase();
  return (
    site.users.get(accountIdOrEmail) ?? [...site.users.values()].find((user) => user.email?.toLowerCase() === wanted)
  );
}
