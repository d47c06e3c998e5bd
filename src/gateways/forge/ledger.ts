import * as z from 'zod/mini';
import type { Survey, SurveyState } from '../../domain/survey';
import { MOVES } from '../../domain/survey';
import { isForAnother } from '../../domain/surveys-together';
import type { Ledger, SurveyList } from '../../ports/ledger';
import type { Log } from '../../ports/log';
import { revisionedStore } from './revisioned-store';
import { dueOf, toSeconds } from './storage';
import { ENTITIES, VALUES } from './storage-keys';
import { keepValue, readValue } from './values';

const { indexes } = ENTITIES.survey;
/** What the app cannot work without. */
const holds = z.looseObject({
  workItemId: z.string(),
  workItemKey: z.string(),
  state: z.enum(Object.keys(MOVES) as [SurveyState, ...SurveyState[]]),
  plannedAt: z.number(),
  changedAt: z.number(),
  dueAt: z.optional(z.number()),
  history: z.array(z.unknown()),
});
/** All surveys, for the index of the latest. */
const KIND = 'survey';
const WORK_ITEM_LIMIT = 20;

const surveys = revisionedStore<Survey>(ENTITIES.survey, holds, attributesOf);

/** Names the newest survey of a work item. */
const newestSchema = z.object({ surveyId: z.string() });

/** The ledger in Forge's custom entity store; beside it one small value for each work item, since queries lag. */
export const forgeLedger = (log: Log): Ledger => ({
  async create(survey) {
    const outcome = await surveys.create(survey);
    // The first of several is made before the others, and named for all of them.
    if (outcome === 'created' && !isForAnother(survey)) await nameNewest(log, survey);
    return outcome;
  },

  read: surveys.read,

  async newestOf(workItemId) {
    const named = await readValue(VALUES.newest(workItemId), newestSchema);
    return named && surveys.read(named.surveyId);
  },

  replace: surveys.replace,

  due: surveys.due,

  ofWorkItem: (workItemId) => surveys.newest(indexes.byWorkItem, workItemId, WORK_ITEM_LIMIT),

  ofRespondent: (respondent, limit) => surveys.newest(indexes.byRespondent, respondent, limit),

  latest: (limit, state?: SurveyState) =>
    state ? surveys.newest(indexes.byState, state, limit) : surveys.newest(indexes.latest, KIND, limit),

  page: (list, asked) => surveys.page(...partitionOf(list), asked),

  // Rows hold seconds, rounded up.
  changedBetween: (after, until, limit) =>
    surveys.newest(indexes.latest, KIND, limit, { first: toSeconds(after) + 1, last: toSeconds(until) }),
});

/** The index that holds a list, and its part there. */
function partitionOf(list: SurveyList): [index: string, partition: string] {
  if (list === 'all') return [indexes.latest, KIND];
  if ('state' in list) return [indexes.byState, list.state];
  if ('projectId' in list) return [indexes.byProject, list.projectId];
  if ('reason' in list) return [indexes.byReason, list.reason];
  return [indexes.byWorkItem, list.workItemId];
}

/** The survey is there already, and lists will show it: without its name nothing is lost but seconds. */
async function nameNewest(log: Log, { id, workItemId }: Survey): Promise<void> {
  try {
    await keepValue(VALUES.newest(workItemId), { surveyId: id });
  } catch (error) {
    log.error('The newest survey of a work item could not be named', error, { surveyId: id });
  }
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
