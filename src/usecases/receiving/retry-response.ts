import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { ResponseStore } from '../../ports/response-store';

export interface RetryResponsePorts {
  responses: ResponseStore;
  dueQueue: DueQueue;
  clock: Clock;
}

/** Lets a parked response try again, now. It was kept whole. */
export async function retryResponse(
  ports: RetryResponsePorts,
  responseId: string,
): Promise<{ kind: 'waiting'; surveyId: string } | { kind: 'not-parked' }> {
  const response = await ports.responses.read(responseId);
  // Of an unmatched one somebody must first say which survey it belongs to.
  if (response?.state !== 'parked' || needsMatch(response)) return { kind: 'not-parked' };
  if ((await letTryAgain(ports, response)) === 'conflict') return { kind: 'not-parked' };
  return { kind: 'waiting', surveyId: surveyIdOf(response) };
}

/** Makes a parked response due now, with all patience; a message takes it up after `delaySeconds` at the latest. */
export async function letTryAgain(
  ports: RetryResponsePorts,
  response: Response,
  delaySeconds?: number,
): Promise<Response | 'conflict'> {
  const now = ports.clock.now();
  const due = { state: 'waiting', attempts: 0, receivedAt: now, changedAt: now, dueAt: now } as const;
  const waiting = await ports.responses.replace({ ...response, ...due });
  if (waiting !== 'conflict') await ports.dueQueue.responseDue(response.id, surveyIdOf(response), delaySeconds);
  return waiting;
}

/** The same for a person at a work item: only a response to a survey of this very work item. */
export async function retryResponseOn(
  ports: RetryResponsePorts & { ledger: Ledger },
  workItemId: string,
  responseId: string,
): Promise<{ kind: 'waiting' } | { kind: 'not-parked' } | { kind: 'not-found' }> {
  const response = await ports.responses.read(responseId);
  const survey = response && (await ports.ledger.read(surveyIdOf(response)));
  if (survey?.workItemId !== workItemId) return { kind: 'not-found' };
  return retryResponse(ports, responseId);
}
