import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import type { ResponseStore } from '../../ports/response-store';
import { revisionedStore } from './revisioned-store';
import { dueOf, toSeconds } from './storage';

const WORK_ITEM_LIMIT = 20;

const responses = revisionedStore<Response>('response', attributesOf);

/** Responses in Forge's custom entity store. */
export const forgeResponseStore: ResponseStore = {
  async store(response) {
    return (await responses.create(response)) === 'created' ? 'stored' : 'duplicate';
  },

  read: responses.read,

  replace: responses.replace,

  async due(now, limit) {
    return (await responses.due(now, limit)).map(({ id }) => id);
  },

  async unmatchedOf(workItemKeyOrId) {
    return (await responses.newest('by-work-item', workItemKeyOrId, WORK_ITEM_LIMIT)).filter(needsMatch);
  },

  parked: (limit) => responses.newest('by-state', 'parked', limit),
};

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
