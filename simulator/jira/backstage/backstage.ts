import { adfOf } from '../fields/adf';
import { putIntoStatus, recordUpdate, type WritableSite } from '../edit/changes';
import { importFinished, moveWorkItem } from './moves';
import { PERMISSIONS, type PermissionKey } from '../permissions/keys';
import type { Caller } from '../permissions/permissions';
import { statusName } from '../language/wording';
import { schemeOf, screensOf } from '../fields/screens';
import { reindex } from '../search/search-index';
import {
  findProject,
  findUser,
  findWorkItem,
  must,
  nextNumber,
  projectOf,
  type Project,
  type Status,
  type User,
  type WorkItem,
} from '../state';
import { ACCOUNTS } from '../scenarios/people';
import { RESOLUTIONS } from '../views/views';
import type { SiteVariant } from '../../weather/site-variant';

/**
 * Changes of the site that REST cannot make or that a test wants without rate limits. Keys, account ids and e-mail
 * addresses that do not exist throw. Values are plain JSON, so that the control plane can pass calls through.
 */
export interface Backstage {
  /** Makes somebody (account id or e-mail) the reporter, or nobody; no event, no history. */
  setReporter(workItem: string, user: string | null): void;
  /** Makes an app account the reporter. */
  setReporterAppAccount(workItem: string): void;
  /**
   * Puts an item into a status by name, as the admin (or somebody else), with history and event; with that resolution, where
   * the transition's screen asks for one.
   */
  changeStatus(workItem: string, status: string, by?: string, resolution?: string): void;
  /** Who takes part in a request, besides its reporter: account ids or e-mail addresses. */
  setParticipants(workItem: string, users: string[]): void;
  /** What people see of somebody's language: nothing, where it is hidden. */
  setLocaleHidden(user: string, hidden: boolean): void;
  /** Makes an item a customer's request of that type, by id; null: it is none. */
  setRequestType(workItem: string, requestTypeId: string | null): void;
  /** Its customer answers Jira's own question, 1 to 5. */
  rateSatisfaction(workItem: string, rating: number): void;
  /** Gives a field options to choose from; `under` makes them the second part of a cascading one's. */
  addOptions(fieldId: string, options: string[], under?: string): void;
  /** Somebody saves a search for themselves; its id. */
  saveFilter(owner: string, jql: string): string;
  /** The app sees nothing of the project any more. */
  blockApp(project: string): void;
  unblockApp(project: string): void;
  /** What the app may do in a project; null: everything. */
  setAppPermissions(project: string, permissions: PermissionKey[] | null): void;
  /** Removes a field from all screens of a project. */
  removeFieldFromScreens(fieldId: string, project: string): void;
  /** Puts a field on all screens of a project (for team-managed ones: on its work types). */
  addFieldToScreens(fieldId: string, project: string): void;
  /** Takes the context of a field away in a project. */
  removeFieldContext(fieldId: string, project: string): void;
  /** Takes a field out of a project's field scheme, and so out of every project with that scheme. */
  removeFieldFromScheme(fieldId: string, project: string): void;
  /** Sets `jira.issue.editable=false` on a status (by name) in a project's workflow, or takes it away. */
  lockStatus(project: string, status: string, locked?: boolean): void;
  /** Adds a status to a project's workflow; every other status can reach it. */
  addStatus(project: string, name: string, category: Status['category']): void;
  /** Deletes a custom field with all its values. */
  deleteField(fieldId: string): void;
  /** Turns a custom field into another type, e.g. `textarea`; its values are emptied. */
  setFieldType(fieldId: string, type: string): void;
  deactivateUser(user: string): void;
  activateUser(user: string): void;
  setDisplayName(user: string, displayName: string): void;
  setEmailHidden(user: string, hidden: boolean): void;
  /** The language of a user's profile, in Jira's form: `da_DK`. */
  setLocale(user: string, locale: string): void;
  /** Whether `GET /user/email` answers 404 for the account. */
  setEmailApiBlocked(user: string, blocked: boolean): void;
  /** Whether `GET /user/email` answers the app; if not, with or without a body. */
  setEmailApi(answer: SiteVariant['emailApi']): void;
  /**
   * Brings in items that were finished elsewhere, days ago: each raises a `created` event now, as if it were new. Assumed:
   * that imports raise events is not documented. The reporter is the customer.
   */
  importFinished(project: string, summaries: string[], daysAgo?: number): void;
  /** Moves an item to another project: new key, old key still leads to it, event and history as in Jira. */
  moveWorkItem(workItem: string, project: string): void;
  /** An issue security level: only these accounts (by default the admin) see the item. */
  hideWorkItem(workItem: string, visibleTo?: string[]): void;
  showWorkItem(workItem: string): void;
  /** Replaces what a user may do in a project; an empty list hides the project. */
  setPermissions(project: string, user: string, permissions: PermissionKey[]): void;
  /** Deletes a project with its items, without events, as Jira does. */
  deleteProject(project: string): void;
  /** Replaces the description; no event. */
  setDescription(workItem: string, text: string): void;
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-mypreferences-locale-get */
const LOCALE = /^[a-z]{2}_[A-Z]{2}$/;

function customFieldOf(site: WritableSite, fieldId: string) {
  return found(site.fields.get(fieldId), 'field', fieldId);
}

function found<T>(value: T | undefined, kind: string, name: string): T {
  if (value === undefined) throw new Error(`The simulated Jira has no ${kind} ${name}`);
  return value;
}

/** A status of a project, by its name in the site's language or by its untranslated one. */
function statusNamed(site: WritableSite, { statusIds }: Project, name: string): Status {
  const statuses = statusIds.map((id) => must(site.statuses.get(id), `status ${id}`));
  const status = statuses.find((each) => each.name === name || each.untranslatedName === name);
  return found(status, 'status', name);
}

/** The id of a resolution, by its name. */
function resolutionNamed(name: string): string {
  return found(
    RESOLUTIONS.find((each) => each.name === name),
    'resolution',
    name,
  ).id;
}

function permissionSet(permissions: PermissionKey[]): Set<PermissionKey> {
  for (const each of permissions) found(Object.hasOwn(PERMISSIONS, each) ? each : undefined, 'permission', each);
  return new Set(permissions);
}

/** Builds the backstage of whatever site is current: a reset replaces the site. */
export function createBackstage(current: () => WritableSite): Backstage {
  const item = (key: string): WorkItem => found(findWorkItem(current(), key), 'work item', key);
  const project = (key: string): Project => found(findProject(current(), key), 'project', key);
  const user = (name: string): User => found(findUser(current(), name), 'user', name);
  const acting = (name: string): Caller => ({ user: user(name), isApp: false, scopes: null });
  const quietly = (key: string, values: Partial<WorkItem>): void => {
    reindex(current(), Object.assign(item(key), values), current().lagMs());
  };

  return {
    setReporter: (key, name) => quietly(key, { reporterId: name === null ? null : user(name).accountId }),
    setReporterAppAccount: (key) => quietly(key, { reporterId: ACCOUNTS.bot }),
    changeStatus(key, name, by = ACCOUNTS.admin, resolution) {
      const site = current();
      const changed = item(key);
      const status = statusNamed(site, projectOf(site, changed), name);
      const chosen = resolution === undefined ? undefined : resolutionNamed(resolution);
      recordUpdate(site, acting(by), changed, putIntoStatus(site, changed, status, chosen));
    },
    setParticipants: (key, names) => quietly(key, { participantIds: names.map((name) => user(name).accountId) }),
    setLocaleHidden: (name, hidden) => void (user(name).localeHidden = hidden),
    addOptions(fieldId, values, under) {
      const { options, number } = customFieldOf(current(), fieldId);
      const parentId =
        under &&
        found(
          options.find(({ value }) => value === under),
          'option',
          under,
        ).id;
      for (const value of values)
        options.push({ id: `${number}${options.length + 1}`, value, ...(parentId && { parentId }) });
    },
    saveFilter(owner, jql) {
      const id = String(10_100 + current().filters.size);
      current().filters.set(id, { ownerId: user(owner).accountId, jql });
      return id;
    },
    rateSatisfaction: (key, satisfaction) => quietly(key, { satisfaction }),
    setRequestType: (key, requestTypeId) => quietly(key, { requestTypeId }),
    blockApp: (key) => void (project(key).appGrants = new Set()),
    unblockApp: (key) => void (project(key).appGrants = null),
    setAppPermissions: (key, permissions) => void (project(key).appGrants = permissions && permissionSet(permissions)),
    removeFieldFromScreens(fieldId, key) {
      const changed = project(key);
      changed.ownFieldIds = changed.ownFieldIds.filter((id) => id !== fieldId);
      for (const tab of screensOf(current(), changed).flatMap((screen) => screen.tabs)) {
        tab.fieldIds = tab.fieldIds.filter((id) => id !== fieldId);
      }
    },
    addFieldToScreens(fieldId, key) {
      customFieldOf(current(), fieldId);
      const changed = project(key);
      if (changed.style === 'next-gen' && !changed.ownFieldIds.includes(fieldId)) changed.ownFieldIds.push(fieldId);
      for (const screen of screensOf(current(), changed)) {
        const present = screen.tabs.some((tab) => tab.fieldIds.includes(fieldId));
        if (!present) must(screen.tabs[0], 'tab').fieldIds.push(fieldId);
      }
    },
    removeFieldContext(fieldId, key) {
      const { id } = project(key);
      const site = current();
      if (site.variant.fieldSchemes) throw new Error('With field schemes every field has a global context');
      for (const context of customFieldOf(site, fieldId).contexts) {
        context.projectIds = (context.projectIds ?? [...site.projects.keys()]).filter((each) => each !== id);
      }
    },
    removeFieldFromScheme(fieldId, key) {
      const site = current();
      customFieldOf(site, fieldId);
      schemeOf(site, found(project(key).fieldSchemeId ?? undefined, 'field scheme of', key)).fieldIds.delete(fieldId);
    },
    lockStatus(key, name, locked = true) {
      const changed = project(key);
      const { id } = statusNamed(current(), changed, name);
      if (locked) changed.lockedStatusIds.add(id);
      else changed.lockedStatusIds.delete(id);
    },
    addStatus(key, name, category) {
      const site = current();
      const id = String(nextNumber(site, 'status'));
      const words = { name: statusName(site.variant.language, name), untranslatedName: name, description: '' };
      site.statuses.set(id, { id, ...words, category });
      project(key).statusIds.push(id);
    },
    deleteField(fieldId) {
      const site = current();
      customFieldOf(site, fieldId);
      for (const { fieldIds } of site.fieldSchemes.values()) fieldIds.delete(fieldId);
      site.fields.delete(fieldId);
      for (const tab of [...site.screens.values()].flatMap((screen) => screen.tabs)) {
        tab.fieldIds = tab.fieldIds.filter((id) => id !== fieldId);
      }
      for (const each of site.projects.values()) each.ownFieldIds = each.ownFieldIds.filter((id) => id !== fieldId);
      for (const each of site.workItems.values()) delete each.custom[fieldId];
    },
    setFieldType(fieldId, type) {
      const site = current();
      customFieldOf(site, fieldId).type = `com.atlassian.jira.plugin.system.customfieldtypes:${type}`;
      for (const each of site.workItems.values()) delete each.custom[fieldId];
    },
    deactivateUser: (name) => void (user(name).active = false),
    activateUser: (name) => void (user(name).active = true),
    setDisplayName: (name, displayName) => void (user(name).displayName = displayName),
    setEmailHidden: (name, hidden) => void (user(name).emailHidden = hidden),
    setLocale(name, locale) {
      if (!LOCALE.test(locale)) throw new Error(`"${locale}" is no locale as Jira writes it, like da_DK`);
      user(name).locale = locale;
    },
    setEmailApiBlocked: (name, blocked) => void (user(name).emailApiBlocked = blocked),
    setEmailApi: (answer) => void (current().emailApi = answer),
    importFinished: (key, summaries, daysAgo = 400) =>
      importFinished(current(), acting(ACCOUNTS.admin), project(key), summaries, daysAgo),
    moveWorkItem: (key, target) => moveWorkItem(current(), acting(ACCOUNTS.admin), item(key), project(target)),
    hideWorkItem(key, visibleTo = [ACCOUNTS.admin]) {
      item(key).visibleTo = visibleTo.map((name) => user(name).accountId);
    },
    showWorkItem: (key) => void (item(key).visibleTo = null),
    setPermissions(key, name, permissions) {
      project(key).grants.set(user(name).accountId, permissionSet(permissions));
    },
    deleteProject(key) {
      const site = current();
      const { id } = project(key);
      for (const each of [...site.workItems.values()].filter((candidate) => candidate.projectId === id)) {
        site.workItems.delete(each.id);
        site.indexed.delete(each.id);
      }
      site.projects.delete(id);
    },
    setDescription: (key, text) => quietly(key, { description: adfOf(text) }),
  };
}
