import { events, makeInvoke } from '@forge/bridge';
import type { WorkItemApi } from '../../src/contract/work-item';

const invoke = makeInvoke<WorkItemApi>();

/** The backend as the work item's screen sees it. */
export const api: WorkItemApi = {
  getSurvey: (input) => invoke('getSurvey', input),
  getStory: (input) => invoke('getStory', input),
  getRespondent: (input) => invoke('getRespondent', input),
  sendNow: (input) => invoke('sendNow', input),
  exclude: (input) => invoke('exclude', input),
  include: (input) => invoke('include', input),
  cancel: (input) => invoke('cancel', input),
  retry: (input) => invoke('retry', input),
  match: (input) => invoke('match', input),
};

/**
 * Calls back whenever Jira says that the work item changed; returns what stops it.
 * @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/events/
 */
export function onWorkItemChanged(callback: () => void): () => void {
  const subscription = events.on('JIRA_ISSUE_CHANGED', callback);
  return () => void subscription.then(({ unsubscribe }) => unsubscribe());
}
