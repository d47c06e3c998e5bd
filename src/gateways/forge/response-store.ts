import * as z from 'zod/mini';
import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import type { Log } from '../../ports/log';
import type { ResponseStore } from '../../ports/response-store';
import { revisionedStore } from './revisioned-store';
import { dueOf, toSeconds } from './storage';
import { ENTITIES, VALUES } from './storage-keys';
import { keepValue, readValue } from './values';

const WORK_ITEM_LIMIT = 20;
const { indexes } = ENTITIES.response;
/** What the app cannot work without. */
const holds = z.looseObject({
  state: z.enum(['waiting', 'applied', 'parked', 'dismissed']),
  ratedAt: z.number(),
  commentedAt: z.number(),
  receivedAt: z.number(),
  attempts: z.number(),
  dueAt: z.optional(z.number()),
});

const responses = revisionedStore<Response>(ENTITIES.response, holds, attributesOf);

/** Names the response that was parked last for a survey, or for a work item where its survey is not known. */
const parkedSchema = z.object({ responseId: z.string() });

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
    const named = await readValue(VALUES.parked(surveyIdOrWorkItem), parkedSchema);
    return named && responses.read(named.responseId);
  },

  async due(now, limit) {
    return (await responses.due(now, limit)).map(({ id }) => id);
  },

  async unmatchedOf(workItemKeyOrId) {
    return (await responses.newest(indexes.byWorkItem, workItemKeyOrId, WORK_ITEM_LIMIT)).filter(needsMatch);
  },

  waiting: (limit) => responses.newest(indexes.byState, 'waiting', limit),

  // Rows hold seconds, rounded up.
  parked: (limit, before) =>
    responses.newest(
      indexes.byState,
      'parked',
      limit,
      before === undefined ? undefined : { first: 0, last: toSeconds(before) },
    ),

  parkedPage: (asked) => responses.page(indexes.byState, 'parked', asked),
});

/** The response is parked already, and lists will show it: without its name nothing is lost but seconds. */
async function nameParked(log: Log, response: Response): Promise<void> {
  const of = namedBy(response);
  if (response.state !== 'parked' || of === undefined) return;
  try {
    await keepValue(VALUES.parked(of), { responseId: response.id });
  } catch (error) {
    log.error('A parked response could not be named', error, { responseId: response.id });
  }
}

function namedBy(response: Response): string | undefined {
  return response.surveyId === undefined && !response.automation ? response.workItemKey : surveyIdOf(response);
}

function attributesOf(response: Response) {
  return {
    surveyId: surveyIdOf(response),
    // Where the survey is known, the work item is the survey's.
    workItemKey: response.surveyId === undefined ? (response.automation ?? response).workItemKey : undefined,
    state: response.state,
    reason: response.reason,
    due: dueOf(response.dueAt),
    dueAt: toSeconds(response.dueAt),
    receivedAt: toSeconds(response.receivedAt),
    changedAt: toSeconds(response.changedAt),
  };
}
