import React from 'react';
import Lozenge from '@atlaskit/lozenge';

interface Named {
  name: string;
}

export interface Status extends Named {
  statusCategory?: { key: string };
}

/** The fields of a work item that the console knows by name; any other is shown as it is. */
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

const LOOKS: Record<string, 'success' | 'inprogress' | 'default'> = { done: 'success', indeterminate: 'inprogress' };

/** A status in the colour of its category. */
export function StatusName({ status }: { status?: Status }): JSX.Element {
  return <Lozenge appearance={LOOKS[status?.statusCategory?.key ?? ''] ?? 'default'}>{status?.name ?? ''}</Lozenge>;
}
