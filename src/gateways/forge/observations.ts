import * as z from 'zod/mini';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Observation, Observations, Question } from '../../ports/observations';
import { QUESTIONS } from '../../ports/observations';
import { installationId } from './invocation';
import { VALUES } from './storage-keys';
import { keepValue, readValue } from './values';

const observationSchema = z.object({ answer: z.string(), since: z.number(), lastAt: z.number() });

const DAY_MS = 24 * 3_600_000;
/** What this process has just kept is not read again so soon: each response of hundreds answers five questions alike (ms). */
const FRESH_MS = 60_000;

type Known = Partial<Record<Question, Observation>>;

/** One small value for each question, so that what is noted at the same moment takes nothing from one another. */
export function forgeObservations(clock: Clock, log: Log): Observations {
  /** By installation: a process may serve more than one. What others keep meanwhile is seen a minute later. */
  const fresh = new Map<string, { answer: string; at: number }>();

  async function keep(question: Question, answer: string, stale: number): Promise<void> {
    const now = clock.now();
    const whose = installationId();
    const name = `${whose} ${question}`;
    const kept = fresh.get(name);
    if (stale > 0 && kept?.answer === answer && now - kept.at < FRESH_MS) return;
    await keepInStorage(question, answer, stale, now);
    if (whose !== undefined) fresh.set(name, { answer, at: now });
  }

  async function keepInStorage(question: Question, answer: string, stale: number, now: number): Promise<void> {
    const before = await recall(question);
    const isSame = before?.answer === answer;
    if (isSame && now - before.lastAt < stale) return;
    const observation = { answer, since: isSame ? before.since : now, lastAt: now };
    await keepValue(VALUES.observation(question), observation);
  }

  return {
    async read(only = QUESTIONS) {
      const known: Known = {};
      const recalled = await Promise.all(only.map(async (question) => [question, await recall(question)] as const));
      for (const [question, observation] of recalled) if (observation) known[question] = observation;
      return known;
    },

    async note(answers, how = 'seen') {
      const stale = how === 'asked' ? 0 : DAY_MS;
      try {
        const given = Object.entries(answers) as [Question, string][];
        await Promise.all(given.map(([question, answer]) => keep(question, answer, stale)));
      } catch (error) {
        log.error('What was seen of this site could not be kept', error);
      }
    },
  };
}

function recall(question: Question): Promise<Observation | undefined> {
  return readValue(VALUES.observation(question), observationSchema);
}
