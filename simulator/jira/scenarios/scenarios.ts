import type { Scenario } from '../../shared/scenario';
import { adfOf } from '../fields/adf';
import { addCustomField } from '../operations/fields';
import { blankItem } from '../operations/create-issue';
import { statusName } from '../language/wording';
import { MEMBER, PROJECT_ADMIN, REPORTER, SERVICE_AGENT, type PermissionKey } from '../permissions/keys';
import { ACCOUNTS, addPeople } from './people';
import { CUSTOM_TYPE_PREFIX } from '../fields/screens';
import { vary } from '../variants/vary';
import { must, nextNumber, type Project, type Site, type WorkItem } from '../state';
import { STANDARD_FIELDS, TEAM_FIELDS } from '../fields/standard-fields';

export { ACCOUNTS } from './people';
export type { Scenario };

/** The two fields of nps.today's Jira guide. */
export const RATING_FIELD = 'customfield_10091';
export const COMMENT_FIELD = 'customfield_10092';

/** The field scheme of projects that have no other. */
const DEFAULT_FIELD_SCHEME = '10000';
const NPS_FIELD_SCHEME = '10001';

const LARGE = { projects: 20, workItems: 5_000 };

function addStatuses(site: Site, names: [string, 'new' | 'indeterminate' | 'done'][], projectId?: string): string[] {
  return names.map(([name, category]) => {
    const id = String(nextNumber(site, 'status'));
    const words = { name: statusName(site.variant.language, name), untranslatedName: name, description: '' };
    site.statuses.set(id, { id, ...words, category, ...(projectId ? { projectId } : {}) });
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

function addFieldScheme(site: Site, id: string, name: string, fieldIds: string[]): void {
  site.fieldSchemes.set(id, { id, name, fieldIds: new Set(fieldIds) });
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
    appGrants: null,
    lockedStatusIds: new Set(),
    fieldSchemeId: details.style === 'next-gen' ? null : DEFAULT_FIELD_SCHEME,
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
    fieldSchemeId: NPS_FIELD_SCHEME,
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
    grants: grants(
      [ACCOUNTS.admin, [...PROJECT_ADMIN, ...SERVICE_AGENT]],
      [ACCOUNTS.agent, [...MEMBER, ...SERVICE_AGENT]],
    ),
  });
  const portal = { creatorId: ACCOUNTS.portalCustomer, reporterId: ACCOUNTS.portalCustomer };
  addItem(site, project, 'I cannot log in', { ...portal, requestTypeId: '1', organizationIds: ['1'] });
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
      fieldSchemeId: NPS_FIELD_SCHEME,
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
  addFieldScheme(site, DEFAULT_FIELD_SCHEME, 'Default Field Scheme', []);
  addFieldScheme(site, NPS_FIELD_SCHEME, 'Customer Work Field Scheme', fields);
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
  if (site.variant.jsm) addServiceDesk(site);
  if (scenario === 'large') addMany(site, shared, fields);
  vary(site);
}
