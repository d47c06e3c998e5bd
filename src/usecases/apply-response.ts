import { backoffMs, PATIENCE_MS } from '../domain/backoff';
import { markOf } from '../domain/mark';
import type { ParkReason, RefusedField, Response } from '../domain/response';
import { changesSomething, merge, surveyIdOf } from '../domain/response';
import type { Survey } from '../domain/survey';
import { answered, isAbout, isBeingWritten, move, planned, released, writingFields } from '../domain/survey';
import type { Bell } from '../ports/bell';
import { LONGEST_BELL_MS } from '../ports/bell';
import type { Clock } from '../ports/clock';
import type { Ledger } from '../ports/ledger';
import type { Observations } from '../ports/observations';
import type { ResponseStore } from '../ports/response-store';
import type { SettingsStore } from '../ports/settings-store';
import type { TryLater, WorkItems } from '../ports/work-items';

/** A race for the same survey is lost a few times at most. */
const RACES = 8;

export interface ApplyPorts {
  ledger: Ledger;
  responses: ResponseStore;
  settings: SettingsStore;
  workItems: WorkItems;
  bell: Bell;
  clock: Clock;
  observations: Observations;
}

/** Where the response stands then. */
export type ApplyOutcome = { kind: 'nothing-to-do' | 'applied' | 'parked' | 'put-off' };

/**
 * Brings one response to its work item: merged with what is known, in one write. A race is not run again after `until`
 * (epoch ms). Storage failures are thrown.
 */
export async function applyResponse(ports: ApplyPorts, responseId: string, until = Infinity): Promise<ApplyOutcome> {
  const response = await ports.responses.read(responseId);
  if (!response || response.state !== 'waiting' || (response.dueAt ?? 0) > ports.clock.now())
    return { kind: 'nothing-to-do' };
  for (let race = 0; race < RACES && (race === 0 || ports.clock.now() < until); race += 1) {
    const found = await surveyOf(ports, response);
    if (typeof found === 'string') return park(ports, response, found);
    if ('kind' in found) return putOff(ports, response, found.until);
    const outcome = await applyTo(ports, found, response);
    if (outcome !== 'conflict') return outcome;
  }
  return putOff(ports, response);
}

/** The survey the response belongs to, or why it has to wait for one. */
async function surveyOf(ports: ApplyPorts, response: Response): Promise<Survey | ParkReason | TryLater> {
  const survey = await ports.ledger.read(surveyIdOf(response));
  if (response.oldRule) return survey ?? surveyOfOldRule(ports, response, response.oldRule);
  if (!survey) return 'survey-unknown';
  // nps.today hands custom data back as sent: another work item beside our token was put there by somebody else.
  const strange = response.workItemKey !== undefined && !isAbout(survey, response.workItemKey);
  return strange ? 'key-mismatch' : survey;
}

/** A survey of the old rule's is put on the ledger after the fact. */
async function surveyOfOldRule(
  ports: ApplyPorts,
  response: Response,
  oldRule: NonNullable<Response['oldRule']>,
): Promise<Survey | ParkReason | TryLater> {
  const found = await ports.workItems.read(oldRule.workItemKey);
  if (found.kind === 'try-later') return found;
  if (found.kind !== 'found') return found.kind === 'gone' ? 'work-item-gone' : 'no-permission';
  const { id: workItemId, key: workItemKey, projectId } = found.workItem;
  const at = response.receivedAt;
  const { campaignId } = oldRule;
  const id = surveyIdOf(response);
  const scheduled = move(planned({ id, workItemId, workItemKey, projectId, origin: 'old-rule' }, at), 'scheduled', at, {
    campaignId,
  });
  const sent = move(move(scheduled, 'sending', at), 'sent', at, { markMissing: false });
  await ports.ledger.create(sent);
  return (await ports.ledger.read(id)) ?? sent;
}

async function applyTo(ports: ApplyPorts, survey: Survey, response: Response): Promise<ApplyOutcome | 'conflict'> {
  const now = ports.clock.now();
  if (isBeingWritten(survey, now)) return putOff(ports, response);
  const { merged, change } = merge(survey.response, response, survey.fieldsUnsure);
  // A retry writes the values that go with a rating (category, date, state) by writing the rating again.
  if (response.refused && response.rating === merged.rating) change.rating = merged.rating;
  if (!changesSomething(change)) {
    const known = { ...survey, response: merged };
    if ((await ports.ledger.replace(known)) === 'conflict') return 'conflict';
    return finish(ports, response, []);
  }
  const { fields, tellWatchers, writeLocked } = await ports.settings.read();
  if (!fields.rating && !fields.comment) return park(ports, response, 'no-fields');

  const held = await ports.ledger.replace(writingFields(survey, now));
  if (held === 'conflict') return 'conflict';
  const after = answered({ ...released(held), fieldsUnsure: undefined }, merged, now);
  const respondedAt = new Date(merged.ratedAt ?? now).toISOString();
  const write = { ...change, respondedAt, mark: markOf(after), replacesWholeComment: survey.response?.commentCut };
  const manner = { tellWatchers, lockedToo: writeLocked };
  const written = await ports.workItems.writeResponse(survey.workItemId, write, fields, manner);
  if (written.kind === 'try-later') {
    // Jira may have written before it fell silent.
    await ports.ledger.replace(released(held));
    return putOff(ports, response, written.until);
  }
  if (written.kind !== 'written') {
    await ports.ledger.replace({ ...released(held), fieldsUnsure: survey.fieldsUnsure });
    return park(ports, response, written.kind === 'gone' ? 'work-item-gone' : 'no-permission');
  }

  if (written.told) await ports.observations.note({ 'quiet-write': 'refused' });
  // What Jira refused is not on the work item: leaving it out of what is known lets a retry write it.
  const refused = written.refused.map(({ field }) => field);
  const known = {
    ...merged,
    ...(refused.includes('rating') ? { rating: survey.response?.rating, ratedAt: survey.response?.ratedAt } : {}),
    ...(refused.includes('comment')
      ? { commentDigest: survey.response?.commentDigest, commentedAt: survey.response?.commentedAt }
      : change.comment === undefined
        ? {}
        : { commentCut: written.commentCut }),
  };
  // The values that go with a refused rating may have been taken: they no longer fit the rating that is known.
  const fieldsUnsure = refused.includes('rating') || undefined;
  if ((await ports.ledger.replace({ ...after, response: known, fieldsUnsure })) === 'conflict') return 'conflict';
  return finish(ports, response, written.refused);
}

/** The comment now stands on the work item: only its digest stays here. What was refused is kept whole. */
async function finish(ports: ApplyPorts, response: Response, refused: RefusedField[]): Promise<ApplyOutcome> {
  const { comment, ...rest } = response;
  if (refused.length > 0) {
    const stillNeeded = refused.some(({ field }) => field === 'comment');
    await ports.responses.replace({
      ...rest,
      ...(stillNeeded ? { comment } : {}),
      state: 'parked',
      changedAt: ports.clock.now(),
      reason: 'field-refused',
      refused,
      dueAt: undefined,
    });
    return { kind: 'parked' };
  }
  await ports.responses.replace({
    ...rest,
    state: 'applied',
    changedAt: ports.clock.now(),
    reason: undefined,
    refused: undefined,
    dueAt: undefined,
  });
  return { kind: 'applied' };
}

async function park(ports: ApplyPorts, response: Response, reason: ParkReason): Promise<ApplyOutcome> {
  await ports.responses.replace({
    ...response,
    state: 'parked',
    changedAt: ports.clock.now(),
    reason,
    dueAt: undefined,
  });
  return { kind: 'parked' };
}

async function putOff(ports: ApplyPorts, response: Response, until = 0): Promise<ApplyOutcome> {
  const now = ports.clock.now();
  if (now - response.receivedAt > PATIENCE_MS) return park(ports, response, 'gave-up');
  const attempts = response.attempts + 1;
  const dueAt = Math.max(until, now + backoffMs(attempts));
  await ports.responses.replace({ ...response, attempts, dueAt });
  const wait = dueAt - now;
  if (wait <= LONGEST_BELL_MS) await ports.bell.responseDue(response.id, surveyIdOf(response), Math.ceil(wait / 1000));
  return { kind: 'put-off' };
}
