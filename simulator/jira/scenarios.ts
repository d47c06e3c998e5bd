import type { Scenario } from '../shared/scenario';
import { adfOf } from './adf';
import { addCustomField } from './operations/fields';
import { blankItem } from './operations/create-issue';
import { MEMBER, PROJECT_ADMIN, REPORTER, type PermissionKey } from './permissions';
import { CUSTOM_TYPE_PREFIX } from './screens';
import { must, nextNumber, type Project, type Site, type User, type WorkItem } from './state';
import { STANDARD_FIELDS, TEAM_FIELDS } from './standard-fields';

export type { Scenario };

/** Account ids of the people on every simulated site. */
export const ACCOUNTS = {
  admin: '712020:0a6d3c1e-8b1f-4f0c-9a52-3d1f6e2b7c01',
  agent: '712020:1b7e4d2f-9c20-4a1d-8b63-4e207f3c8d12',
  customer: '5f1a2b3c4d5e6f7a8b9c0d1e',
  hidden: '712020:2c8f5e30-ad31-4b2e-9c74-5f318a4d9e23',
  portalCustomer: 'qm:7f1c8a20-5d3e-4c6b-9a41-2e8d0b7f6c35:1d9e4a52-6b7c-4f80-8123-c4d5e6f7a8b9',
  bot: '557058:9a3b1c7d-2e4f-4d60-8a15-7b9c0d1e2f34',
  app: '557058:3d906f41-be42-4c3f-8d85-604a9b5eaf34',
} as const;

/** The two fields of nps.today's Jira guide. */
export const RATING_FIELD = 'customfield_10091';
export const COMMENT_FIELD = 'customfield_10092';

const LARGE = { projects: 20, workItems: 5_000 };

function user(accountId: string, displayName: string, email: string | null, more: Partial<User> = {}): User {
  return {
    accountId,
    accountType: 'atlassian',
    displayName,
    email,
    emailHidden: false,
    emailApiBlocked: false,
    active: true,
    jiraAdmin: false,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    ...more,
  };
}

function addPeople(site: Site): void {
  const people = [
    user(ACCOUNTS.admin, 'Alice Admin', 'admin@example.com', { jiraAdmin: true }),
    user(ACCOUNTS.agent, 'Agnes Agent', 'agent@example.com'),
    user(ACCOUNTS.customer, 'Carla Customer', 'customer@example.com'),
    user(ACCOUNTS.hidden, 'Hidden', 'hidden@example.com', { emailHidden: true }),
    user(ACCOUNTS.portalCustomer, 'Paula Portal', 'portal@example.org', { accountType: 'customer', emailHidden: true }),
    user(ACCOUNTS.bot, 'Automation for Jira', null, { accountType: 'app' }),
    user(ACCOUNTS.app, 'nps.today for Jira', null, { accountType: 'app' }),
  ];
  for (const each of people) site.users.set(each.accountId, each);
  site.appAccountId = ACCOUNTS.app;
}

function addStatuses(site: Site, names: [string, 'new' | 'indeterminate' | 'done'][], projectId?: string): string[] {
  return names.map(([name, category]) => {
    const id = String(nextNumber(site, 'status'));
    site.statuses.set(id, { id, name, category, description: '', ...(projectId ? { projectId } : {}) });
    return id;
  });
}

function addTypes(site: Site, names: string[], projectId?: string): string[] {
  return names.map((name) => {
    const id = String(nextNumber(site, 'work type', 10_001));
    const description = `A ${name.toLowerCase()}.`;
    site.issueTypes.set(id, { id, name, description, ...(projectId ? { projectId } : {}) });
    return id;
  });
}

function addScreen(site: Site, id: number, name: string, fieldIds: readonly string[]): number {
  const tab = { id: nextNumber(site, 'tab'), name: 'Field Tab', fieldIds: [...fieldIds] };
  site.screens.set(id, { id, name, description: '', tabs: [tab] });
  return id;
}

/** An issue type screen scheme whose every operation uses one screen. */
function addScreenChain(site: Site, name: string, screenId: number): string {
  const schemeId = nextNumber(site, 'screen scheme', 10_000);
  site.screenSchemes.set(schemeId, {
    id: schemeId,
    name: `${name} Screen Scheme`,
    description: '',
    screens: { default: screenId },
  });
  const id = String(nextNumber(site, 'issue type screen scheme', 10_000));
  site.issueTypeScreenSchemes.set(id, {
    id,
    name: `${name} Issue Type Screen Scheme`,
    description: '',
    mappings: [{ issueTypeId: 'default', screenSchemeId: schemeId }],
  });
  return id;
}

function grants(...entries: [string, readonly PermissionKey[]][]): Project['grants'] {
  return new Map(entries.map(([account, permissions]) => [account, new Set(permissions)]));
}

type ProjectDetails = Pick<Project, 'key' | 'name' | 'statusIds' | 'issueTypeIds'> & Partial<Project>;

function addProject(site: Site, details: ProjectDetails): Project {
  const id = details.id ?? String(nextNumber(site, 'project'));
  const project: Project = {
    description: '',
    style: 'classic',
    typeKey: 'software',
    leadId: ACCOUNTS.admin,
    uuid: `7e6f1c2a-0000-4000-8000-${id.padStart(12, '0')}`,
    issueTypeScreenSchemeId: null,
    ownFieldIds: [],
    grants: grants([ACCOUNTS.admin, PROJECT_ADMIN], [ACCOUNTS.agent, MEMBER]),
    appBlocked: false,
    properties: {},
    nextNumber: 1,
    ...details,
    id,
  };
  site.projects.set(id, project);
  return project;
}

/** Puts an item on the site as if it had been there, and in the search index, for long. */
function addItem(site: Site, project: Project, summary: string, more: Partial<WorkItem> = {}): WorkItem {
  const item = blankItem(site, project, must(project.issueTypeIds[0], 'work type'), ACCOUNTS.customer);
  Object.assign(item, { summary, description: adfOf(`${summary}.`) }, more);
  site.workItems.set(item.id, item);
  site.keys.set(item.key, item.id);
  site.indexed.set(item.id, structuredClone(item));
  return item;
}

interface Shared {
  statusIds: string[];
  issueTypeIds: string[];
}

function addKanban(site: Site, shared: Shared, extraFields: string[]): void {
  const screenId = addScreen(site, nextNumber(site, 'screen', 10_000), 'KAN: Kanban Default Issue Screen', [
    ...STANDARD_FIELDS,
    ...extraFields,
  ]);
  const project = addProject(site, {
    ...shared,
    key: 'KAN',
    name: 'Kanban',
    description: 'Work for our customers.',
    issueTypeScreenSchemeId: addScreenChain(site, 'KAN: Kanban', screenId),
    grants: grants(
      [ACCOUNTS.admin, PROJECT_ADMIN],
      [ACCOUNTS.agent, MEMBER],
      [ACCOUNTS.customer, REPORTER],
      [ACCOUNTS.hidden, REPORTER],
    ),
  });
  const [todo, inProgress] = shared.statusIds;
  const assigneeId = ACCOUNTS.agent;
  addItem(site, project, 'Set up the new laptop', { statusId: todo });
  addItem(site, project, 'Invoice shows the wrong address', { statusId: inProgress, assigneeId });
  addItem(site, project, 'Add Danish to the price list', { statusId: todo });
  addItem(site, project, 'Password reset mail never arrives', {
    statusId: inProgress,
    assigneeId,
    reporterId: ACCOUNTS.hidden,
    creatorId: ACCOUNTS.hidden,
  });
  addItem(site, project, 'Nightly export failed', {
    statusId: todo,
    reporterId: ACCOUNTS.bot,
    creatorId: ACCOUNTS.bot,
  });
  addItem(site, project, 'Found in the shared mailbox', { statusId: todo, reporterId: null });
}

function addOperations(site: Site, shared: Shared): void {
  const project = addProject(site, {
    ...shared,
    key: 'OPS',
    name: 'Operations',
    issueTypeScreenSchemeId: addScreenChain(site, 'Default', 1),
  });
  const [todo, inProgress] = shared.statusIds;
  addItem(site, project, 'Renew the certificate', { statusId: todo });
  addItem(site, project, 'Replace the backup disk', { statusId: inProgress, assigneeId: ACCOUNTS.agent });
  addItem(site, project, 'Order a new switch', {
    statusId: todo,
    creatorId: ACCOUNTS.agent,
    reporterId: ACCOUNTS.agent,
  });
}

function addTeam(site: Site): void {
  const id = String(nextNumber(site, 'project'));
  const project = addProject(site, {
    id,
    key: 'TEAM',
    name: 'Team',
    style: 'next-gen',
    statusIds: addStatuses(
      site,
      [
        ['To Do', 'new'],
        ['In Progress', 'indeterminate'],
        ['Done', 'done'],
      ],
      id,
    ),
    issueTypeIds: addTypes(site, ['Task', 'Bug'], id),
    ownFieldIds: [...TEAM_FIELDS],
  });
  addItem(site, project, 'Write the release notes');
  addItem(site, project, 'Tidy the board');
}

function addServiceDesk(site: Site): void {
  const screenId = addScreen(
    site,
    nextNumber(site, 'screen', 10_000),
    'HELP: Jira Service Management Screen',
    STANDARD_FIELDS,
  );
  const project = addProject(site, {
    key: 'HELP',
    name: 'Help desk',
    typeKey: 'service_desk',
    statusIds: addStatuses(site, [
      ['Waiting for support', 'new'],
      ['Waiting for customer', 'indeterminate'],
      ['Resolved', 'done'],
    ]),
    issueTypeIds: addTypes(site, ['Service Request']),
    issueTypeScreenSchemeId: addScreenChain(site, 'HELP: Jira Service Management', screenId),
  });
  const portal = { creatorId: ACCOUNTS.portalCustomer, reporterId: ACCOUNTS.portalCustomer };
  addItem(site, project, 'I cannot log in', portal);
  addItem(site, project, 'Please add a colleague');
}

function addMany(site: Site, shared: Shared, extraFields: string[]): void {
  const perProject = LARGE.workItems / LARGE.projects;
  while (site.projects.size < LARGE.projects) {
    const number = String(site.projects.size + 1).padStart(2, '0');
    const name = `P${number}: Kanban`;
    const screenId = nextNumber(site, 'screen', 10_000);
    addScreen(site, screenId, `${name} Default Issue Screen`, [...STANDARD_FIELDS, ...extraFields]);
    addProject(site, {
      ...shared,
      key: `P${number}`,
      name: `Project ${number}`,
      issueTypeScreenSchemeId: addScreenChain(site, name, screenId),
    });
  }
  for (const project of site.projects.values()) {
    while (project.nextNumber <= perProject) {
      const number = project.nextNumber;
      addItem(site, project, `Work item number ${number}`, { statusId: must(project.statusIds[number % 2], 'status') });
    }
  }
}

/** Fills an empty site. `fresh` is `guide` without the two fields; `large` is `guide` with many more projects and items. */
export function fillSite(site: Site, scenario: Scenario): void {
  addPeople(site);
  const fields = scenario === 'fresh' ? [] : [RATING_FIELD, COMMENT_FIELD];
  if (fields.length > 0) {
    const describe = (name: string, type: string, searcher: string) => ({
      name,
      description: '',
      type: `${CUSTOM_TYPE_PREFIX}${type}`,
      searcherKey: `${CUSTOM_TYPE_PREFIX}${searcher}`,
    });
    addCustomField(site, describe('NPS Rating', 'float', 'exactnumber'), 10_091);
    addCustomField(site, describe('NPS Comment', 'textfield', 'textsearcher'), 10_092);
  }
  addScreen(site, 1, 'Default Screen', STANDARD_FIELDS);
  addScreen(site, 2, 'Workflow Screen', ['assignee']);
  addScreen(site, 3, 'Resolve Issue Screen', ['resolution', 'assignee']);
  const shared = {
    statusIds: addStatuses(site, [
      ['To Do', 'new'],
      ['In Progress', 'indeterminate'],
      ['Done', 'done'],
    ]),
    issueTypeIds: addTypes(site, ['Task', 'Bug', 'Story']),
  };
  addKanban(site, shared, fields);
  addOperations(site, shared);
  addTeam(site);
  addServiceDesk(site);
  if (scenario === 'large') addMany(site, shared, fields);
}
