import type {
  Group,
  Permissions,
  Project,
  RequestType,
  Screen,
  Configuration,
  SendableField,
  SiteField,
  SiteResult,
  SiteStatus,
} from '../../src/ports/configuration';
import type { JqlChecks } from '../../src/ports/jql-checks';

/** What else decides what the app may write in a project. Whatever is left out is as on a plain site. */
export interface FakeAccess {
  app?: 'see' | 'none';
  /** The work item that there is to ask about: a finished one. */
  workItem?: 'unfinished' | 'none';
  /** Its status lets nobody edit it. */
  locked?: boolean;
  /** Fields that the field scheme leaves out. */
  outOfScheme?: string[];
}

export interface FakeConfiguration extends Configuration {
  all: {
    projects: Project[];
    groups?: Group[];
    fields: SiteField[];
    sendable?: SendableField[];
    requestTypes?: RequestType[];
    /** Names, by id, of projects that Jira's own question is answered in. */
    rated?: Record<string, string>;
    screens: Record<string, Screen[]>;
  };
  /** Jira refuses to have its configuration changed. */
  readOnly: boolean;
  /** Fields that apply to some projects only, by id. */
  limited: Record<string, string[]>;
  /** Screens that Jira does not let the app change. */
  lockedScreens: string[];
  /** By project id. */
  access: Record<string, FakeAccess>;
  /** Where Jira offers the survey: project ids, and `everywhere`. */
  shownIn: Set<string>;
}

const SHARED_STATUSES: SiteStatus[] = [
  { id: '10000', name: 'To Do', category: 'to-do' },
  { id: '10002', name: 'Done', category: 'done' },
];

function ownStatus(projectId: string): SiteStatus {
  return { id: `9${projectId}`, name: 'Done', category: 'done', projectId };
}

/** A site's configuration in memory. */
export function fakeConfiguration(all: Partial<FakeConfiguration['all']> = {}): FakeConfiguration {
  const ok = <T>(value: T): SiteResult<T> => ({ kind: 'ok', value: structuredClone(value) });
  const site: FakeConfiguration = {
    all: { projects: [], fields: [], screens: {}, ...all },
    readOnly: false,
    limited: {},
    lockedScreens: [],
    access: {},
    shownIn: new Set(),
    projects: async (query = '') =>
      ok(site.all.projects.filter(({ name, key }) => `${name} ${key}`.toLowerCase().includes(query.toLowerCase()))),
    projectsById: async (ids) => ok(site.all.projects.filter(({ id }) => ids.includes(id))),
    browsable: async (ids) =>
      ok(site.all.projects.filter(({ id }) => ids.includes(id) && site.access[id]?.app !== 'none')),
    groups: async (query) =>
      ok((site.all.groups ?? []).filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))),
    groupsById: async (ids) => ok((site.all.groups ?? []).filter(({ id }) => ids.includes(id))),
    writable: async (projectId, _finished, lockedToo) => {
      const { app, workItem, locked = false, outOfScheme = [] } = site.access[projectId] ?? {};
      if (app === 'none' || !site.all.projects.some(({ id }) => id === projectId)) return ok({ kind: 'no-browse' });
      if (app === 'see') return ok({ kind: 'no-edit' });
      if (workItem === 'none') return ok({ kind: 'no-work-item' });
      const isOut = (id: string) => outOfScheme.includes(id) || site.limited[id]?.includes(projectId) === false;
      const fieldIds = (site.all.screens[projectId]?.[0]?.fieldIds ?? []).filter((id) => !isOut(id));
      return ok({ kind: 'asked', finished: workItem !== 'unfinished', locked: locked && !lockedToo, fieldIds });
    },
    statuses: async () =>
      ok([
        ...SHARED_STATUSES,
        ...site.all.projects.filter(({ teamManaged }) => teamManaged).map(({ id }) => ownStatus(id)),
      ]),
    statusesOf: async (projectId) => {
      const project = site.all.projects.find(({ id }) => id === projectId);
      if (!project || site.access[projectId]?.app === 'none') return { kind: 'refused', why: 'not-there' };
      return ok(project.teamManaged ? [ownStatus(projectId)] : SHARED_STATUSES);
    },
    workTypes: async () =>
      ok([
        ...SHARED_WORK_TYPES,
        ...site.all.projects.filter(({ teamManaged }) => teamManaged).map(({ id }) => ownWorkType(id)),
      ]),
    workTypesIn: async (projectId) => {
      const project = site.all.projects.find(({ id }) => id === projectId);
      if (!project || site.access[projectId]?.app === 'none') return { kind: 'refused', why: 'not-there' };
      return ok(project.teamManaged ? [ownWorkType(projectId)] : SHARED_WORK_TYPES);
    },
    ownSatisfaction: async (projects) =>
      ok(
        Object.entries(site.all.rated ?? {}).flatMap(([id, name]) =>
          projects === 'all' || projects.includes(id) ? name : [],
        ),
      ),
    requestTypes: async (projects) =>
      site.all.requestTypes
        ? ok(site.all.requestTypes.filter(({ projectId }) => projects === 'all' || projects.includes(projectId)))
        : { kind: 'refused', why: 'not-there' },
    fields: async () => ok(site.all.fields),
    sendableFields: async () =>
      ok(site.all.sendable ?? site.all.fields.map(({ id, name }) => ({ id, name, kind: 'text' as const }))),
    createField: async (name, type) => {
      if (site.readOnly) return { kind: 'refused', why: 'no-permission' };
      const field = { id: `customfield_${20_000 + site.all.fields.length}`, name, type };
      site.all.fields.push(field);
      return ok(field);
    },
    projectsOfField: async (fieldId) => {
      if (!site.all.fields.some(({ id }) => id === fieldId)) return { kind: 'refused', why: 'not-there' };
      return ok(site.limited[fieldId] ?? ('all' as const));
    },
    applyField: async (fieldId, projectId) => {
      const projects = site.limited[fieldId];
      if (site.readOnly) return { kind: 'refused', why: 'no-permission' };
      if (!projects || projects.includes(projectId)) return { kind: 'refused', why: 'not-accepted' };
      projects.push(projectId);
      return ok(null);
    },
    associateField: async (fieldId, projectId) => {
      if (site.readOnly) return { kind: 'refused', why: 'no-permission' };
      if (!site.all.fields.some(({ id }) => id === fieldId)) return { kind: 'refused', why: 'not-there' };
      const access = site.access[projectId];
      if (access?.outOfScheme) access.outOfScheme = access.outOfScheme.filter((id) => id !== fieldId);
      if (site.limited[fieldId]?.includes(projectId) === false) site.limited[fieldId].push(projectId);
      return ok(null);
    },
    screensOf: async (projectId) => ok(site.all.screens[projectId] ?? []),
    workTypesOf: async (projectId) => ok(site.all.screens[projectId] ?? []),
    addToScreen: async (screen, fieldId) => {
      const found = Object.values(site.all.screens)
        .flat()
        .find(({ id }) => id === screen.id);
      if (site.readOnly) return { kind: 'refused', why: 'no-permission' };
      if (!found) return { kind: 'refused', why: 'not-there' };
      if (site.lockedScreens.includes(screen.id) || found.fieldIds.includes(fieldId))
        return { kind: 'refused', why: 'not-accepted' };
      found.fieldIds.push(fieldId);
      return ok(null);
    },
    showInProject: async (projectId, surveyed) => {
      if (!site.all.projects.some(({ id }) => id === projectId))
        return surveyed ? { kind: 'refused', why: 'not-there' } : ok(null);
      return show(projectId, surveyed);
    },
    showEverywhere: async (surveyed) => show('everywhere', surveyed),
  };
  function show(where: string, surveyed: boolean): SiteResult<null> {
    if (surveyed) site.shownIn.add(where);
    else site.shownIn.delete(where);
    return ok(null);
  }
  return site;
}

const SHARED_WORK_TYPES = [
  { id: '10001', name: 'Task' },
  { id: '10002', name: 'Bug' },
];
const ownWorkType = (projectId: string) => ({ id: `8${projectId}`, name: 'Task', projectId });

/** Jira that takes all JQL but what is listed here, with its words. */
export function fakeJqlChecks(): JqlChecks & {
  refused: Record<'person' | 'app', Record<string, string>>;
  down: boolean;
} {
  const jira = {
    refused: { person: {} as Record<string, string>, app: {} as Record<string, string> },
    down: false,
    check: (jql: string, as: 'person' | 'app'): ReturnType<JqlChecks['check']> => {
      const error = jira.refused[as][jql];
      const value = { errors: error ? [error] : [], isOrdered: /order by/i.test(jql) };
      return Promise.resolve(jira.down ? { kind: 'try-later' } : { kind: 'ok', value });
    },
  };
  return jira;
}

/** What the person at the screen may do. */
export function fakePermissions(
  may: { admin?: boolean; workItems?: Record<string, 'edit' | 'see'> } = {},
): Permissions {
  return {
    isAdmin: async () => (may.admin ? 'yes' : 'no'),
    onWorkItem: async (workItemId) => may.workItems?.[workItemId] ?? 'none',
  };
}
