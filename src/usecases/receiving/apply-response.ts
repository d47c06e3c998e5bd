import { backoffMs, PATIENCE_MS } from '../../domain/backoff';
import { markOf } from '../../domain/mark';
import type { MergedResponse, ParkReason, Response } from '../../domain/response';
import { changesSomething, merge, surveyIdOf } from '../../domain/response';
import { knownAfter, parkedResponse, recordedResponse } from '../../domain/response-record';
import type { Settings } from '../../domain/settings';
import type { Survey } from '../../domain/survey';
import { answered } from '../../domain/survey';
import type { OneOfSeveral } from '../../domain/surveys-together';
import { asOne, hasNewestComment, isOneOfSeveral } from '../../domain/surveys-together';
import { isBeingWritten, released, writingFields } from '../../domain/work-item-lock';
import type { DueQueue } from '../../ports/due-queue';
import { LONGEST_DELAY_MS } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Observations } from '../../ports/observations';
import type { ResponseStore } from '../../ports/response-store';
import type { SettingsStore } from '../../ports/settings-store';
import type { Written } from '../../ports/work-items';
import type { InTurnPorts } from '../work-item/in-turn';
import { inTurn } from '../work-item/in-turn';
import { surveysTogether } from '../work-item/surveys-together';
import type { SurveyOfResponsePorts } from './survey-of-response';
import { surveyOfResponse } from './survey-of-response';

/** A race for the same survey is lost a few times at most. */
const RACES = 8;

export interface ApplyPorts extends SurveyOfResponsePorts, InTurnPorts {
  responses: ResponseStore;
  settings: SettingsStore;
  dueQueue: DueQueue;
  clock: Clock;
  log: Log;
  observations: Observations;
}

/** Where the response stands then. */
export type ApplyOutcome = { kind: 'nothing-to-do' | 'applied' | 'parked' | 'put-off' };

/** A response on its way to its work item: what is known of it with this response, and what of that is new. */
interface Merge {
  response: Response;
  merged: MergedResponse;
  change: ReturnType<typeof merge>['change'];
}

/**
 * Brings one response to its work item: merged with what is known, in one write. A race is not run again after `until`
 * (epoch ms). Whatever fails unexpectedly counts as an attempt; only where the storage does not take that either, it is
 * thrown.
 */
export async function applyResponse(ports: ApplyPorts, responseId: string, until = Infinity): Promise<ApplyOutcome> {
  const response = await ports.responses.read(responseId);
  if (!response || response.state !== 'waiting' || (response.dueAt ?? 0) > ports.clock.now())
    return { kind: 'nothing-to-do' };
  try {
    return await applyDue(ports, response, until);
  } catch (error) {
    ports.log.error('A response could not be applied', error, { responseId });
    return putOff(ports, response, 0, 'app-failed');
  }
}

async function applyDue(ports: ApplyPorts, response: Response, until: number): Promise<ApplyOutcome> {
  for (let race = 0; race < RACES && (race === 0 || ports.clock.now() < until); race += 1) {
    const found = await surveyOfResponse(ports, response);
    if (typeof found === 'string') return park(ports, response, found);
    if ('kind' in found) return putOff(ports, response, found.until);
    const outcome = await applyTo(ports, found, { ...response, projectId: found.projectId });
    if (outcome !== 'conflict') return outcome;
  }
  return putOff(ports, response);
}

/** Where several people are asked about a completion, one response after another is written, and with what they all come to. */
async function applyTo(ports: ApplyPorts, survey: Survey, response: Response): Promise<ApplyOutcome | 'conflict'> {
  if (!isOneOfSeveral(survey)) return applyAmong(ports, survey, [], response);
  const outcome = await inTurn(ports, survey, async () => {
    const others = (await surveysTogether(ports.ledger, survey)).filter(({ id }) => id !== survey.id);
    return applyAmong(ports, survey, others, response);
  });
  return outcome === 'busy' ? putOff(ports, response) : outcome;
}

/** One try: merge, lock, write, record. `conflict` where somebody else was faster. */
async function applyAmong(
  ports: ApplyPorts,
  survey: Survey,
  others: OneOfSeveral[],
  response: Response,
): Promise<ApplyOutcome | 'conflict'> {
  if (isBeingWritten(survey, ports.clock.now())) return putOff(ports, response);
  const merged = mergeInto(survey, response);
  if (!changesSomething(merged.change) && !changesAll(survey, others, merged.merged))
    return recordNothingNew(ports, survey, merged);
  const settings = await ports.settings.read();
  if (!settings.fields.rating && !settings.fields.comment) return park(ports, response, 'no-fields');
  const now = ports.clock.now();
  const locked = await ports.ledger.replace(writingFields(survey, now));
  if (locked === 'conflict') return 'conflict';
  const after = answered({ ...released(locked), fieldsUnsure: undefined }, merged.merged, now, response.matchedBy);
  const shown = shownOf(after, others, merged);
  const written = await write(ports, [survey, ...others], shown, settings);
  switch (written.kind) {
    case 'written':
      return record(ports, survey, after, { ...merged, change: shown.change }, written);
    case 'try-later':
      // Jira may have written before it fell silent.
      await ports.ledger.replace(released(locked));
      return putOff(ports, response, written.until);
    default:
      await ports.ledger.replace({ ...released(locked), fieldsUnsure: survey.fieldsUnsure });
      return park(ports, response, written.kind === 'gone' ? 'work-item-gone' : 'no-permission');
  }
}

function mergeInto(survey: Survey, response: Response): Merge {
  const { merged, change } = merge(survey.response, response, survey.fieldsUnsure);
  // A retry writes the values that go with a rating (category, date, state) by writing the rating again.
  if (response.refused && response.rating === merged.rating) change.rating = merged.rating;
  return { response, merged, change };
}

async function recordNothingNew(ports: ApplyPorts, survey: Survey, { response, merged }: Merge) {
  if ((await ports.ledger.replace({ ...survey, response: merged })) === 'conflict') return 'conflict';
  return recordResponse(ports, response, []);
}

/** Does a response that brings nothing new change what all responses come to? It may be newer than another person's. */
function changesAll(survey: Survey, others: OneOfSeveral[], response: MergedResponse): boolean {
  if (!isOneOfSeveral(survey)) return false;
  return asOne([survey, ...others]).response?.rating !== asOne([{ ...survey, response }, ...others]).response?.rating;
}

/** What the work item is to show then, and what of that is written. */
interface Shown {
  survey: Survey;
  change: Merge['change'];
}

function shownOf(after: Survey, others: OneOfSeveral[], { change }: Merge): Shown {
  if (!isOneOfSeveral(after)) return { survey: after, change };
  const survey = asOne([after, ...others]);
  const { comment, ...rest } = { ...change, rating: survey.response?.rating };
  return { survey, change: hasNewestComment(after, others) ? { ...rest, comment } : rest };
}

function write(
  { workItems }: ApplyPorts,
  before: Survey[],
  { survey, change }: Shown,
  { fields, notifyWatchers, writeLocked }: Settings,
) {
  const respondedAt = new Date(survey.response?.ratedAt ?? survey.changedAt).toISOString();
  const replacesWholeComment = before.some(({ response }) => response?.commentCut);
  const values = { ...change, respondedAt, mark: markOf(survey), replacesWholeComment };
  return workItems.writeResponse(survey.workItemId, values, fields, { notifyWatchers, lockedToo: writeLocked });
}

async function record(
  ports: ApplyPorts,
  survey: Survey,
  after: Survey,
  { response, merged, change }: Merge,
  { refused, commentCut, told }: Written,
): Promise<ApplyOutcome | 'conflict'> {
  if (told) await ports.observations.note({ 'quiet-write': 'refused' });
  const known = knownAfter({ before: survey.response, merged, change, refused, commentCut });
  // The values that go with a refused rating may have been taken: they no longer fit the rating that is known.
  const fieldsUnsure = refused.some(({ field }) => field === 'rating') || undefined;
  if ((await ports.ledger.replace({ ...after, response: known, fieldsUnsure })) === 'conflict') return 'conflict';
  return recordResponse(ports, response, refused);
}

async function recordResponse(
  ports: ApplyPorts,
  response: Response,
  refused: Written['refused'],
): Promise<ApplyOutcome> {
  await ports.responses.replace(recordedResponse(response, refused, ports.clock.now()));
  return { kind: refused.length > 0 ? 'parked' : 'applied' };
}

async function park(ports: ApplyPorts, response: Response, reason: ParkReason): Promise<ApplyOutcome> {
  await ports.responses.replace(parkedResponse(response, reason, ports.clock.now()));
  return { kind: 'parked' };
}

/** Again later and later, for days; then a person has to act, and `why` is shown. */
async function putOff(
  ports: ApplyPorts,
  response: Response,
  until = 0,
  why: ParkReason = 'gave-up',
): Promise<ApplyOutcome> {
  const now = ports.clock.now();
  if (now - response.receivedAt > PATIENCE_MS) return park(ports, response, why);
  const attempts = response.attempts + 1;
  const dueAt = Math.max(until, now + backoffMs(attempts));
  await ports.responses.replace({ ...response, attempts, dueAt });
  const wait = dueAt - now;
  if (wait <= LONGEST_DELAY_MS)
    await ports.dueQueue.responseDue(response.id, surveyIdOf(response), Math.ceil(wait / 1000));
  return { kind: 'put-off' };
}
