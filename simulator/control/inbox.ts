import type { Invitation } from '../shared/services';
import type { InboxPage } from '../nps-today/inbox';
import type { SimulatedJira } from '../jira/server';

/** A survey with the work item that it is about, where what came along names one that exists. */
export interface InboxSurvey extends Invitation {
  workItem?: { key: string; summary: string };
}

export type Inbox = Omit<InboxPage, 'invitations'> & { surveys: InboxSurvey[] };

/** The surveys of a page, each with its work item. */
export function withWorkItems(jira: Pick<SimulatedJira, 'workItem'>, page: InboxPage): Inbox {
  const { invitations, ...rest } = page;
  const surveys = invitations.map((invitation): InboxSurvey => {
    const key = keyIn(invitation.custom);
    const found = key === undefined ? undefined : jira.workItem(key);
    return { ...invitation, ...(found && { workItem: { key: found.key, summary: found.summary } }) };
  });
  return { ...rest, surveys };
}

/** The name that nps.today's Jira guide gives the key. @see https://docs.nps.today/integrations/Jira/jira-setup/ */
function keyIn(custom: unknown): string | undefined {
  const { issueKey } = (typeof custom === 'string' ? parsed(custom) : (custom ?? {})) as { issueKey?: unknown };
  return typeof issueKey === 'string' ? issueKey : undefined;
}

function parsed(text: string): object {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
