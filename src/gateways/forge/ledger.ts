import { kvs } from '@forge/kvs';
import type { Survey, SurveyState } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';
import type { Log } from '../../ports/log';
import { patiently } from './patiently';
import { revisionedStore } from './revisioned-store';
import type { Stored } from './storage';
import { dueOf, SCHEMA, toSeconds } from './storage';

/** All surveys, for the index of the latest. */
const KIND = 'survey';
const WORK_ITEM_LIMIT = 20;

const surveys = revisionedStore<Survey>('survey', attributesOf);

/** Names the newest survey of a work item. */
interface Newest extends Stored {
  surveyId: string;
}

/** The ledger in Forge's custom entity store; beside it one small value for each work item, since queries lag. */
export const forgeLedger = (log: Log): Ledger => ({
  async create(survey) {
    const outcome = await surveys.create(survey);
    if (outcome === 'created') await nameNewest(log, survey);
    return outcome;
  },

  read: surveys.read,

  async newestOf(workItemId) {
    const named = await patiently(() => kvs.get<Newest>(newestKey(workItemId)));
    return named && surveys.read(named.surveyId);
  },

  replace: surveys.replace,

  due: surveys.due,

  ofWorkItem: (workItemId) => surveys.newest('by-work-item', workItemId, WORK_ITEM_LIMIT),

  latest: (limit, state?: SurveyState) =>
    state ? surveys.newest('by-state', state, limit) : surveys.newest('latest', KIND, limit),
});

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

function attributesOf(survey: Survey) {
  return {
    kind: KIND,
    workItemId: survey.workItemId,
    projectId: survey.projectId,
    state: survey.state,
    reason: survey.reason,
    respondent: survey.respondent,
    due: dueOf(survey.dueAt),
    dueAt: toSeconds(survey.dueAt),
    plannedAt: toSeconds(survey.plannedAt),
    changedAt: toSeconds(survey.changedAt),
  };
}
