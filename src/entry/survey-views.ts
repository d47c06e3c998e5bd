import type { RespondentOutcome } from '../usecases/sending/show-respondent';
import type { RespondentView } from '../contract/respondent';
import type { ActivityEntry } from '../contract/admin/activity';
import type { Problem, Result } from '../contract/result';
import type { SurveyView } from '../contract/survey-view';
import type { WorkItemSurvey } from '../contract/work-item';
import { holdOf } from '../domain/hold';
import { troubleOfSurvey } from '../domain/outage';
import { leftOutOf } from '../domain/left-out';
import type { Response } from '../domain/response';
import { needsMatch, surveyIdOf } from '../domain/response';
import type { Survey } from '../domain/survey';
import type { OneOfSeveral } from '../domain/surveys-together';
import type { MatchOutcome } from '../usecases/receiving/match-response';
import type { WorkItemSurveys } from '../usecases/work-item/show-work-item';
import type { ByHandOutcome } from '../usecases/sending/send-by-hand';
import { problem } from './replies';

export function surveyView(survey: Survey): SurveyView {
  const { id, state, reason, plannedAt, changedAt, sentAt, response } = survey;
  const { rating, ratedAt } = response ?? {};
  return {
    id,
    state,
    reason,
    plannedAt,
    changedAt,
    sentAt,
    rating,
    ratedAt,
    leftOut: leftOutOf(survey),
    ...waitsView(survey),
    failing: failingView(survey),
  };
}

/** The surveys of everyone who was asked about the same completion, with where each of them comes from. */
export function togetherView(surveys: OneOfSeveral[]): Pick<WorkItemSurvey, 'together'> {
  const [first] = surveys;
  if (!first) return {};
  const { ratings } = first.together;
  return { together: { ratings, surveys: surveys.map((each) => ({ ...surveyView(each), ...fromView(each) })) } };
}

function fromView({ decision }: Survey): { from?: { field?: string } } {
  const saw = decision?.checks.find(({ name }) => name === 'has-respondent')?.saw;
  if (saw?.what === 'from-reporter') return { from: {} };
  return saw?.what === 'from-field' ? { from: { field: String(saw.values?.name) } } : {};
}

function waitsView(survey: Survey): Pick<SurveyView, 'waits'> {
  const hold = holdOf(survey);
  return hold ? { waits: { since: hold.since, until: hold.until } } : {};
}

function failingView(survey: Survey): SurveyView['failing'] {
  const trouble = troubleOfSurvey(survey);
  if (!trouble) return undefined;
  const { of, since, times, nextAt } = trouble;
  return { of, since, times, nextAt };
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

/** The same with what the response says that is not on the work item: for whoever may see the work item. */
export function parkedOnWorkItemView(
  parked: Response | undefined,
  { latest, earlier }: Pick<WorkItemSurveys, 'latest' | 'earlier'>,
  isForAdmin: boolean,
): WorkItemSurvey['parked'] {
  const view = parkedView(parked);
  if (!parked || !view) return undefined;
  const { rating, ratingText, comment, ratedAt } = parked;
  const survey = [latest, ...earlier].find((each) => each?.id === surveyIdOf(parked));
  return {
    ...view,
    respondedAt: survey === latest ? ratedAt : undefined,
    rating: survey?.response?.rating === rating ? undefined : rating,
    ratingText,
    comment,
    isForAdmin,
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

/** Whom a survey would be sent to, as a reply to the person with this account id. */
export function respondentReply(outcome: RespondentOutcome, callerId: string | undefined): Result<RespondentView> {
  switch (outcome.kind) {
    case 'respondent': {
      const { accountId } = outcome;
      return { ok: true, value: { accountId, isYou: accountId === callerId } };
    }
    case 'address':
      return { ok: true, value: { isYou: false, field: outcome.field } };
    case 'nobody':
      return { ok: true, value: { isYou: false, reason: outcome.reason } };
    default:
      return byHandProblem(outcome);
  }
}
