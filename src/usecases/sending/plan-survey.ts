import type { Facts } from '../../domain/eligibility/facts';
import { recordOf } from '../../domain/eligibility/record';
import type { GuardRails } from '../../domain/guard-rails';
import { asksWhoFinished, bulkKnownAt } from '../../domain/guard-rails';
import { momentAfter } from '../../domain/moment';
import type { Rule } from '../../domain/rule';
import { isInSample } from '../../domain/sample';
import type { Survey } from '../../domain/survey';
import { move, planned } from '../../domain/survey';
import { typesOf } from '../../domain/tally';
import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { Log } from '../../ports/log';
import type { Observations } from '../../ports/observations';
import type { Pace } from '../../ports/pace';
import type { SettingsStore } from '../../ports/settings-store';
import type { NoteFinishPorts } from './bulk-change';
import { noteFinish } from './bulk-change';
import { isLeftToOthers } from './call-turns';
import type { JudgePorts, StatusChange, Verdict } from './judge-completion';
import { judgeCompletion, stepOf } from './judge-completion';
import { announceLater } from './wait-until-due';

/** A change of status, as an event describes it. */
export interface StatusEvent extends StatusChange {
  workItemKey: string;
  /** The account id of whoever made the change, where the event says so. */
  by?: string;
  /** Names and types of what the event carried, for an admin who wants to know what this site does. */
  shape?: string;
}

export type PlanOutcome =
  | { kind: 'not-a-completion' }
  | { kind: 'planned'; surveyId: string }
  | { kind: 'skipped'; surveyId: string }
  | { kind: 'already-planned' }
  | { kind: 'not-stored' };

export interface PlanPorts extends JudgePorts, NoteFinishPorts {
  ledger: Ledger;
  settings: SettingsStore;
  observations: Observations;
  dueQueue: DueQueue;
  pace: Pace;
  clock: Clock;
  log: Log;
}

/**
 * Puts a survey on the ledger for a completion, once, and announces it. What decides and is missing in the event is
 * looked up; where Jira is unavailable too, the survey is planned undecided, and the dispatcher decides.
 */
export async function planSurvey(ports: PlanPorts, event: StatusEvent): Promise<PlanOutcome> {
  try {
    return await plan(ports, event);
  } catch (error) {
    ports.log.error('A completion could not be put on the ledger', error, { workItemId: event.workItemId });
    return { kind: 'not-stored' };
  }
}

async function plan(ports: PlanPorts, event: StatusEvent): Promise<PlanOutcome> {
  const { rules, guardRails } = await ports.settings.read();
  const verdict = await judgeCompletion(ports, rules, event, ports.clock.now());
  if (verdict.kind === 'none') return { kind: 'not-a-completion' };

  const named = event.changeId === undefined ? await nameOf(ports, event) : { ...event, changeId: event.changeId };
  const completedBy = await finisherAsked(ports, guardRails, named);
  const now = ports.clock.now();
  const found = recorded(newSurvey({ ...named, completedBy }, verdict, now), named, { rules, guardRails, now });
  const isCounted = guardRails.bulkMost !== undefined && found.state !== 'skipped';
  const survey = isCounted ? untilBulkIsKnown(found) : found;
  // First: whoever tries again after a failure in between notes the same again.
  if (isCounted) await noteFinish(ports, survey);
  if ((await ports.ledger.create(survey)) === 'exists') return { kind: 'already-planned' };
  if (survey.state === 'skipped') return { kind: 'skipped', surveyId: survey.id };
  // A dispatcher at work sees it by itself. A thousand messages and notes at once would use up the quotas of a minute.
  if (!(await isLeftToOthers(ports.pace, ports.clock))) {
    await (isHeldBack(survey, ports.clock.now()) ? announceLater(ports, survey) : ports.dueQueue.surveyDue(survey.id));
    if (event.shape !== undefined) await ports.observations.note({ 'event-shape': event.shape });
  }
  return { kind: 'planned', surveyId: survey.id };
}

/** Who finished it, where a guard rail judges by it; looked up only where one counts what was finished at once. */
async function finisherAsked(
  { history }: PlanPorts,
  guardRails: GuardRails,
  event: NamedEvent,
): Promise<string | undefined> {
  if (!asksWhoFinished(guardRails)) return undefined;
  if (event.by !== undefined || guardRails.bulkMost === undefined) return event.by;
  return (await stepOf(history, event))?.by?.accountId;
}

/** What is decided by now stands on it; where it is to be looked at again at once, that is soon enough. */
function recorded(survey: Survey, event: StatusEvent, known: Pick<Facts, 'rules' | 'guardRails' | 'now'>): Survey {
  const isSkipped = survey.state === 'skipped';
  if (!isSkipped && !isHeldBack(survey, known.now)) return survey;
  const { projectId = '', workType, requestType, status, previousStatus } = event;
  // A rule waits for this status: where the event leaves its category out, it is that of finished ones.
  const item = {
    projectId,
    workType,
    requestType,
    status: { ...status, done: status.done ?? true },
    labels: [],
    isOwn: false,
  };
  const open = isSkipped ? { undecided: { status, previousStatus } } : {};
  const facts: Facts = { ...known, survey: { ...survey, ...open }, workItem: { kind: 'found', now: item } };
  const completion = survey.reason === 'long-finished' ? survey.reason : undefined;
  return { ...survey, decision: recordOf({ ...facts, completion }) };
}

/** A survey that is looked at once it is known what was finished at once with it. */
function untilBulkIsKnown(survey: Survey): Survey {
  const dueAt = bulkKnownAt(survey.completedAt ?? survey.plannedAt);
  if ((survey.dueAt ?? 0) >= dueAt) return survey;
  return { ...survey, dueAt, ...(survey.state === 'scheduled' ? { reason: 'bulk-change' as const } : {}) };
}

type NamedEvent = StatusEvent & { changeId: string };

/**
 * The event under the name that its change has in the work item's history. Under a name made up here the same completion
 * would be surveyed again when its event is delivered again, so there is none while Jira is unavailable.
 */
async function nameOf({ history }: PlanPorts, event: StatusEvent): Promise<NamedEvent> {
  const step = await stepOf(history, event);
  if (!step) throw new Error('A change of status has no name, and the changelog is unavailable');
  return { ...event, changeId: step.id, at: event.at ?? step.at };
}

function newSurvey(
  {
    workItemId,
    workItemKey,
    projectId,
    workType,
    requestType,
    at,
    status,
    previousStatus,
    changeId,
    completedBy,
  }: NamedEvent & { completedBy?: string },
  verdict: Exclude<Verdict, { kind: 'none' }>,
  now: number,
): Survey {
  const id = `${workItemId}:${changeId}`;
  const types = typesOf({ workType, requestType });
  const facts = { id, workItemId, workItemKey, projectId, ...types, origin: 'completion' as const, completedAt: at };
  const survey = planned({ ...facts, ...(completedBy === undefined ? {} : { completedBy }) }, now);
  switch (verdict.kind) {
    case 'unknown':
      return { ...survey, undecided: { status, previousStatus } };
    case 'long-finished':
    case 'outside-rule':
      // Thousands may come at once, and none of them needs a mark.
      return move(survey, 'skipped', now, { reason: verdict.kind, markMissing: false });
    case 'completion':
      return scheduledBy(verdict.rule, survey, now);
  }
}

function scheduledBy({ id: ruleId, campaignId, moment, samplePercent = 100 }: Rule, survey: Survey, now: number) {
  const dueAt = moment ? momentAfter(moment, survey.completedAt ?? now, now) : now;
  // One outside the sample waits for nothing: its work item says at once that there is no survey.
  const waits = dueAt > now && isInSample(samplePercent, ruleId, survey.workItemId);
  const held = waits ? { dueAt, reason: 'not-yet' as const } : {};
  return move(survey, 'scheduled', now, { ruleId, campaignId, ...held });
}

function isHeldBack(survey: Survey, now: number): survey is Survey & { dueAt: number } {
  return survey.dueAt !== undefined && survey.dueAt > now;
}
