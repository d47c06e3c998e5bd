import { failedAgain, succeeded, untried } from './patience';
import type { Survey } from './survey';
import { move, POSTPONED_MS, WAITING } from './survey';
import { marked } from './work-item-lock';

/**
 * The app itself failed at what was due: a bug, or the storage. That counts as an attempt like any other: the survey is due
 * again later and later, and once patience is over, nothing is tried any more and a person is asked to act.
 */
export function afterThrow(survey: Survey, now: number): Survey {
  const late = now - (survey.dueAt ?? now);
  const { failing, retryAt } = failedAgain(untried(survey.failing, late), 'app', now);
  if (retryAt === undefined) return givenUp({ ...survey, failing: succeeded(failing, 'app') }, now);
  return { ...survey, failing, dueAt: Math.max(retryAt, now + POSTPONED_MS) };
}

/** What was due is left undone. A survey that has not gone out has failed; one that has stays what it is. */
function givenUp(survey: Survey, now: number): Survey {
  if (WAITING.includes(survey.state)) return move(survey, 'failed', now, { reason: 'app-failed' });
  if (survey.state === 'sending') return move(survey, 'unconfirmed', now, { reason: 'no-record-of-call' });
  if (survey.markMissing) return marked(survey);
  return survey.state === 'sent' ? move(survey, 'expired', now, { markMissing: false }) : survey;
}
