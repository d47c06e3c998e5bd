import { watchersOf } from '../events/mails';
import { categoryName } from '../language/wording';
import type { Caller } from '../permissions/permissions';
import {
  must,
  projectOf,
  type IssueType,
  type Project,
  type Site,
  type Status,
  type User,
  type WorkItem,
} from '../state';

/** Jira's date format, e.g. `2026-11-23T10:58:58.000+0000`. */
export function jiraTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '+0000');
}

export const STATUS_CATEGORIES = {
  undefined: { id: 1, key: 'undefined', colorName: 'medium-gray', name: 'No Category' },
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

export const RESOLUTIONS = [
  { id: '10000', name: 'Done', description: 'Work has been completed on this issue.' },
  { id: '10001', name: "Won't Do", description: "This issue won't be actioned." },
  { id: '10002', name: 'Duplicate', description: 'The problem is a duplicate of an existing issue.' },
  { id: '10003', name: 'Cannot Reproduce', description: 'All attempts at reproducing this issue failed.' },
];

export const PRIORITIES = [
  { id: '1', name: 'Highest', statusColor: '#d04437', description: 'This problem will block progress.' },
  { id: '2', name: 'High', statusColor: '#f15C75', description: 'Serious problem that could block progress.' },
  { id: '3', name: 'Medium', statusColor: '#f79232', description: 'Has the potential to affect progress.' },
  { id: '4', name: 'Low', statusColor: '#707070', description: 'Minor problem or easily worked around.' },
  { id: '5', name: 'Lowest', statusColor: '#999999', description: 'Trivial problem with little impact on progress.' },
];

function avatars(url: string): Record<string, string> {
  const sizes = { '48x48': 'large', '24x24': 'small', '16x16': 'xsmall', '32x32': 'medium' };
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, `${url}?size=${size}`]));
}

/** Whether the caller may see this address: one's own, or one that its owner shows. Apps are not exempt. */
export function seesEmail(caller: Caller, user: User): boolean {
  return user.email !== null && (!user.emailHidden || caller.user?.accountId === user.accountId);
}

export function userView(site: Site, caller: Caller, user: User): Record<string, unknown> {
  return {
    self: `${site.url}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    ...(seesEmail(caller, user) ? { emailAddress: user.email } : {}),
    avatarUrls: avatars(`${site.url}/secure/useravatar`),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    accountType: user.accountType,
  };
}

export function userById(site: Site, caller: Caller, accountId: string | null): Record<string, unknown> | null {
  if (accountId === null) return null;
  return userView(site, caller, must(site.users.get(accountId), `user ${accountId}`));
}

export function categoryView(site: Site, key: keyof typeof STATUS_CATEGORIES): Record<string, unknown> {
  const category = STATUS_CATEGORIES[key];
  const name = categoryName(site.variant.language, key, category.name);
  return { self: `${site.url}/rest/api/3/statuscategory/${category.id}`, ...category, name };
}

/** The mark of something that belongs to one team-managed project. */
export function scopeView(projectId: string | undefined): Record<string, unknown> {
  return projectId ? { scope: { type: 'PROJECT', project: { id: projectId } } } : {};
}

export function statusView(site: Site, status: Status): Record<string, unknown> {
  return {
    self: `${site.url}/rest/api/3/status/${status.id}`,
    description: status.description,
    iconUrl: `${site.url}/images/icons/statuses/generic.png`,
    name: status.name,
    untranslatedName: status.untranslatedName,
    id: status.id,
    statusCategory: categoryView(site, status.category),
    ...scopeView(status.projectId),
  };
}

export function issueTypeView(site: Site, type: IssueType): Record<string, unknown> {
  return {
    self: `${site.url}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    iconUrl: `${site.url}/rest/api/2/universal_avatar/view/type/issuetype/avatar/10318?size=medium`,
    name: type.name,
    untranslatedName: type.name,
    subtask: false,
    avatarId: 10318,
    hierarchyLevel: 0,
    ...scopeView(type.projectId),
  };
}

export function priorityView(site: Site, id: string): Record<string, unknown> {
  const priority = must(
    PRIORITIES.find((each) => each.id === id),
    `priority ${id}`,
  );
  return {
    self: `${site.url}/rest/api/3/priority/${id}`,
    iconUrl: `${site.url}/images/icons/priorities/${priority.name.toLowerCase()}.svg`,
    name: priority.name,
    id,
  };
}

export function resolutionView(site: Site, id: string | null): Record<string, unknown> | null {
  const resolution = RESOLUTIONS.find((each) => each.id === id);
  return resolution ? { self: `${site.url}/rest/api/3/resolution/${resolution.id}`, ...resolution } : null;
}

/** The project as other objects contain it. */
export function projectRef(site: Site, project: Project): Record<string, unknown> {
  return {
    self: `${site.url}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.typeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: avatars(`${site.url}/rest/api/3/universal_avatar/view/type/project/avatar/10400`),
  };
}

/** The project as lists show it. */
export function projectSummary(site: Site, project: Project): Record<string, unknown> {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectRef(site, project),
    style: project.style,
    isPrivate: false,
    ...(project.style === 'next-gen' ? { entityId: project.uuid, uuid: project.uuid } : {}),
    properties: {},
  };
}

export function projectView(site: Site, caller: Caller, project: Project): Record<string, unknown> {
  const types = project.issueTypeIds.map((id) => must(site.issueTypes.get(id), `work type ${id}`));
  return {
    ...projectSummary(site, project),
    description: project.description,
    lead: userById(site, caller, project.leadId),
    components: [],
    issueTypes: types.map((type) => issueTypeView(site, type)),
    assigneeType: 'UNASSIGNED',
    versions: [],
    roles: {},
  };
}

export function statusOf(site: Site, item: WorkItem): Status {
  return must(site.statuses.get(item.statusId), `status ${item.statusId}`);
}

export function typeOf(site: Site, item: WorkItem): IssueType {
  return must(site.issueTypes.get(item.issueTypeId), `work type ${item.issueTypeId}`);
}

/** System field values of an item by field id, as the issue resources show them. */
export function systemFields(site: Site, caller: Caller, item: WorkItem): Record<string, unknown> {
  const self = `${site.url}/rest/api/3/issue/${item.id}`;
  const comments = item.comments.map((comment) => commentView(site, caller, item, comment));
  return {
    statuscategorychangedate: jiraTime(item.statusCategoryChanged),
    issuetype: issueTypeView(site, typeOf(site, item)),
    timespent: null,
    project: projectRef(site, projectOf(site, item)),
    fixVersions: [],
    aggregatetimespent: null,
    resolution: resolutionView(site, item.resolutionId),
    resolutiondate: item.resolved === null ? null : jiraTime(item.resolved),
    workratio: -1,
    watches: watchesView(site, caller, item),
    lastViewed: null,
    created: jiraTime(item.created),
    priority: priorityView(site, item.priorityId),
    labels: item.labels,
    timeestimate: null,
    aggregatetimeoriginalestimate: null,
    versions: [],
    issuelinks: [],
    assignee: userById(site, caller, item.assigneeId),
    updated: jiraTime(item.updated),
    status: statusView(site, statusOf(site, item)),
    components: [],
    timeoriginalestimate: null,
    description: item.description ?? null,
    timetracking: {},
    security: null,
    attachment: [],
    aggregatetimeestimate: null,
    summary: item.summary,
    creator: userById(site, caller, item.creatorId),
    subtasks: [],
    reporter: userById(site, caller, item.reporterId),
    aggregateprogress: { progress: 0, total: 0 },
    environment: item.environment ?? null,
    duedate: item.dueDate,
    progress: { progress: 0, total: 0 },
    votes: { self: `${self}/votes`, votes: 0, hasVoted: false },
    comment: { comments, self: `${self}/comment`, maxResults: comments.length, total: comments.length, startAt: 0 },
    worklog: { startAt: 0, maxResults: 20, total: 0, worklogs: [] },
  };
}

function watchesView(site: Site, caller: Caller, item: WorkItem): Record<string, unknown> {
  const ids = watchersOf(item);
  const isWatching = caller.user !== null && ids.includes(caller.user.accountId);
  return { self: `${site.url}/rest/api/3/issue/${item.id}/watchers`, watchCount: ids.length, isWatching };
}

export function commentView(
  site: Site,
  caller: Caller,
  item: WorkItem,
  comment: WorkItem['comments'][number],
): Record<string, unknown> {
  return {
    self: `${site.url}/rest/api/3/issue/${item.id}/comment/${comment.id}`,
    id: comment.id,
    author: userById(site, caller, comment.authorId),
    body: comment.body,
    updateAuthor: userById(site, caller, comment.authorId),
    created: jiraTime(comment.created),
    updated: jiraTime(comment.updated),
    jsdPublic: true,
  };
}

export function changeGroupView(
  site: Site,
  caller: Caller,
  group: WorkItem['changelog'][number],
): Record<string, unknown> {
  return {
    id: group.id,
    author: userById(site, caller, group.authorId),
    created: jiraTime(group.created),
    items: group.items,
  };
}

/** A page of an offset-paged resource. */
export function page<T>(values: T[], startAt: number, maxResults: number): Record<string, unknown> {
  const shown = values.slice(startAt, startAt + maxResults);
  return { maxResults, startAt, total: values.length, isLast: startAt + shown.length >= values.length, values: shown };
}
