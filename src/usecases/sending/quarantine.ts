import type { Facts } from '../../domain/eligibility/facts';
import type { Quarantine } from '../../domain/guard-rails';
import { quarantineEnds } from '../../domain/guard-rails';
import type { Survey } from '../../domain/survey';
import { POSTPONED_MS, WAITING } from '../../domain/survey';
import type { Asked, LastAsked } from '../../ports/asked';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';

export interface QuarantinePorts {
  ledger: Ledger;
  asked: Asked;
  clock: Clock;
}

/** So many of a respondent's surveys are looked at, newest first. */
const LATEST = 20;

/** What a look-up shows; `last` is to be claimed before a survey goes out. */
export type QuarantineFact = { quarantine: NonNullable<Facts['quarantine']>; last?: LastAsked };

/** Is the respondent left alone at present, because of surveys other than this one? Nothing is written. */
export async function quarantineOf(
  ports: QuarantinePorts,
  survey: Survey,
  respondent: string,
  quarantine: Quarantine,
): Promise<QuarantineFact> {
  const [listed, last] = await Promise.all([
    ports.ledger.ofRespondent(respondent, LATEST),
    quarantine.since === 'sent' ? ports.asked.of(respondent) : undefined,
  ]);
  const claimed = last?.surveyId === undefined ? undefined : await ports.ledger.read(last.surveyId);
  const now = ports.clock.now();
  if (claimed && claimed.id !== survey.id && isAboutToGo(claimed)) {
    const until = Math.max(now, claimed.dueAt ?? now) + POSTPONED_MS;
    return { quarantine: { kind: 'undecided', until } };
  }
  // Lists lag behind; what was claimed last is read as it is.
  const others = [...(claimed ? [claimed] : []), ...listed].filter(({ id, isTest }) => id !== survey.id && !isTest);
  const ends = others.map((each) => endOf(each, quarantine)).filter((end) => end > now);
  return ends.length > 0
    ? { quarantine: { kind: 'until', until: Math.max(...ends) } }
    : { quarantine: { kind: 'free' }, last };
}

function isAboutToGo({ state }: Survey): boolean {
  return WAITING.includes(state) || state === 'sending';
}

/** When the quarantine ends that this survey began (epoch ms); 0 where it began none. One of unknown fate may have arrived. */
function endOf({ state, sentAt, changedAt, response }: Survey, quarantine: Quarantine): number {
  const sent = sentAt ?? (state === 'unconfirmed' ? changedAt : undefined);
  const at = quarantine.since === 'sent' ? sent : response?.ratedAt;
  return at === undefined ? 0 : quarantineEnds(quarantine, at);
}
