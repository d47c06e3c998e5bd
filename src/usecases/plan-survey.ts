import type { Status } from '../domain/rule';
import { matchRule } from '../domain/rule';
import { move, planned } from '../domain/survey';
import type { Bell } from '../ports/bell';
import type { Clock } from '../ports/clock';
import type { Ledger } from '../ports/ledger';
import type { Log } from '../ports/log';
import type { Pace } from '../ports/pace';
import type { SettingsStore } from '../ports/settings-store';
import { isLeftToOthers } from './call-turns';

/** A work item came into a status. What the event did not tell is left out. */
export interface StatusChange {
  workItemId: string;
  workItemKey: string;
  projectId?: string;
  /** Names this transition for good: the changelog's id, or `created` for a work item born in its status. */
  changeId: string;
  status: Status;
  previousStatus?: Status;
}

export type PlanOutcome =
  | { kind: 'not-a-completion' }
  | { kind: 'planned'; surveyId: string }
  | { kind: 'already-planned' }
  | { kind: 'not-stored' };

export interface PlanPorts {
  ledger: Ledger;
  settings: SettingsStore;
  bell: Bell;
  pace: Pace;
  clock: Clock;
  log: Log;
}

/**
 * Puts a survey on the ledger for a completion, once, and rings the bell. What the event does not tell is decided by
 * the dispatcher, which reads the work item anyway.
 */
export async function planSurvey(ports: PlanPorts, change: StatusChange): Promise<PlanOutcome> {
  try {
    return await plan(ports, change);
  } catch (error) {
    ports.log.error('A completion could not be put on the ledger', error, { workItemId: change.workItemId });
    return { kind: 'not-stored' };
  }
}

async function plan(ports: PlanPorts, change: StatusChange): Promise<PlanOutcome> {
  const { rules } = await ports.settings.read();
  const match = matchRule(rules, change);
  if (match.kind === 'none') return { kind: 'not-a-completion' };
  if (change.previousStatus && wasFinished(rules, change, change.previousStatus)) return { kind: 'not-a-completion' };

  const now = ports.clock.now();
  const { workItemId, workItemKey, projectId } = change;
  const id = surveyIdOf(change);
  const survey = planned({ id, workItemId, workItemKey, projectId, origin: 'completion' }, now);
  const decided =
    match.kind === 'match'
      ? move(survey, 'scheduled', now, { ruleId: match.rule.id, campaignId: match.rule.campaignId })
      : survey;
  if ((await ports.ledger.create(decided)) === 'exists') return { kind: 'already-planned' };
  // A dispatcher at work sees it by itself; a thousand bells would use up what the platform lets us ring in a minute.
  if (!(await isLeftToOthers(ports.pace, ports.clock))) await ports.bell.surveyDue(id);
  return { kind: 'planned', surveyId: id };
}

/** From one finished status to another is no new completion: the respondent was asked when it first finished. */
function wasFinished(rules: Parameters<typeof matchRule>[0], change: StatusChange, status: Status): boolean {
  return matchRule(rules, { projectId: change.projectId, status }).kind === 'match';
}

function surveyIdOf(change: StatusChange): string {
  return `${change.workItemId}:${change.changeId}`;
}
