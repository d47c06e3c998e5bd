import type { ActivityEntry, FieldChoice, FieldOption, ProjectFieldCheck } from '../contract/admin';
import type { Problem, Result } from '../contract/result';
import type { SurveyView } from '../contract/survey-view';
import type { WorkItemSurvey } from '../contract/work-item';
import type { Response } from '../domain/response';
import { needsMatch } from '../domain/response';
import type { FieldMapping } from '../domain/settings';
import type { Survey } from '../domain/survey';
import { needsPerson } from '../domain/survey';
import type { FieldCheck } from '../usecases/fields/check-fields';
import type { SiteField, SiteResult } from '../usecases/set-up/set-up';
import { FITTING } from '../usecases/set-up/set-up';
import type { MatchOutcome } from '../usecases/receiving/match-response';
import type { ByHandOutcome } from '../usecases/sending/send-by-hand';
import type { Activity } from '../usecases/activity/show-surveys';

const FIELD_PARTS = ['rating', 'comment', 'category', 'respondedAt', 'state'] as const;

export function surveyView(survey: Survey): SurveyView {
  const { id, state, reason, plannedAt, changedAt, sentAt, response } = survey;
  return { id, state, reason, plannedAt, changedAt, sentAt, rating: response?.rating, ratedAt: response?.ratedAt };
}

export function parkedView(parked: Response | undefined): ActivityEntry['parked'] {
  if (!parked) return undefined;
  const fields = (parked.refused ?? []).map(({ field, cause }) => ({ name: field, cause }));
  return {
    responseId: parked.id,
    reason: parked.reason ?? 'gave-up',
    fields,
    ...(needsMatch(parked) ? { unmatched: true } : {}),
  };
}

export function unmatchedView(unmatched: Response | undefined): WorkItemSurvey['unmatched'] {
  if (!unmatched) return undefined;
  const { id: responseId, reason = 'token-missing', receivedAt, rating, ratingText, comment } = unmatched;
  return { responseId, reason, receivedAt, rating, ratingText, comment };
}

const MATCH_PROBLEM: Record<Exclude<MatchOutcome['kind'], 'waiting'>, Problem> = {
  'not-found': 'not-found',
  'not-possible': 'not-possible-now',
  'try-later': 'jira-unavailable',
};

/** How a try to match a response ended, as a reply. */
export function matchReply({ kind }: MatchOutcome): Result<null> {
  return kind === 'waiting' ? { ok: true, value: null } : problem(MATCH_PROBLEM[kind]);
}

export function activityEntry({ survey, parked }: Activity): ActivityEntry {
  const { workItemKey } = survey;
  return { ...surveyView(survey), workItemKey, needsPerson: needsPerson(survey), parked: parkedView(parked) };
}

export function fieldChoice(fields: FieldMapping): FieldChoice {
  const { rating, comment, category, respondedAt, state } = fields;
  return { rating, comment, category, respondedAt, state };
}

/** A field that can hold something of a response; undefined for any other. */
export function fieldOption({ id, name, type }: SiteField): FieldOption | undefined {
  if (type === 'other') return undefined;
  return { id, name, type, fits: FIELD_PARTS.filter((part) => FITTING[part].includes(type)) };
}

export function fieldCheck({ project, screens, ...findings }: FieldCheck): ProjectFieldCheck {
  return {
    projectId: project.id,
    projectKey: project.key,
    projectName: project.name,
    ...findings,
    screens: screens.map(({ screen, missing }) => ({ screenId: screen.id, screenName: screen.name, missing })),
  };
}

type Outcome<T> = SiteResult<T> | { kind: 'does-not-fit' };

/** What a try to read or change the site ended in, as a reply. */
export function siteReply<T, V>(outcome: Outcome<T>, view: (value: T) => V, now: number): Result<V> {
  switch (outcome.kind) {
    case 'ok':
      return { ok: true, value: view(outcome.value) };
    case 'refused':
      return problem('jira-refused');
    case 'does-not-fit':
      return problem('bad-input');
    case 'try-later':
      return problem('jira-unavailable', outcome.until, now);
  }
}

const BY_HAND_PROBLEM: Record<Exclude<ByHandOutcome['kind'], 'planned'>, Problem> = {
  'not-found': 'not-found',
  'no-rule': 'not-covered',
  'try-later': 'jira-unavailable',
  'moved-on': 'not-possible-now',
};

/** Why a survey could not be sent by hand, as a reply. */
export function byHandProblem({ kind }: Exclude<ByHandOutcome, { kind: 'planned' }>) {
  return problem(BY_HAND_PROBLEM[kind]);
}

export function problem(
  code: Problem,
  until?: number,
  now = 0,
): { ok: false; problem: Problem; retryAfterSeconds?: number } {
  if (until === undefined) return { ok: false, problem: code };
  return { ok: false, problem: code, retryAfterSeconds: Math.max(1, Math.ceil((until - now) / 1000)) };
}
