import { kvs, Sort, WhereConditions } from '@forge/kvs';
import type { Survey, SurveyState } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';
import type { Row } from './revisions';
import { createRow, replaceRow } from './revisions';
import { dueOf, SCHEMA, toSeconds } from './storage';

const ENTITY = 'survey';
const WORK_ITEM_LIMIT = 20;
/** @see https://developer.atlassian.com/platform/forge/storage-reference/storage-api-query/ */
const LARGEST_PAGE = 100;

interface SurveyRow extends Row {
  record: Survey;
}

/** The ledger in Forge's custom entity store. */
export const forgeLedger: Ledger = {
  create: (survey) => createRow(ENTITY, survey.id, rowOf(survey)),

  async read(id) {
    return (await kvs.entity<SurveyRow>(ENTITY).get(id))?.record;
  },

  async replace(survey) {
    const next = { ...survey, revision: survey.revision + 1 };
    const outcome = await replaceRow(ENTITY, survey.id, rowOf(next), survey.revision);
    return outcome === 'conflict' ? 'conflict' : next;
  },

  async due(now, limit) {
    const { results } = await kvs
      .entity<SurveyRow>(ENTITY)
      .query()
      .index('due', { partition: ['due'] })
      .where(WhereConditions.lessThanEqualTo(Math.floor(now / 1000)))
      .sort(Sort.ASC)
      .limit(limit)
      .getMany();
    return results.map(({ key }) => key);
  },

  async ofWorkItem(workItemId) {
    return query('by-work-item', [workItemId], WORK_ITEM_LIMIT);
  },

  async latest(limit, state?: SurveyState) {
    return state ? query('by-state', [state], limit) : query('latest', ['survey'], limit);
  },
};

async function query(index: string, partition: string[], limit: number): Promise<Survey[]> {
  const surveys: Survey[] = [];
  let cursor: string | undefined;
  do {
    const page = kvs
      .entity<SurveyRow>(ENTITY)
      .query()
      .index(index, { partition })
      .sort(Sort.DESC)
      .limit(Math.min(limit - surveys.length, LARGEST_PAGE));
    const { results, nextCursor } = await (cursor ? page.cursor(cursor) : page).getMany();
    surveys.push(...results.map(({ value }) => value.record));
    cursor = nextCursor;
  } while (cursor && surveys.length < limit);
  return surveys;
}

function rowOf(survey: Survey): SurveyRow {
  return {
    schema: SCHEMA,
    kind: 'survey',
    workItemId: survey.workItemId,
    projectId: survey.projectId,
    state: survey.state,
    reason: survey.reason,
    respondent: survey.respondent,
    due: dueOf(survey.dueAt),
    dueAt: toSeconds(survey.dueAt),
    plannedAt: toSeconds(survey.plannedAt),
    changedAt: toSeconds(survey.changedAt),
    revision: survey.revision,
    record: survey,
  };
}
