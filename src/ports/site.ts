/** What a try to read or change the site's configuration can end in. */
export type SiteResult<T> = { kind: 'ok'; value: T } | { kind: 'refused' } | { kind: 'try-later'; until?: number };

export interface Project {
  id: string;
  key: string;
  name: string;
  teamManaged: boolean;
}

export interface SiteField {
  id: string;
  name: string;
  type: 'number' | 'short-text' | 'paragraph' | 'date' | 'date-time' | 'other';
}

export interface SiteStatus {
  id: string;
  name: string;
  done: boolean;
  /** A team-managed project has statuses of its own, often with everybody's names. */
  projectId?: string;
}

/** A screen on which work items of a project are edited. */
export interface Screen {
  id: string;
  name: string;
  /** Field ids on the screen. */
  fieldIds: string[];
  firstTabId: string;
}

/** The Jira site's configuration, as the app may see and change it. */
export interface Site {
  projects(query?: string): Promise<SiteResult<Project[]>>;
  project(id: string): Promise<SiteResult<Project>>;
  statuses(): Promise<SiteResult<SiteStatus[]>>;
  fields(): Promise<SiteResult<SiteField[]>>;
  createField(name: string, type: 'number' | 'paragraph' | 'short-text'): Promise<SiteResult<SiteField>>;
  /** The projects whose work items can have this field at all: its contexts say so, whatever the screens. */
  projectsOfField(fieldId: string): Promise<SiteResult<'all' | string[]>>;
  /** Lets a project's work items have this field. */
  applyField(fieldId: string, projectId: string): Promise<SiteResult<null>>;
  /** The screens that the project's work items are edited with. Company-managed projects only. */
  screensOf(projectId: string): Promise<SiteResult<Screen[]>>;
  /** What the work types of a team-managed project hold, each as a screen that only a person can change. */
  workTypesOf(projectId: string): Promise<SiteResult<Screen[]>>;
  addToScreen(screen: Screen, fieldId: string): Promise<SiteResult<null>>;
  /** Tells Jira whether a project's work items are surveyed, so that it offers the survey before there is one. */
  showInProject(projectId: string, surveyed: boolean): Promise<SiteResult<null>>;
  /** The same for every project there is and will be. */
  showEverywhere(surveyed: boolean): Promise<SiteResult<null>>;
}

/**
 * Asks Jira what the person at the screen may do: as that person, never as the app. `unknown`: Jira does not tell now;
 * nothing is granted then.
 */
export interface Permissions {
  isAdmin(): Promise<'yes' | 'no' | 'unknown'>;
  /** `none` covers a work item the person may not see and one that does not exist. */
  onWorkItem(workItemId: string): Promise<'edit' | 'see' | 'none' | 'unknown'>;
}

/** The address that nps.today must call. */
export interface NotificationAddress {
  /** Without the secret. */
  url(): Promise<string>;
}
