import { SAME_MOMENT_MS } from '../../domain/completion';
import type { Decision, Judged } from '../../domain/eligibility/decide';
import { ruleOf } from '../../domain/eligibility/completion-checks';
import { decide, judgeAll } from '../../domain/eligibility/decide';
import type { Rule, Status } from '../../domain/rule';
import { ruleOfProject, rulesForItem, rulesNear } from '../../domain/rule';
import { wantedBy } from '../../domain/wanted';
import type { Invitation } from '../../domain/invitation';
import { shownInvitation } from '../../domain/invitation';
import type { Settings } from '../../domain/settings';
import type { Survey } from '../../domain/survey';
import { planned, WAITING } from '../../domain/survey';
import type { Reader } from '../../ports/reader';
import type { WorkItem } from '../../ports/work-items';
import type { Known, LookUpPorts } from '../sending/look-up';
import { addressIn, lookUp } from '../sending/look-up';
import { campaignOf, whatIsSent } from '../sending/prepare-survey';
import type { DraftOfRule, WithDraftPorts } from '../rules/with-draft';
import { withDraft } from '../rules/with-draft';
import { surveysOf } from '../work-item/surveys-of-work-item';

export interface ExplainPorts extends LookUpPorts, WithDraftPorts {
  reader: Reader;
}

/**
 * What the checks are about: the survey that waits, the completion that the work item is finished by, or the completion
 * that there would be if it were finished now.
 */
export type Subject = 'waiting' | 'finished' | 'if-finished';

export interface Explanation {
  workItem: WorkItem;
  /** As the person at the screen sees it; absent where they may not. */
  shown?: { summary: string; status: string };
  subject: Subject;
  /** The survey of the subject, where there is one on the ledger; otherwise the work item's newest. */
  survey?: Survey;
  /** The ledger says already what became of the subject: nothing is decided again. */
  isDecided: boolean;
  /** The rules of today. */
  rules: Rule[];
  checks: Judged[];
  decision: Decision;
  /** The rule that decides, where one does. */
  rule?: Rule;
  /** What nps.today would get, where the survey may go out now or later and the person at the screen sees the work item. */
  payload?: Payload;
  /** Nothing at all is sent at the moment. */
  stopped?: 'paused' | 'not-connected';
}

/** Exactly what is sent, but for what no screen shows. */
export interface Payload extends Invitation {
  campaignId: number;
}

export type ExplainOutcome =
  | { kind: 'explained'; explanation: Explanation }
  | { kind: 'not-found' }
  /** The person at the screen sees it, the app does not. */
  | { kind: 'hidden' }
  | { kind: 'try-later'; until?: number };

/**
 * Why a work item is surveyed, or why not: every check that decides before a survey is sent, with its own verdict. Nothing
 * is sent, and nothing written of it. With a draft of a rule: what would come of it now if that were saved, whatever was
 * decided before.
 */
export async function explainWorkItem(ports: ExplainPorts, key: string, draft?: DraftOfRule): Promise<ExplainOutcome> {
  const settings = await ports.settings.read();
  const { guardRails } = settings;
  const rules = draft ? (await withDraft(ports, draft)).rules : settings.rules;
  const [found, shown] = await Promise.all([ports.workItems.read(key, wantedBy(rules)), ports.reader.workItem(key)]);
  if (found.kind === 'try-later') return found;
  if (found.kind !== 'found') {
    if (shown.kind === 'ok') return { kind: 'hidden' };
    return shown.kind === 'refused' ? { kind: 'not-found' } : shown;
  }
  const { workItem } = found;
  const [pause, [newest]] = await Promise.all([ports.settings.readPause(), surveysOf(ports, workItem.id)]);
  const about = await subjectOf(ports, rules, workItem, draft ? undefined : newest);
  const recorded = draft ? undefined : about.recorded;
  const now: Known['workItem'] = { kind: 'found', now: about.workItem };
  const facts = await everyFact(ports, {
    survey: about.survey,
    now: ports.clock.now(),
    rules,
    guardRails,
    workItem: now,
  });
  const [decision, rule] = [decide(facts), ruleOf(facts)];
  const isOpen = !recorded && (decision.kind === 'send' || decision.kind === 'wait') && addressIn(facts) !== '';
  const stopped = pause ? 'paused' : settings.connection ? undefined : 'not-connected';
  return {
    kind: 'explained',
    explanation: {
      workItem,
      ...(shown.kind === 'ok' ? { shown: shown.value } : {}),
      subject: about.subject,
      survey: recorded ?? newest,
      isDecided: recorded !== undefined,
      rules,
      checks: judgeAll(facts),
      decision,
      ...(rule ? { rule } : {}),
      ...(rule && isOpen && shown.kind === 'ok' ? { payload: payloadOf(facts, rule, settings) } : {}),
      ...(stopped ? { stopped } : {}),
    },
  };
}

/** What would be sent, made as for sending. */
function payloadOf(facts: Known, { campaignId }: Rule, { sendSummary }: Settings): Payload {
  return { campaignId: campaignOf(facts) ?? campaignId, ...shownInvitation({ ...whatIsSent(facts), sendSummary }) };
}

/** Looks up whatever any check asks for. */
async function everyFact(ports: LookUpPorts, facts: Known): Promise<Known> {
  const asked = judgeAll(facts).find(({ verdict }) => verdict.kind === 'ask')?.verdict;
  if (asked?.kind !== 'ask') return facts;
  return everyFact(ports, { ...facts, ...(await lookUp(ports, facts, asked.fact, {})) });
}

interface About {
  subject: Subject;
  /** The survey to be judged; on the ledger only where it waits. */
  survey: Survey;
  /** What the ledger has of it, where that is decided. */
  recorded?: Survey;
  /** The work item as the checks are to see it. */
  workItem: WorkItem;
}

async function subjectOf(
  ports: ExplainPorts,
  rules: Rule[],
  workItem: WorkItem,
  newest: Survey | undefined,
): Promise<About> {
  if (newest && WAITING.includes(newest.state)) return { subject: 'waiting', survey: newest, workItem };
  if (rulesNear(rules, workItem).length > 0) {
    const survey = await lastCompletion(ports, workItem);
    const named = await ports.ledger.read(survey.id);
    return {
      subject: 'finished',
      survey,
      recorded: named ?? (isOfSame(survey, newest) ? newest : undefined),
      workItem,
    };
  }
  const at = ports.clock.now();
  const rule = rulesForItem(rules, workItem)[0] ?? ruleOfProject(rules, workItem.projectId);
  const status = rule ? finishingStatus(rule) : workItem.status;
  const survey = surveyOf(workItem, 'if-finished', at, at, { status, previousStatus: workItem.status });
  return { subject: 'if-finished', survey, workItem: { ...workItem, status, categoryChanged: at } };
}

/** The survey of the same completion: an event without the change's id names it otherwise than Jira's history does. */
function isOfSame({ completedAt = NaN }: Survey, newest: Survey | undefined): boolean {
  return newest?.origin === 'completion' && Math.abs(completedAt - (newest.completedAt ?? NaN)) <= SAME_MOMENT_MS;
}

/** The change of status that brought the work item where it is, as if its event arrived only now. */
async function lastCompletion({ history, clock }: ExplainPorts, workItem: WorkItem): Promise<Survey> {
  const { id, status } = workItem;
  const found = await history.read(id);
  // Without its history nobody can tell, and the check says so.
  if (found.kind !== 'found')
    return surveyOf(workItem, 'unknown', clock.now(), undefined, { status, previousStatus: {} });
  const { dates, steps } = found.past;
  const [last] = steps;
  if (!last) return surveyOf(workItem, 'created', clock.now(), dates.created, { status });
  return surveyOf(workItem, last.id, clock.now(), last.at, { status, previousStatus: { id: last.from } });
}

function surveyOf(
  { id, key, projectId }: WorkItem,
  changeId: string,
  now: number,
  completedAt: number | undefined,
  undecided: Survey['undecided'],
): Survey {
  const facts = { workItemId: id, workItemKey: key, projectId, origin: 'completion' as const, completedAt, undecided };
  return planned({ id: `${id}:${changeId}`, ...facts }, now);
}

/** A status that finishes a work item by this rule. */
function finishingStatus({ finishedStatuses }: Rule): Status {
  return finishedStatuses === 'done-category' ? { done: true } : { id: finishedStatuses[0] };
}
