/** What Jira's replies carry, as far as the pages show it. */

interface Named {
  name: string;
}

export interface Status extends Named {
  statusCategory?: { key: string };
}

/** The fields of a work item that the console shows by name; any other is shown as it is. */
export interface IssueFields {
  summary?: string;
  status?: Status;
  issuetype?: Named;
  priority?: Named | null;
  resolution?: Named | null;
  reporter?: { displayName: string } | null;
  assignee?: { displayName: string } | null;
  created?: string;
  updated?: string;
  description?: unknown;
  [id: string]: unknown;
}

export interface WorkItem {
  id: string;
  key: string;
  fields: IssueFields;
  names: Record<string, string>;
  transitions: { id: string; name: string; to: { name: string } }[];
}

export interface Project {
  id: string;
  key: string;
  name: string;
}
