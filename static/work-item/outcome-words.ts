import type { SurveyView } from '../../src/contract/survey-view';
import type { WorkItemSurvey } from '../../src/contract/work-item';
import { leftOutSentence, reasonSentence, surveySentence } from '../shared/survey-words';
import type { Words } from '../shared/words';

type Latest = NonNullable<WorkItemSurvey['latest']>;

const WAITING = ['planned', 'scheduled'];

/**
 * How a survey stands, in one sentence: the reason says it best, where there is one. Undefined where the word for its
 * state and its times say all, or a response that is parked does.
 */
export function stateSentence(
  words: Words,
  latest: Latest,
  { paused, parked }: Pick<WorkItemSurvey, 'paused' | 'parked'>,
): string | undefined {
  const { state, rating, reason, failing, leftOut } = latest;
  if (paused && WAITING.includes(state)) return words.say('survey.paused');
  if (failing) return [failingSentence(words, failing), reasonSentence(words, reason)].filter(Boolean).join(' ');
  if (state === 'answered' || rating !== undefined || parked?.respondedAt !== undefined)
    return leftOutSentence(words, leftOut);
  return surveySentence(words, latest) ?? words.say(`survey.${state}`);
}

/** Whom a survey waits for and since when, how often it was tried, and when it is tried next. */
function failingSentence(words: Words, { of, since, times, nextAt }: NonNullable<SurveyView['failing']>): string {
  const tries = words.count('survey.failing.tries', times);
  const next = nextAt === undefined ? [] : [words.say('survey.failing.next', { when: words.moment(nextAt) })];
  return [words.say(`survey.failing.${of}`, { since: words.moment(since) }), tries, ...next].join(' ');
}

const ENDED = ['skipped', 'cancelled', 'failed', 'unconfirmed'] as const;

/**
 * What became of a survey and when: *Sent 09:02 · responded 11:40*. Undefined while nothing has. `parkedAt` is when the
 * response was given that is parked.
 */
export function outcomeLine(words: Words, latest: Latest, parkedAt?: number): string | undefined {
  const { state, changedAt, rating, ratedAt, origin } = latest;
  // When the earlier automation sent it, nobody told us.
  const sentAt = origin === 'automation' ? undefined : latest.sentAt;
  if (state === 'answered' || rating !== undefined || parkedAt !== undefined) {
    const responded = words.moment(ratedAt ?? parkedAt ?? changedAt);
    if (sentAt === undefined) return words.say('outcome.responded', { responded });
    return words.say('outcome.sentResponded', { sent: words.moment(sentAt), responded });
  }
  if (sentAt !== undefined) return words.say('outcome.sent', { at: words.moment(sentAt) });
  const ended = ENDED.find((each) => each === state);
  return ended && words.say(`outcome.${ended}`, { at: words.moment(changedAt) });
}
