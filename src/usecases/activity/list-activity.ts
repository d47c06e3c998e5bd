import { needsMatch, surveyIdOf } from '../../domain/response';
import type { Response } from '../../domain/response';
import type { Survey, SurveyState } from '../../domain/survey';
import { needsPerson, planned } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';
import type { ResponseStore } from '../../ports/response-store';
import { stillParked } from '../receiving/still-parked';

/** What a list shows at most. */
export const MOST_LISTED = 100;

const TROUBLE = ['failed', 'unconfirmed'] as const;

export interface Activity {
  survey: Survey;
  parked?: Response;
}

export interface ListActivityPorts {
  ledger: Ledger;
  responses: ResponseStore;
}

/** The latest surveys, each with the response that needs a person, if there is one. */
export async function listActivity(ports: ListActivityPorts, states: SurveyState[] | undefined): Promise<Activity[]> {
  const parked = await stillParked(ports, await ports.responses.parked(MOST_LISTED));
  const lists = states
    ? states.map((state) => ports.ledger.latest(MOST_LISTED, state))
    : [ports.ledger.latest(MOST_LISTED)];
  const surveys = (await Promise.all(lists)).flat().sort((a, b) => b.changedAt - a.changedAt);
  const bySurvey = new Map(parked.map((response) => [surveyIdOf(response), response]));
  const asShown = async (survey: Survey) => (needsPerson(survey) ? now(ports, survey) : survey);
  const shown = await Promise.all(surveys.slice(0, MOST_LISTED).map(asShown));
  return shown.map((survey) => ({ survey, parked: bySurvey.get(survey.id) }));
}

/** A survey from a list, which may lag behind, as it was last written: somebody acts on it. */
async function now({ ledger }: ListActivityPorts, listed: Survey): Promise<Survey> {
  return (await ledger.read(listed.id)) ?? listed;
}

/** What needs a person: parked responses, failed surveys, surveys of which nobody knows whether they went out. */
export async function listAttention(ports: ListActivityPorts): Promise<Activity[]> {
  const [listed, troubledBefore] = await Promise.all([ports.responses.parked(MOST_LISTED), troubled(ports)]);
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
export async function troubled({ ledger }: ListActivityPorts): Promise<Survey[]> {
  const found = (await Promise.all(TROUBLE.map((state) => ledger.latest(MOST_LISTED, state)))).flat();
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
