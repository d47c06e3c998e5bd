import type { FieldType } from '../domain/field-parts';

/**
 * Why Jira refuses, as far as it says. `no-permission`: the app may not; `not-there`: what it is about does not exist;
 * `not-accepted`: nobody could do it like this, for instance because something is locked.
 */
export type Refusal = 'no-permission' | 'not-there' | 'not-accepted';

/** What a try to read or change the site's configuration can end in. Trying again helps only where it says `try-later`. */
export type SiteResult<T> =
  { kind: 'ok'; value: T } | { kind: 'refused'; why?: Refusal } | { kind: 'try-later'; until?: number };

export interface Project {
  id: string;
  key: string;
  name: string;
  teamManaged: boolean;
}

/** A group of people. */
export interface Group {
  id: string;
  name: string;
}

export interface SiteField {
  id: string;
  name: string;
  /** `people`: one person or several; `participants`: those of a request. */
  type: FieldType | 'people' | 'participants' | 'other';
  /** Set for a field that one team-managed project has to itself: no other project can have it. */
  projectId?: string;
}

/**
 * A field whose value may go along with a survey. `text`: as text; `person`: as people's names; `none`: it cannot be put
 * into words.
 */
export interface SendableField {
  id: string;
  name: string;
  kind: 'text' | 'person' | 'organization' | 'none';
}

export type StatusCategory = 'to-do' | 'in-progress' | 'done';

export interface SiteStatus {
  id: string;
  name: string;
  category: StatusCategory;
  /** A team-managed project has statuses of its own, often with everybody's names. */
  projectId?: string;
}

/** A team-managed project has work types of its own, often with everybody's names. */
export interface WorkType {
  id: string;
  name: string;
  projectId?: string;
}

/** What customers of a service project can ask for. Each belongs to one project. */
export interface RequestType {
  id: string;
  name: string;
  projectId: string;
}

/** A screen on which work items of a project are edited. */
export interface Screen {
  id: string;
  name: string;
  /** Field ids on the screen. */
  fieldIds: string[];
  firstTabId: string;
}

/**
 * What Jira lets the app write on the work items of a project. `no-browse`: the app does not see them; `no-edit`: it
 * sees them only; `no-work-item`: there is none to ask about.
 */
export type Writable =
  | { kind: 'no-browse' }
  | { kind: 'no-edit' }
  | { kind: 'no-work-item' }
  | {
      kind: 'asked';
      /** About a finished work item; where the project has none, about another. */
      finished: boolean;
      /** Its status lets nobody edit it. */
      locked: boolean;
      /** The fields that the app may write on it, or could if its status let it; undefined where Jira does not say. */
      fieldIds?: string[];
    };

/** Which work items of a project count as finished. */
export type FinishedStatuses = 'done-category' | string[];

/** The Jira site's configuration, as the app may see and change it. */
export interface Configuration {
  projects(query?: string): Promise<SiteResult<Project[]>>;
  /** Those of these projects that exist, the ones included that the app may not browse. */
  projectsById(ids: string[]): Promise<SiteResult<Project[]>>;
  /** Those of these projects whose work items the app may see. */
  browsable(ids: string[]): Promise<SiteResult<Project[]>>;
  /** A few of the groups that the app may see, by a part of their name. */
  groups(query: string): Promise<SiteResult<Group[]>>;
  /** Those of these groups that exist. */
  groupsById(ids: string[]): Promise<SiteResult<Group[]>>;
  /** Asks Jira about one work item. `lockedToo`: the app writes also where the status lets nobody edit. */
  writable(projectId: string, finished: FinishedStatuses, lockedToo: boolean): Promise<SiteResult<Writable>>;
  statuses(): Promise<SiteResult<SiteStatus[]>>;
  /** Those that the work items of one project can have. Refused where the app may not see the project. */
  statusesOf(projectId: string): Promise<SiteResult<SiteStatus[]>>;
  workTypes(): Promise<SiteResult<WorkType[]>>;
  /** Those of one project. Refused where the app may not see it. */
  workTypesIn(projectId: string): Promise<SiteResult<WorkType[]>>;
  /** Those of these projects that the app sees. Refused on a site without service projects. */
  requestTypes(projects: 'all' | string[]): Promise<SiteResult<RequestType[]>>;
  /** Names of those of these projects whose requests were lately rated by Jira's own question. */
  ownSatisfaction(projects: 'all' | string[]): Promise<SiteResult<string[]>>;
  fields(): Promise<SiteResult<SiteField[]>>;
  /** Every field there is, Jira's own ones too, by name. */
  sendableFields(): Promise<SiteResult<SendableField[]>>;
  createField(name: string, type: 'number' | 'paragraph' | 'short-text'): Promise<SiteResult<SiteField>>;
  /** The projects whose work items can have this field at all: its contexts say so, whatever the screens. */
  projectsOfField(fieldId: string): Promise<SiteResult<'all' | string[]>>;
  /** Lets a project's work items have this field. */
  applyField(fieldId: string, projectId: string): Promise<SiteResult<null>>;
  /** Puts a field into whatever else decides which fields a project has, its field scheme above all. */
  associateField(fieldId: string, projectId: string): Promise<SiteResult<null>>;
  /** The screens that the project's work items are edited with. Company-managed projects only. */
  screensOf(projectId: string): Promise<SiteResult<Screen[]>>;
  /** What the work types of a team-managed project hold, each as a screen that only a person can change. */
  workTypesOf(projectId: string): Promise<SiteResult<Screen[]>>;
  addToScreen(screen: Screen, fieldId: string): Promise<SiteResult<null>>;
  /** Records in Jira whether a project's work items are surveyed, so that it offers the survey before there is one. */
  showInProject(projectId: string, surveyed: boolean): Promise<SiteResult<null>>;
  /** The same for every project there is and will be. */
  showEverywhere(surveyed: boolean): Promise<SiteResult<null>>;
}

/**
 * Asks Jira what the person at the screen may do: as that person, never as the app. `unknown`: Jira is unavailable now;
 * nothing is granted then.
 */
export interface Permissions {
  isAdmin(): Promise<'yes' | 'no' | 'unknown'>;
  /** `none` covers a work item the person may not see and one that does not exist. */
  onWorkItem(workItemId: string): Promise<'edit' | 'see' | 'none' | 'unknown'>;
}

/** The same of projects. */
export interface ProjectPermissions {
  /** `none` covers a project the person may not see and one that does not exist. */
  inProject(projectId: string): Promise<'edit' | 'see' | 'none' | 'unknown'>;
}

/** The address that nps.today must call. */
export interface NotificationAddress {
  /** Without the secret. */
  url(): Promise<string>;
}
