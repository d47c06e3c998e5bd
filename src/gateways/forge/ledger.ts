import { kvs, Sort, WhereConditions } from '@forge/kvs';
import type { Survey, SurveyState } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';
import type { Log } from '../../ports/log';
import type { Row } from './revisions';
import { patiently } from './patiently';
import { createRow, replaceRow, revisionAfter } from './revisions';
import type { Stored } from './storage';
import { dueOf, SCHEMA, toSeconds } from './storage';

const ENTITY = 'survey';
const WORK_ITEM_LIMIT = 20;
/** @see https://developer.atlassian.com/platform/forge/storage-reference/storage-api-query/ */
const LARGEST_PAGE = 100;

interface SurveyRow extends Row {
  record: Survey;
}

/** Names the newest survey of a work item. */
interface Newest extends Stored {
  surveyId: string;
}

/** The ledger in Forge's custom entity store; beside it one small value for each work item, since queries lag. */
export const forgeLedger = (log: Log): Ledger => ({
  async create(survey) {
    const outcome = await createRow(ENTITY, survey.id, rowOf(survey));
    if (outcome === 'created') await nameNewest(log, survey);
    return outcome;
  },

  read,

  async newestOf(workItemId) {
    const named = await patiently(() => kvs.get<Newest>(newestKey(workItemId)));
    return named && read(named.surveyId);
  },

  async replace(survey) {
    const next = { ...survey, revision: revisionAfter(survey.revision) };
    const outcome = await replaceRow(ENTITY, survey.id, rowOf(next), survey.revision);
    return outcome === 'conflict' ? 'conflict' : next;
  },

  async due(now, limit) {
    const rows = await pages(limit, () =>
      kvs
        .entity<SurveyRow>(ENTITY)
        .query()
        .index('due', { partition: ['due'] })
        .where(WhereConditions.lessThanEqualTo(Math.floor(now / 1000)))
        .sort(Sort.ASC),
    );
    return rows.map(({ value }) => value.record);
  },

  async ofWorkItem(workItemId) {
    return query('by-work-item', [workItemId], WORK_ITEM_LIMIT);
  },

  async latest(limit, state?: SurveyState) {
    return state ? query('by-state', [state], limit) : query('latest', ['survey'], limit);
  },
});

async function read(id: string): Promise<Survey | undefined> {
  return (await patiently(() => kvs.entity<SurveyRow>(ENTITY).get(id)))?.record;
}

/** The survey is there already, and lists will show it: without its name nothing is lost but seconds. */
async function nameNewest(log: Log, { id, workItemId }: Survey): Promise<void> {
  try {
    await patiently(() => kvs.set(newestKey(workItemId), { schema: SCHEMA, surveyId: id }));
  } catch (error) {
    log.error('The newest survey of a work item could not be named', error, { surveyId: id });
  }
}

function newestKey(workItemId: string): string {
  return `newest:${workItemId}`;
}

async function query(index: string, partition: string[], limit: number): Promise<Survey[]> {
  const rows = await pages(limit, () =>
    kvs.entity<SurveyRow>(ENTITY).query().index(index, { partition }).sort(Sort.DESC),
  );
  return rows.map(({ value }) => value.record);
}

type Ask = ReturnType<ReturnType<ReturnType<typeof kvs.entity<SurveyRow>>['query']>['index']>;

/** Page after page until there are `limit` rows or no more. */
async function pages(limit: number, ask: () => Ask): Promise<{ key: string; value: SurveyRow }[]> {
  const rows: { key: string; value: SurveyRow }[] = [];
  let cursor: string | undefined;
  do {
    const page = ask().limit(Math.min(limit - rows.length, LARGEST_PAGE));
    const { results, nextCursor } = await patiently(() => (cursor ? page.cursor(cursor) : page).getMany());
    rows.push(...results);
    cursor = nextCursor;
  } while (cursor && rows.length < limit);
  return rows;
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
