import type { Bulk } from '../../domain/eligibility/facts';
import { AT_ONCE_MS, bulkKnownAt } from '../../domain/guard-rails';
import type { Survey } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Finished } from '../../ports/finished';
import type { Signer } from '../../ports/signer';
import type { FinisherPorts } from './finisher';
import { finisherOf } from './finisher';

export interface NoteFinishPorts {
  finished: Finished;
  signer: Signer;
}

export interface BulkPorts extends NoteFinishPorts, FinisherPorts {
  clock: Clock;
}

/** When the work item of a survey was finished, epoch ms. */
function finishedAt({ completedAt, plannedAt }: Survey): number {
  return completedAt ?? plannedAt;
}

/** Notes who finished the work item of a survey, so that what was finished at once with it can be counted. */
export async function noteFinish({ finished, signer }: NoteFinishPorts, survey: Survey): Promise<void> {
  const { id, completedBy } = survey;
  if (completedBy === undefined) return;
  await finished.note({ id, actor: await actorOf(signer, completedBy), at: finishedAt(survey) });
}

/** How many were finished at once with the work item of a survey, counted to one more than `most`. */
export async function bulkOf(ports: BulkPorts, survey: Survey, most: number): Promise<Bulk> {
  const at = finishedAt(survey);
  const until = bulkKnownAt(at);
  if (ports.clock.now() < until) return { kind: 'open', until };
  const finisher = survey.completedBy === undefined ? await finisherOf(ports, survey) : undefined;
  if (finisher && finisher.kind !== 'told') return finisher;
  const accountId = survey.completedBy ?? finisher?.value.accountId;
  if (accountId === undefined) return { kind: 'told', value: 0 };
  const actor = await actorOf(ports.signer, accountId);
  return { kind: 'told', value: await ports.finished.count(actor, at - AT_ONCE_MS, at + AT_ONCE_MS, most + 1) };
}

function actorOf(signer: Signer, accountId: string): Promise<string> {
  return signer.digest(`actor:${accountId}`);
}
