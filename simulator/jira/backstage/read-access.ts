import type { WritableSite } from '../edit/changes';
import {
  findProject,
  findUser,
  findWorkItem,
  type CustomField,
  type Mail,
  type Project,
  type User,
  type WorkItem,
} from '../state';
import { ACCOUNTS } from '../scenarios/scenarios';
import { statusOf } from '../views/views';

/** A work item as the console shows it, whoever the viewer is. */
export interface WorkItemSummary {
  id: string;
  key: string;
  projectKey: string;
  summary: string;
  status: { id: string; name: string; category: 'new' | 'indeterminate' | 'done' };
  /** Statuses it can go to, with the transition that leads there. */
  transitions: { id: string; name: string }[];
  reporterId: string | null;
  assigneeId: string | null;
  /** Values of custom fields by field id. */
  custom: Record<string, unknown>;
  properties: Record<string, unknown>;
  /** Epoch milliseconds. */
  updated: number;
}

/** Reads the site past REST, permissions and rate limits. What is returned is a copy. */
export interface ReadAccess {
  readonly users: {
    /** Account ids of the people every scenario has. */
    readonly ids: typeof ACCOUNTS;
    list(): User[];
    /** By account id or e-mail address. */
    find(accountIdOrEmail: string): User | undefined;
  };
  projects(): { id: string; key: string; name: string; style: Project['style']; typeKey: Project['typeKey'] }[];
  /** All work items, or those of one project (by key or id), oldest first. */
  workItems(project?: string): WorkItemSummary[];
  /** By key or id; undefined when there is none. */
  workItem(idOrKey: string): WorkItemSummary | undefined;
  /** Every mail that Jira sent about an edit since the reset, oldest first. */
  mails(): Mail[];
  /** Custom fields of the site. */
  customFields(): CustomField[];
}

function summarize(site: WritableSite, item: WorkItem): WorkItemSummary {
  const status = statusOf(site, item);
  const project = site.projects.get(item.projectId);
  const transitions = (project?.statusIds ?? [])
    .map((statusId, index) => ({ statusId, id: `${index + 1}1`, name: site.statuses.get(statusId)?.name ?? statusId }))
    .filter((each) => each.statusId !== status.id)
    .map(({ id, name }) => ({ id, name }));
  const { id, key, summary, reporterId, assigneeId, custom, properties, updated } = item;
  return structuredClone({
    id,
    key,
    projectKey: project?.key ?? '',
    summary,
    status: { id: status.id, name: status.name, category: status.category },
    transitions,
    reporterId,
    assigneeId,
    custom,
    properties,
    updated,
  });
}

/** Reads whatever site is current: a reset replaces the site. */
export function createReadAccess(current: () => WritableSite): ReadAccess {
  return {
    users: {
      ids: ACCOUNTS,
      list: () => structuredClone([...current().users.values()]),
      find: (name) => structuredClone(findUser(current(), name)),
    },
    projects: () =>
      [...current().projects.values()].map(({ id, key, name, style, typeKey }) => ({ id, key, name, style, typeKey })),
    workItems(wanted) {
      const site = current();
      const projectId = wanted === undefined ? undefined : findProject(site, wanted)?.id;
      const items = [...site.workItems.values()].filter((item) => wanted === undefined || item.projectId === projectId);
      return items.map((item) => summarize(site, item));
    },
    workItem(idOrKey) {
      const item = findWorkItem(current(), idOrKey);
      return item && summarize(current(), item);
    },
    mails: () => structuredClone(current().mails),
    customFields: () => structuredClone([...current().fields.values()]),
  };
}
