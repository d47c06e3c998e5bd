import { kvs } from '@forge/kvs';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Observation, Observations, Question } from '../../ports/observations';
import { patiently } from './patiently';
import type { Stored } from './storage';
import { SCHEMA } from './storage';

const KEY = 'observations';
const DAY_MS = 24 * 3_600_000;

type Answers = Partial<Record<Question, Observation>>;

/** One small value: what was seen, and since when. */
export function forgeObservations(clock: Clock, log: Log): Observations {
  return {
    read,
    async note(answers, how = 'seen') {
      try {
        const known = await read();
        const fresh = freshAnswers(known, answers, clock.now(), how === 'asked' ? 0 : DAY_MS);
        if (Object.keys(fresh).length > 0) await patiently(() => kvs.set(KEY, { schema: SCHEMA, ...known, ...fresh }));
      } catch (error) {
        log.error('What was seen of this site could not be kept', error);
      }
    },
  };
}

async function read(): Promise<Answers> {
  const { schema: _version, ...answers } = (await patiently(() => kvs.get<Answers & Stored>(KEY))) ?? {
    schema: SCHEMA,
  };
  return answers;
}

function freshAnswers(known: Answers, answers: Partial<Record<Question, string>>, now: number, stale: number): Answers {
  const fresh: Answers = {};
  for (const [question, answer] of Object.entries(answers) as [Question, string][]) {
    const before = known[question];
    if (before?.answer !== answer) fresh[question] = { answer, since: now, lastAt: now };
    else if (now - before.lastAt >= stale) fresh[question] = { ...before, lastAt: now };
  }
  return fresh;
}
