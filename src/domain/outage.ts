import { ADDRESS_RETRY_MS, backoffMs } from './backoff';
import type { Step } from './patience';
import type { Response } from './response';
import type { Survey } from './survey';
import { WAITING } from './survey';

/** Who keeps from going on what waits. `permission`: the site does not let the app call nps.today. */
export type Culprit = 'nps-today' | 'jira' | 'permission' | 'app';

/** What was tried in vain so far. Times are epoch milliseconds. */
export interface Trouble {
  of: Culprit;
  since: number;
  /** Tries so far. */
  times: number;
  lastTriedAt: number;
  nextAt?: number;
}

/** What keeps back a survey that is to go out; undefined where nothing was tried in vain. */
export function troubleOfSurvey(survey: Survey): Trouble | undefined {
  const { state, failing = {}, changedAt, dueAt } = survey;
  const [longest] = Object.entries(failing).sort(([, a], [, b]) => a.since - b.since);
  if (!longest || !WAITING.includes(state)) return undefined;
  const [step, { since, times }] = longest as [Step, { since: number; times: number }];
  // After a call the survey was put back at that moment. Of any other step the next try tells when the last one was.
  const wait = step === 'address' ? ADDRESS_RETRY_MS : backoffMs(times);
  const lastTriedAt = failing.call || dueAt === undefined ? changedAt : Math.max(since, dueAt - wait);
  return { of: culpritOf(survey), since, times, lastTriedAt, nextAt: dueAt };
}

/** What keeps back a response on its way to its work item: Jira did not take it yet. */
export function troubleOfResponse({ state, attempts, receivedAt, dueAt }: Response): Trouble | undefined {
  if (state !== 'waiting' || attempts === 0 || dueAt === undefined) return undefined;
  const lastTriedAt = Math.max(receivedAt, dueAt - backoffMs(attempts));
  return { of: 'jira', since: receivedAt, times: attempts, lastTriedAt, nextAt: dueAt };
}

function culpritOf({ reason, failing }: Survey): Culprit {
  if (reason === 'egress-refused') return 'permission';
  if (failing?.call) return 'nps-today';
  return failing?.['work-item'] || failing?.address ? 'jira' : 'app';
}
