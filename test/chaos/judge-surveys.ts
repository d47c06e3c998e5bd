import type { Simulator } from '../../simulator';
import type { Survey } from '../../src/domain/survey';
import { recordsOf } from './stored';
import type { Diary } from './diary';

/** The design's diagram, written out once more: the code must not be its own witness. */
const LEGAL = new Set([
  'planned>skipped',
  'planned>scheduled',
  'scheduled>sending',
  'scheduled>cancelled',
  'scheduled>skipped',
  // The app itself fails at it for days.
  'planned>failed',
  'scheduled>failed',
  'sending>sent',
  'sending>failed',
  'sending>scheduled',
  'sending>unconfirmed',
  'sent>answered',
  'sent>expired',
  'answered>answered',
  'failed>answered',
  'unconfirmed>answered',
  'expired>answered',
]);
const FIRST = ['planned'];
/** The respondent was asked, or the reason is shown. */
const TAKEN_CARE_OF = ['sent', 'answered', 'failed', 'unconfirmed'];
/** What may keep the survey of a completion back where an admin chose so. */
const KEPT_BACK = { quarantine: 'quarantine', howOften: 'asked-already' } as const;
/** Shorter hiccups of the storage are waited out by whoever calls it. */
const HICCUPS = 8;
const SENDERS = ['dispatch-surveys', 'sweep'];
const REFUSALS = [401, 403];

/** States, doubles, omissions. */
export function wrongWithSurveys(simulator: Simulator, diary: Diary): string[] {
  const surveys = recordsOf<Survey>(simulator, 'survey');
  return [
    ...surveys.flatMap(illegalHistory),
    ...sentTooOften(simulator, diary),
    ...notSent(simulator, diary, surveys),
    ...wronglyFailed(surveys, diary),
    ...wronglyUnconfirmed(simulator, surveys, diary),
  ];
}

function illegalHistory({ id, history, state }: Survey): string[] {
  const steps = history.slice(1).map((entry, index) => `${history[index]?.state}>${entry.state}`);
  return [
    ...steps.filter((step) => !LEGAL.has(step)).map((step) => `${id} moved ${step}`),
    ...(FIRST.includes(history[0]?.state ?? '') ? [] : [`${id} was born ${history[0]?.state}`]),
    ...(history[history.length - 1]?.state === state ? [] : [`${id} is ${state}, which its history does not know`]),
  ];
}

/** One survey for each completion, and one for each time a person asked for another. */
function sentTooOften({ npsToday, jira }: Simulator, { completions, askedAgain, imported }: Diary): string[] {
  const sent = new Map<string, number>();
  for (const { custom } of npsToday.invitations()) {
    const id = jira.workItem((custom as { issueKey: string }).issueKey)?.id ?? 'no work item';
    sent.set(id, (sent.get(id) ?? 0) + 1);
  }
  return [...sent].flatMap(([id, count]) => {
    const wanted = (completions.get(id)?.length ?? 0) + (askedAgain.get(id) ?? 0);
    if (imported.has(id)) return [`${id} was imported and surveyed`];
    return count > wanted ? [`${id} was surveyed ${count} times for ${wanted} completions`] : [];
  });
}

/** Who was finished last and still is, was surveyed, unless the platform itself lost the event. */
function notSent({ jira, forge }: Simulator, { completions, day }: Diary, surveys: Survey[]): string[] {
  const lost = forge
    .logs()
    .some(
      ({ functionKey, message }) => functionKey === 'plan-survey' && /lost on the way|given up|in five/.test(message),
    );
  if (lost) return [];
  const keptBack: Survey['reason'][] = [
    ...(day.rails?.quarantine ? [KEPT_BACK.quarantine] : []),
    ...(day.rails?.howOften ? [KEPT_BACK.howOften] : []),
  ];
  return [...completions].flatMap(([id, times]) => {
    const item = jira.workItem(id);
    const last = times[times.length - 1] ?? 0;
    if (item?.projectKey !== 'KAN' || item.status.category !== 'done') return [];
    if (item.reporterId !== jira.users.ids.customer) return [];
    const ofItem = surveys.filter(({ workItemId }) => workItemId === id);
    const isTakenCareOf = ({ state, reason }: Survey) => TAKEN_CARE_OF.includes(state) || keptBack.includes(reason);
    if (ofItem.some((survey) => survey.plannedAt >= last && isTakenCareOf(survey))) return [];
    return [
      `${item.key} was finished and not surveyed: ${ofItem.map(({ state, reason }) => `${state} ${reason}`).join()}`,
    ];
  });
}

function wronglyFailed(surveys: Survey[], { faults, refused }: Diary): string[] {
  const struck = faults.some(({ target, status = 0 }) => target === 'nps-today' && REFUSALS.includes(status));
  if (refused || struck) return [];
  return surveys.filter(({ state }) => state === 'failed').map(({ id, reason }) => `${id} failed: ${reason}`);
}

/** Only where whoever made the call died, or the storage was away for longer than anybody can wait. */
function wronglyUnconfirmed({ forge }: Simulator, surveys: Survey[], { faults }: Diary): string[] {
  const died = forge
    .invocations()
    .some(({ functionKey, outcome }) => SENDERS.includes(functionKey) && outcome?.kind !== 'returned');
  const onStorage = faults.filter(({ target }) => target === 'kvs');
  const hiccups = onStorage.reduce((sum, { times = 1 }) => sum + times, 0);
  const away = hiccups > HICCUPS || onStorage.some(({ kind }) => kind === 'timeout' || kind === 'crash-after');
  if (died || away) return [];
  return surveys.filter(({ state }) => state === 'unconfirmed').map(({ id }) => `${id} is unconfirmed for no reason`);
}
