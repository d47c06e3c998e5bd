import type { Survey } from '../../src/domain/survey';
import { isForAnother } from '../../src/domain/surveys-together';
import type { Ledger, SurveyList } from '../../src/ports/ledger';
import { pageOf, storedRows } from './stored-rows';

export interface FakeLedger extends Ledger {
  all(): Survey[];
  fail(now: boolean): void;
}

/** The ledger in memory. */
export function fakeLedger(): FakeLedger {
  const rows = storedRows<Survey>();
  const newest = new Map<string, string>();
  const newestFirst = (by: 'changedAt' | 'plannedAt' = 'changedAt') => rows.all().sort((a, b) => b[by] - a[by]);
  return {
    async create(survey) {
      if (!rows.create(survey)) return 'exists';
      if (!isForAnother(survey)) newest.set(survey.workItemId, survey.id);
      return 'created';
    },
    read: async (id) => rows.read(id),
    replace: async (survey) => rows.replace(survey),
    newestOf: async (workItemId) => rows.read(newest.get(workItemId) ?? ''),
    due: async (now, limit) => rows.due(now, limit),
    ofWorkItem: async (workItemId) => newestFirst('plannedAt').filter((survey) => survey.workItemId === workItemId),
    ofRespondent: async (respondent, limit) =>
      newestFirst('plannedAt')
        .filter((survey) => survey.respondent === respondent)
        .slice(0, limit),
    latest: async (limit, state) =>
      newestFirst()
        .filter((survey) => state === undefined || survey.state === state)
        .slice(0, limit),
    page: async (list, asked) =>
      pageOf(
        rows.all().filter((survey) => isOn(list, survey)),
        (survey) => (list !== 'all' && 'workItemId' in list ? survey.plannedAt : survey.changedAt),
        asked,
      ),
    changedBetween: async (after, until, limit) =>
      newestFirst()
        .filter(({ changedAt }) => changedAt > after && changedAt <= until)
        .slice(0, limit),
    all: rows.all,
    fail: rows.fail,
  };
}

function isOn(list: SurveyList, survey: Survey): boolean {
  return list === 'all' || Object.entries(list).every(([name, value]) => survey[name as keyof Survey] === value);
}
