import type { Culprit, Trouble } from '../../domain/outage';
import { troubleOfResponse, troubleOfSurvey } from '../../domain/outage';
import type { Response } from '../../domain/response';
import type { Survey } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { ResponseStore } from '../../ports/response-store';

/** Something is out of order now, and the app goes on trying. Times are epoch milliseconds. */
export interface Outage {
  of: Culprit;
  /** How many wait for its end. */
  surveys: number;
  responses: number;
  since: number;
  /** Tries so far of what was tried most. */
  tries: number;
  /** When something is tried next; undefined where that is due now. */
  nextAt?: number;
}

export interface FindOutagesPorts {
  ledger: Ledger;
  responses: ResponseStore;
  clock: Clock;
}

/**
 * What is out of order by what waits: tried in vain, and nothing of the kind has worked since. What waits for its next try
 * once something has worked again goes on by itself, and is no outage any more.
 */
export async function findOutages(
  ports: FindOutagesPorts,
  surveys: Survey[],
  responses: Response[],
): Promise<Outage[]> {
  const waiting = [
    ...surveys.flatMap((survey) => asWaiting('surveys', troubleOfSurvey(survey))),
    ...responses.flatMap((response) => asWaiting('responses', troubleOfResponse(response))),
  ];
  if (waiting.length === 0) return [];
  const worked = await lastWorked(ports);
  const now = ports.clock.now();
  return [...new Set(waiting.map(({ of }) => of))].flatMap((of) => {
    const held = waiting.filter((each) => each.of === of);
    const isOver = worked(of) > Math.max(...held.map(({ lastTriedAt }) => lastTriedAt));
    return isOver ? [] : [outageOf(of, held, now)];
  });
}

type Waiting = Trouble & { what: 'surveys' | 'responses' };

function asWaiting(what: Waiting['what'], trouble: Trouble | undefined): Waiting[] {
  return trouble ? [{ ...trouble, what }] : [];
}

/** When each was seen to work last: a survey that was sent took all of them, a response that was written took Jira. */
async function lastWorked({ ledger }: FindOutagesPorts): Promise<(of: Culprit) => number> {
  const [sent, answered] = await Promise.all([ledger.latest(1, 'sent'), ledger.latest(1, 'answered')]);
  const sentAt = Math.max(0, ...[...sent, ...answered].map((survey) => survey.sentAt ?? 0));
  const writtenAt = Math.max(0, ...answered.map(({ changedAt }) => changedAt));
  return (of) => (of === 'jira' ? Math.max(sentAt, writtenAt) : sentAt);
}

function outageOf(of: Culprit, held: Waiting[], now: number): Outage {
  const next = Math.min(...held.map(({ nextAt = now }) => nextAt));
  return {
    of,
    surveys: held.filter(({ what }) => what === 'surveys').length,
    responses: held.filter(({ what }) => what === 'responses').length,
    since: Math.min(...held.map(({ since }) => since)),
    tries: Math.max(...held.map(({ times }) => times)),
    ...(next > now ? { nextAt: next } : {}),
  };
}
