import type { Recipient } from '../../domain/invitation';
import type { Rule } from '../../domain/rule';
import type { Reason } from '../../domain/reason';
import type { Survey } from '../../domain/survey';
import { BORN, planned } from '../../domain/survey';
import { forTheOthers } from '../../domain/surveys-together';
import { wantedBy } from '../../domain/wanted';
import type { Configuration, SiteResult } from '../../ports/configuration';
import type { StatusStep } from '../../ports/history';
import type { PastChanges } from '../../ports/past-changes';
import type { WorkItem } from '../../ports/work-items';
import type { DraftOfRule, WithDraftPorts } from '../rules/with-draft';
import { withDraft } from '../rules/with-draft';
import { jqlLots } from '../sending/jql-lots';
import type { LookUpPorts } from '../sending/look-up';
import type { Prepared } from '../sending/prepare-survey';
import { prepareSurvey } from '../sending/prepare-survey';
import type { Past, Then } from './as-of';
import { portsAsOf } from './as-of';
import type { PastCompletion } from './find-completions';

export interface ReplayPorts extends LookUpPorts, WithDraftPorts {
  configuration: Configuration;
  pastChanges: PastChanges;
}

/** A survey that went out, as if, earlier in the same dry run. `respondent`: the digest of an address. */
export interface AskedBefore {
  workItemId: string;
  respondent: string;
  /** Epoch ms. */
  at: number;
}

export interface Replay {
  draft: DraftOfRule;
  /** The days that the dry run is about. */
  days: number;
  /** In the order in which they happened. */
  completions: PastCompletion[];
  asked: AskedBefore[];
}

/** What would have become of one completion; of each person's survey, where several are asked about it. */
export type Fate =
  /** `accountId`: of whoever would have been asked, where more than an address is known. */
  | { kind: 'sent'; asked: AskedBefore; accountId?: string }
  | { kind: 'not-sent'; reason: Reason }
  /** It would still wait now. */
  | { kind: 'waiting'; reason: Reason }
  /** Another rule decides about it; `asked` where it sends. */
  | { kind: 'other-rule'; ruleId: string; asked?: AskedBefore }
  /** Jira does not say now what decides. */
  | { kind: 'unknown' }
  /** It was finished before: no rule would have been asked. */
  | { kind: 'no-completion' };

export interface Replayed {
  workItemId: string;
  /** Absent where the work item is gone. */
  workItem?: Pick<WorkItem, 'key'>;
  fate: Fate;
}

const DAY_MS = 24 * 3_600_000;
/** A survey waits for several things in turn, and for none without end. */
const MOST_WAITS = 10;
/** What the judging of some completions asks Jira for first, so many at once. */
const AT_ONCE = 5;

/**
 * Decides about completions of the past, one after the other, as the app would have with these rules: by the checks that
 * decide before a real survey is sent, with what was known at the moment it would have gone out. Nothing is sent, nothing kept.
 */
export async function replayCompletions(
  ports: ReplayPorts,
  { draft, days, completions, asked }: Replay,
): Promise<SiteResult<Replayed[]>> {
  const [{ rules, rule }, { guardRails }, statuses, steps] = await Promise.all([
    withDraft(ports, draft),
    ports.settings.read(),
    ports.configuration.statuses(),
    ports.pastChanges.stepsOf([...new Set(completions.map(({ workItemId }) => workItemId))]),
  ]);
  if (statuses.kind !== 'ok') return statuses;
  if (steps.kind !== 'ok') return steps;
  const realNow = ports.clock.now();
  const sent = asked.map((each, index) => asSent(each, `earlier-${index}`));
  const past: Past = {
    wanted: wantedBy(rules),
    categories: new Map(statuses.value.map(({ id, category }) => [id, category])),
    steps: steps.value,
    sent,
    isReplaced: ({ ruleId, plannedAt }) => ruleId === rule.id && plannedAt >= realNow - days * DAY_MS,
  };
  const surveys = completions.map((each) => surveyOf(each, steps.value.get(each.workItemId) ?? []));
  const then: Then = { now: realNow, atOnce: 0 };
  const ruleQueries = jqlLots(ports.ruleQueries, ports.clock, rules, () =>
    surveys.filter((each) => each !== undefined),
  );
  const asOf = portsAsOf({ ...ports, ruleQueries }, past, then);
  await readAhead(completions, (id) => asOf.workItems.read(id));

  const replayed: Replayed[] = [];
  for (const [index, { workItemId, at, atOnce }] of completions.entries()) {
    Object.assign(then, { now: at, atOnce });
    const survey = surveys[index];
    const fates: Fate[] = [];
    const prepare = (each: Survey) => prepareSurvey(asOf, { rules, guardRails }, each, {});
    // Where several people are asked, the first look shows how many there are; each of their surveys goes on from there.
    let from = at;
    for (const left = survey ? [survey] : []; left[0]; left.shift()) {
      then.now = from;
      const decided = await liveThrough(left[0], then, realNow, prepare);
      if (decided?.kind === 'several') {
        from = then.now;
        left.push(decided.survey, ...forTheOthers(decided.survey, then.now));
        continue;
      }
      const fate: Fate = decided ? fateOf(decided, rule, then) : { kind: 'unknown' };
      if ('asked' in fate && fate.asked) sent.push({ ...asSent(fate.asked, left[0].id), together: left[0].together });
      fates.push(fate);
    }
    const found = await asOf.workItems.read(workItemId);
    const workItem = found.kind === 'found' ? { workItem: found.workItem } : {};
    if (!survey) fates.push({ kind: 'unknown' });
    replayed.push(...fates.map((fate) => ({ workItemId, ...workItem, fate })));
  }
  return { kind: 'ok', value: replayed };
}

/** The survey that the completion's event would have planned; undefined where Jira says no more of the change. */
function surveyOf({ workItemId, changeId, at }: PastCompletion, steps: StatusStep[]): Survey | undefined {
  const step = steps.find(({ id }) => id === changeId);
  if (!step && changeId !== BORN) return undefined;
  const undecided = step ? { status: { id: step.to }, previousStatus: { id: step.from } } : { status: {} };
  const facts = { workItemId, workItemKey: '', origin: 'completion' as const, completedAt: at, undecided };
  return planned({ id: `${workItemId}:${changeId}`, ...facts }, at);
}

/** Goes on with time as long as the survey waits, as its dispatcher would; undefined where what decides is unavailable. */
async function liveThrough(
  survey: Survey,
  then: Then,
  realNow: number,
  prepare: (survey: Survey) => Promise<Prepared>,
): Promise<Prepared | undefined> {
  let prepared = await prepare(survey);
  for (let waits = 0; prepared.kind === 'later' && waits < MOST_WAITS; waits += 1) {
    const { failing, dueAt } = prepared.survey;
    if (failing) return undefined;
    if (dueAt > realNow) return prepared;
    then.now = dueAt;
    prepared = await prepare(prepared.survey);
  }
  return prepared;
}

function fateOf(prepared: Exclude<Prepared, { kind: 'several' }>, rule: Rule, then: Then): Fate {
  const { ruleId, reason = 'not-yet', workItemId, respondent = '' } = prepared.survey;
  const asked = { workItemId, respondent, at: then.now };
  const isOthers = ruleId !== undefined && ruleId !== rule.id;
  switch (prepared.kind) {
    case 'ready':
      return isOthers
        ? { kind: 'other-rule', ruleId, asked }
        : { kind: 'sent', asked, ...accountOf(prepared.recipient) };
    case 'refused':
      if (reason === 'already-finished') return { kind: 'no-completion' };
      return isOthers ? { kind: 'other-rule', ruleId } : { kind: 'not-sent', reason };
    case 'later':
      return isOthers ? { kind: 'other-rule', ruleId } : { kind: 'waiting', reason };
  }
}

/** Of an address alone nobody knows whose account it is. */
function accountOf({ accountId }: Recipient): { accountId?: string } {
  return accountId === undefined ? {} : { accountId };
}

/** A survey of the dry run as the ledger would hold it. */
function asSent({ workItemId, respondent, at }: AskedBefore, id: string): Survey {
  const survey = planned({ id, workItemId, workItemKey: '', origin: 'completion' }, at);
  return { ...survey, state: 'sent', sentAt: at, respondent };
}

async function readAhead(completions: PastCompletion[], read: (workItemId: string) => Promise<unknown>): Promise<void> {
  const ids = [...new Set(completions.map(({ workItemId }) => workItemId))];
  for (let first = 0; first < ids.length; first += AT_ONCE)
    await Promise.all(ids.slice(first, first + AT_ONCE).map(read));
}
