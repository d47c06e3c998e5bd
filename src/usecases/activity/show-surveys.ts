import { needsMatch, surveyIdOf } from '../../domain/response';
import type { Response } from '../../domain/response';
import type { Survey, SurveyState } from '../../domain/survey';
import { needsPerson, planned, WAITING } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { ResponseStore } from '../../ports/response-store';
import { stillParked } from '../receiving/still-parked';

const DAY_MS = 24 * 3_600_000;
/** What a list shows at most. */
const PAGE = 100;
/** What an overview counts before it says "more than": ten pages of the ledger, read within a second or so. */
export const MOST_COUNTED = 1_000;

const TROUBLE = ['failed', 'unconfirmed'] as const;

export interface Activity {
  survey: Survey;
  parked?: Response;
}

export interface ShowSurveysPorts {
  ledger: Ledger;
  responses: ResponseStore;
}

/** One survey by its id, with the response that needs a person, if there is one; undefined when there is none. */
export async function showSurvey(ports: ShowSurveysPorts, surveyId: string): Promise<Activity | undefined> {
  const [survey, last] = await Promise.all([ports.ledger.read(surveyId), ports.responses.parkedLast(surveyId)]);
  return survey && { survey, parked: last?.state === 'parked' ? last : undefined };
}

/** The latest surveys, each with the response that needs a person, if there is one. */
export async function showActivity(ports: ShowSurveysPorts, states: SurveyState[] | undefined): Promise<Activity[]> {
  const parked = await stillParked(ports, await ports.responses.parked(PAGE));
  const lists = states ? states.map((state) => ports.ledger.latest(PAGE, state)) : [ports.ledger.latest(PAGE)];
  const surveys = (await Promise.all(lists)).flat().sort((a, b) => b.changedAt - a.changedAt);
  const bySurvey = new Map(parked.map((response) => [surveyIdOf(response), response]));
  const asShown = async (survey: Survey) => (needsPerson(survey) ? now(ports, survey) : survey);
  const shown = await Promise.all(surveys.slice(0, PAGE).map(asShown));
  return shown.map((survey) => ({ survey, parked: bySurvey.get(survey.id) }));
}

/** A survey from a list, which may lag behind, as it was last written: somebody acts on it. */
async function now({ ledger }: ShowSurveysPorts, listed: Survey): Promise<Survey> {
  return (await ledger.read(listed.id)) ?? listed;
}

/** What needs a person: parked responses, failed surveys, surveys of which nobody knows whether they went out. */
export async function showAttention(ports: ShowSurveysPorts): Promise<Activity[]> {
  const [listed, troubledBefore] = await Promise.all([ports.responses.parked(PAGE), troubled(ports)]);
  const parked = await stillParked(ports, listed);
  const trouble = (await Promise.all(troubledBefore.map((survey) => now(ports, survey)))).filter(needsPerson);
  const waiting = await Promise.all(
    parked.map(async (response) => ({
      survey: (needsMatch(response) ? undefined : await ports.ledger.read(surveyIdOf(response))) ?? standIn(response),
      parked: response,
    })),
  );
  const shown = new Set(waiting.map(({ survey }) => survey.id));
  return [...waiting, ...trouble.filter(({ id }) => !shown.has(id)).map((survey) => ({ survey }))];
}

/** Failed and unconfirmed surveys that nobody has seen to, newest first. */
async function troubled({ ledger }: ShowSurveysPorts): Promise<Survey[]> {
  const found = (await Promise.all(TROUBLE.map((state) => ledger.latest(PAGE, state)))).flat();
  return found.filter(needsPerson).sort((a, b) => b.changedAt - a.changedAt);
}

/** A response whose survey or work item could not be found is shown all the same: a person must be able to see to it. */
function standIn(response: Response): Survey {
  const facts = {
    id: needsMatch(response) ? response.id : surveyIdOf(response),
    workItemId: '',
    workItemKey: (response.automation ?? response).workItemKey ?? '',
    origin: 'automation' as const,
  };
  return { ...planned(facts, response.receivedAt), state: 'answered', response: { rating: response.rating } };
}

export interface Counts {
  periods: { days: 7 | 30; surveys: number; responses: number; more: boolean }[];
  lastResponseAt?: number;
  /** Surveys that are to go out; nothing is sent while the app is paused. */
  waiting: number;
  /** Those of them that went nowhere because the site does not let the app call nps.today. */
  keptBack: number;
  parked: number;
  failed: number;
  unconfirmed: number;
}

/** Counts of the last 7 and 30 days, among the surveys that changed last; `more` says that there were more. */
export async function countSurveys(ports: ShowSurveysPorts & { clock: Clock }): Promise<Counts> {
  const [latest, parked, trouble, ...waiting] = await Promise.all([
    ports.ledger.latest(MOST_COUNTED),
    ports.responses.parked(PAGE),
    troubled(ports),
    ...WAITING.map((state) => ports.ledger.latest(PAGE, state)),
  ]);
  const now = ports.clock.now();
  const full = latest.length === MOST_COUNTED;
  const responded = latest.filter((survey) => survey.response?.ratedAt !== undefined);
  const oldest = latest[latest.length - 1]?.changedAt ?? 0;
  const periods = ([7, 30] as const).map((days) => {
    const since = now - days * DAY_MS;
    return {
      days,
      surveys: latest.filter(({ sentAt }) => (sentAt ?? 0) >= since).length,
      responses: responded.filter(({ response }) => (response?.ratedAt ?? 0) >= since).length,
      more: full && oldest >= since,
    };
  });
  const lastResponseAt = Math.max(0, ...responded.map(({ response }) => response?.ratedAt ?? 0));
  return {
    periods,
    ...(lastResponseAt > 0 ? { lastResponseAt } : {}),
    waiting: waiting.flat().length,
    keptBack: waiting.flat().filter(({ reason }) => reason === 'egress-refused').length,
    parked: parked.length,
    failed: trouble.filter(({ state }) => state === 'failed').length,
    unconfirmed: trouble.filter(({ state }) => state === 'unconfirmed').length,
  };
}
