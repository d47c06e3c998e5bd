import type { Survey } from '../../domain/survey';
import type { Bell } from '../../ports/bell';
import { LONGEST_BELL_MS } from '../../ports/bell';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';

export interface WaitPorts {
  ledger: Ledger;
  bell: Bell;
  clock: Clock;
}

/** It is due again at `until` (epoch ms). */
export interface WaitOutcome {
  kind: 'put-off';
  until: number;
}

/** Puts a survey off until it is due. Where that is too far away for a bell, the sweep sees to it. */
export async function waitUntilDue(ports: WaitPorts, survey: Survey & { dueAt: number }): Promise<WaitOutcome> {
  const { id, dueAt } = survey;
  await ports.ledger.replace(survey);
  const delay = dueAt - ports.clock.now();
  if (delay <= LONGEST_BELL_MS) await ports.bell.surveyDue(id, Math.max(1, Math.ceil(delay / 1000)));
  return { kind: 'put-off', until: dueAt };
}
