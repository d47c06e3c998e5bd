import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import { connectedCampaigns } from '../../domain/settings';
import type { Survey, SurveyState } from '../../domain/survey';
import { isAbout } from '../../domain/survey';
import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { ResponseStore } from '../../ports/response-store';
import type { SettingsStore } from '../../ports/settings-store';
import type { WorkItems } from '../../ports/work-items';
import { surveysOf } from '../work-item/surveys-of-work-item';

export interface MatchPorts {
  ledger: Ledger;
  responses: ResponseStore;
  dueQueue: DueQueue;
  clock: Clock;
}

type AssignPorts = MatchPorts & { settings: SettingsStore; workItems: WorkItems };

export type MatchOutcome =
  | { kind: 'waiting' }
  /** There is no such response, or it is not this work item's. */
  | { kind: 'not-found' }
  /** The work item has no survey that went out, or somebody was quicker. */
  | { kind: 'not-possible' }
  | { kind: 'try-later' };

/** A response can only belong to a survey that may have reached somebody. */
const MAY_HAVE_GONE_OUT: SurveyState[] = ['sending', 'sent', 'unconfirmed', 'failed', 'expired', 'answered'];

/**
 * Of the responses parked on this work item, newest first: the one that only a person can tell the survey of; undefined
 * where there is none, or no survey it could belong to. `surveys` are the work item's.
 */
export function unmatchedAmong(parked: Response[], workItemId: string, surveys: Survey[]): Response | undefined {
  if (!surveys.some(({ state }) => MAY_HAVE_GONE_OUT.includes(state))) return undefined;
  return parked.find((each) => needsMatch(each) && isOffered(each, workItemId, surveys));
}

/** A person at the work item, with this account id, says that the response belongs to its survey. */
export async function matchResponse(
  ports: MatchPorts,
  workItemId: string,
  responseId: string,
  by?: string,
): Promise<MatchOutcome> {
  const response = await ports.responses.read(responseId);
  if (!response) return { kind: 'not-found' };
  const { surveyId } = response;
  const surveys = surveyId === undefined ? await surveysOf(ports, workItemId) : await surveyAlone(ports, surveyId);
  if (!isOffered(response, workItemId, surveys)) return { kind: 'not-found' };
  return needsMatch(response) ? bind(ports, { ...response, matchedBy: by }, surveys) : { kind: 'not-possible' };
}

async function surveyAlone({ ledger }: MatchPorts, surveyId: string): Promise<Survey[]> {
  const survey = await ledger.read(surveyId);
  return survey ? [survey] : [];
}

/** A token of ours is a better witness than a key: with one, the response is offered on the token's work item alone. */
function isOffered({ surveyId, workItemKey }: Response, workItemId: string, surveys: Survey[]): boolean {
  if (surveyId !== undefined) return surveys.some((each) => each.id === surveyId && each.workItemId === workItemId);
  return workItemKey !== undefined && surveys.some((survey) => isAbout(survey, workItemKey));
}

/** An admin, with this account id, says which work item the response belongs to: one that was surveyed, no other. */
export async function assignResponse(
  ports: AssignPorts,
  responseId: string,
  workItemKey: string,
  by?: string,
): Promise<MatchOutcome> {
  const read = await ports.responses.read(responseId);
  if (!read || !needsMatch(read)) return { kind: 'not-possible' };
  const response = { ...read, matchedBy: by };
  const found = await ports.workItems.read(workItemKey);
  if (found.kind === 'try-later') return { kind: 'try-later' };
  if (found.kind !== 'found') return { kind: 'not-found' };
  const outcome = await bind(ports, response, await surveysOf(ports, found.workItem.id));
  return outcome.kind === 'not-possible' ? bindToAutomation(ports, response, found.workItem.key) : outcome;
}

/** Where the site takes responses to surveys of its earlier automation, the work item may have been surveyed by that one. */
async function bindToAutomation(ports: AssignPorts, response: Response, workItemKey: string): Promise<MatchOutcome> {
  const settings = await ports.settings.read();
  const { campaignId } = response;
  if (!settings.acceptAutomation || campaignId === undefined || !connectedCampaigns(settings).includes(campaignId))
    return { kind: 'not-possible' };
  return becomeOf(ports, response, { surveyId: undefined, automation: { workItemKey, campaignId } });
}

/** An admin says that the response belongs to no survey. Its comment is gone then. */
export async function dismissResponse(
  ports: Pick<MatchPorts, 'responses' | 'clock'>,
  responseId: string,
): Promise<'dismissed' | 'not-possible'> {
  const response = await ports.responses.read(responseId);
  if (!response || !needsMatch(response)) return 'not-possible';
  const { comment: _gone, matchedBy: _told, ...rest } = response;
  const changedAt = ports.clock.now();
  const done = await ports.responses.replace({ ...rest, state: 'dismissed', changedAt, dueAt: undefined });
  return done === 'conflict' ? 'not-possible' : 'dismissed';
}

/** From here on it is a response like any other to the survey that still waits for one, else to the newest. */
async function bind(ports: MatchPorts, response: Response, surveys: Survey[]): Promise<MatchOutcome> {
  const survey = await openSurvey(ports, response, surveys);
  return survey ? becomeOf(ports, response, { surveyId: survey.id }) : { kind: 'not-possible' };
}

async function becomeOf(
  ports: MatchPorts,
  response: Response,
  origin: Pick<Response, 'surveyId' | 'automation'>,
): Promise<MatchOutcome> {
  const now = ports.clock.now();
  const { workItemKey: _unproven, ...rest } = response;
  const due = { state: 'waiting', receivedAt: now, changedAt: now, dueAt: now } as const;
  const waiting = await ports.responses.replace({ ...rest, ...due, ...origin });
  if (waiting === 'conflict') return { kind: 'not-possible' };
  await ports.dueQueue.responseDue(response.id, surveyIdOf(origin));
  return { kind: 'waiting' };
}

async function openSurvey(
  { ledger }: MatchPorts,
  { campaignId }: Response,
  listed: Survey[],
): Promise<Survey | undefined> {
  // The list may lag behind; each survey itself never does.
  const read = await Promise.all(listed.map(({ id }) => ledger.read(id)));
  const surveys = read.filter((each) => each !== undefined).filter(({ state }) => MAY_HAVE_GONE_OUT.includes(state));
  const open = surveys.filter(({ response }) => response === undefined);
  return open.find((each) => each.campaignId === campaignId) ?? open[0] ?? surveys[0];
}
