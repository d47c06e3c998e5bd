import { succeeded } from '../../domain/patience';
import type { Survey } from '../../domain/survey';
import type { DueQueue } from '../../ports/due-queue';
import { LONGEST_DELAY_MS } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';

export interface WaitPorts {
  ledger: Ledger;
  dueQueue: DueQueue;
  clock: Clock;
}

/** It is due again at `until` (epoch ms). */
export interface WaitOutcome {
  kind: 'put-off';
  until: number;
}

/** Puts a survey off until it is due. */
export async function waitUntilDue(ports: WaitPorts, survey: Survey & { dueAt: number }): Promise<WaitOutcome> {
  // Whatever it waits for now, the app itself has not failed.
  await ports.ledger.replace({ ...survey, failing: succeeded(survey.failing, 'app') });
  await announceLater(ports, survey);
  return { kind: 'put-off', until: survey.dueAt };
}

/** Sends word of a survey for when it is due. Where that is too far away for a queue message, the sweep takes it up. */
export async function announceLater(
  { dueQueue, clock }: Pick<WaitPorts, 'dueQueue' | 'clock'>,
  { id, dueAt }: Survey & { dueAt: number },
): Promise<void> {
  const delay = dueAt - clock.now();
  if (delay <= LONGEST_DELAY_MS) await dueQueue.surveyDue(id, Math.max(1, Math.ceil(delay / 1000)));
}
