import type { AskedBefore } from '../../domain/frequency';
import type { Survey } from '../../domain/survey';
import { askedAt, POSTPONED_MS, WAITING } from '../../domain/survey';
import { areTogether } from '../../domain/surveys-together';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import { surveysOf } from '../work-item/surveys-of-work-item';

/**
 * Whether the work item of a survey has been asked about, by whichever rule or person: its other surveys tell. One that is
 * planned earlier and still to go out goes first; so nobody waits for one that waits for them. Nothing is written.
 */
export async function askedBefore(ports: { ledger: Ledger; clock: Clock }, survey: Survey): Promise<AskedBefore> {
  const listed = await surveysOf(ports, survey.workItemId);
  const others = await Promise.all(
    // Lists lag behind: what one shows as still to go out may have gone.
    listed
      .filter((each) => each.id !== survey.id && !areTogether(each, survey))
      .map(async (each) => (isOpen(each) ? ((await ports.ledger.read(each.id)) ?? each) : each)),
  );
  const asked = others.map(askedAt).filter((at) => at !== undefined);
  if (asked.length > 0) return { kind: 'asked', at: Math.max(...asked) };
  const now = ports.clock.now();
  const before = others.filter((each) => WAITING.includes(each.state) && isBefore(each, survey));
  if (before.length === 0) return { kind: 'never' };
  return { kind: 'undecided', until: Math.max(now, ...before.map(({ dueAt = now }) => dueAt)) + POSTPONED_MS };
}

function isOpen({ state }: Survey): boolean {
  return WAITING.includes(state) || state === 'sending';
}

function isBefore(each: Survey, survey: Survey): boolean {
  return each.plannedAt < survey.plannedAt || (each.plannedAt === survey.plannedAt && each.id < survey.id);
}
