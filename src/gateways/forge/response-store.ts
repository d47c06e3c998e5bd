import { kvs, Sort, WhereConditions } from '@forge/kvs';
import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import type { ResponseStore } from '../../ports/response-store';
import type { Row } from './revisions';
import { patiently } from './patiently';
import { createRow, replaceRow, revisionAfter } from './revisions';
import { dueOf, SCHEMA, toSeconds } from './storage';

const ENTITY = 'response';
const WORK_ITEM_LIMIT = 20;

interface ResponseRow extends Row {
  record: Response;
}

/** Responses in Forge's custom entity store. */
export const forgeResponseStore: ResponseStore = {
  async store(response) {
    return (await createRow(ENTITY, response.id, rowOf(response))) === 'created' ? 'stored' : 'duplicate';
  },

  async read(id) {
    return (await patiently(() => kvs.entity<ResponseRow>(ENTITY).get(id)))?.record;
  },

  async replace(response) {
    const next = { ...response, revision: revisionAfter(response.revision) };
    const outcome = await replaceRow(ENTITY, response.id, rowOf(next), response.revision);
    return outcome === 'conflict' ? 'conflict' : next;
  },

  async due(now, limit) {
    const { results } = await patiently(() =>
      kvs
        .entity<ResponseRow>(ENTITY)
        .query()
        .index('due', { partition: ['due'] })
        .where(WhereConditions.lessThanEqualTo(Math.floor(now / 1000)))
        .sort(Sort.ASC)
        .limit(limit)
        .getMany(),
    );
    return results.map(({ key }) => key);
  },

  async unmatchedOf(workItemKeyOrId) {
    const { results } = await kvs
      .entity<ResponseRow>(ENTITY)
      .query()
      .index('by-work-item', { partition: [workItemKeyOrId] })
      .sort(Sort.DESC)
      .limit(WORK_ITEM_LIMIT)
      .getMany();
    return results.map(({ value }) => value.record).filter(needsMatch);
  },

  async parked(limit) {
    const { results } = await patiently(() =>
      kvs
        .entity<ResponseRow>(ENTITY)
        .query()
        .index('by-state', { partition: ['parked'] })
        .sort(Sort.DESC)
        .limit(limit)
        .getMany(),
    );
    return results.map(({ value }) => value.record);
  },
};

function rowOf(response: Response): ResponseRow {
  return {
    schema: SCHEMA,
    surveyId: surveyIdOf(response),
    // Where the survey is known, the work item is the survey's.
    workItemKey: response.surveyId === undefined ? (response.oldRule ?? response).workItemKey : undefined,
    state: response.state,
    reason: response.reason,
    due: dueOf(response.dueAt),
    dueAt: toSeconds(response.dueAt),
    receivedAt: toSeconds(response.receivedAt),
    changedAt: toSeconds(response.changedAt),
    revision: response.revision,
    record: response,
  };
}
