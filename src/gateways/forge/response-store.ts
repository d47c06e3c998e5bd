import { kvs } from '@forge/kvs';
import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import type { Log } from '../../ports/log';
import type { ResponseStore } from '../../ports/response-store';
import { patiently } from './patiently';
import { revisionedStore } from './revisioned-store';
import type { Stored } from './storage';
import { dueOf, SCHEMA, toSeconds } from './storage';

const WORK_ITEM_LIMIT = 20;

const responses = revisionedStore<Response>('response', attributesOf);

/** Names the response that was parked last for a survey, or for a work item where its survey is not known. */
interface Parked extends Stored {
  responseId: string;
}

/** Responses in Forge's custom entity store; beside them one small value for each that needs a person, since queries lag. */
export const forgeResponseStore = (log: Log): ResponseStore => ({
  async store(response) {
    if ((await responses.create(response)) === 'exists') return 'duplicate';
    await nameParked(log, response);
    return 'stored';
  },

  read: responses.read,

  async replace(response) {
    const replaced = await responses.replace(response);
    if (replaced !== 'conflict') await nameParked(log, replaced);
    return replaced;
  },

  async parkedLast(surveyIdOrWorkItem) {
    const named = await patiently(() => kvs.get<Parked>(parkedKey(surveyIdOrWorkItem)));
    return named && responses.read(named.responseId);
  },

  async due(now, limit) {
    return (await responses.due(now, limit)).map(({ id }) => id);
  },

  async unmatchedOf(workItemKeyOrId) {
    return (await responses.newest('by-work-item', workItemKeyOrId, WORK_ITEM_LIMIT)).filter(needsMatch);
  },

  parked: (limit) => responses.newest('by-state', 'parked', limit),
});

/** The response is parked already, and lists will show it: without its name nothing is lost but seconds. */
async function nameParked(log: Log, response: Response): Promise<void> {
  const of = namedBy(response);
  if (response.state !== 'parked' || of === undefined) return;
  try {
    await patiently(() => kvs.set(parkedKey(of), { schema: SCHEMA, responseId: response.id }));
  } catch (error) {
    log.error('A parked response could not be named', error, { responseId: response.id });
  }
}

function namedBy(response: Response): string | undefined {
  return response.surveyId === undefined && !response.oldRule ? response.workItemKey : surveyIdOf(response);
}

function parkedKey(surveyIdOrWorkItem: string): string {
  return `parked:${surveyIdOrWorkItem}`;
}

function attributesOf(response: Response) {
  return {
    surveyId: surveyIdOf(response),
    // Where the survey is known, the work item is the survey's.
    workItemKey: response.surveyId === undefined ? (response.oldRule ?? response).workItemKey : undefined,
    state: response.state,
    reason: response.reason,
    due: dueOf(response.dueAt),
    dueAt: toSeconds(response.dueAt),
    receivedAt: toSeconds(response.receivedAt),
    changedAt: toSeconds(response.changedAt),
  };
}
