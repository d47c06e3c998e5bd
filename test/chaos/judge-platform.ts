import type { Simulator } from '../../simulator';
import { weatherOf } from '../../simulator/weather/weather';
import type { Diary } from './diary';
import { STORM_WRITES } from './diary';

/** @see https://v1docs.nps.today/ */
const CALLS_PER_SECOND = 10;
/** @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits */
const STORAGE_UNITS_PER_MINUTE = 4_000;
/** What only a mistake in the code throws. */
const BUG = /Illegal move|ReferenceError|RangeError|is not a function|is not iterable|Cannot read/;

/** What the app says when something went wrong at one survey or response. */
const FAILED_AT = /could not be (?:dispatched|applied)/;
/** Waits that double up to six hours leave room for so many tries in a day and the two days after. */
const MOST_TRIES = 40;

/** What the app asks of the platform and of nps.today. */
export function wrongWithPlatform(simulator: Simulator, diary: Diary): string[] {
  const { kvs } = simulator.metrics.snapshot();
  const logs = simulator.forge.logs();
  return [
    ...tooFast(simulator, diary),
    ...outOfTime(simulator, diary),
    ...triedForEver(simulator),
    ...(kvs.writes >= STORM_WRITES ? [`it wrote ${kvs.writes} times`] : []),
    ...(kvs.peakReadUnitsPerMinute > STORAGE_UNITS_PER_MINUTE ? [`${kvs.peakReadUnitsPerMinute} reads a minute`] : []),
    ...(kvs.peakWriteUnitsPerMinute > STORAGE_UNITS_PER_MINUTE
      ? [`${kvs.peakWriteUnitsPerMinute} writes a minute`]
      : []),
    ...logs.filter(({ message }) => BUG.test(message)).map(({ message }) => `it logged ${message.slice(0, 400)}`),
  ];
}

/**
 * Any second, wherever it begins. Calls that left evenly bunch up on the way by as much as the weather holds one up longer
 * than another; nobody can pace that away, so it is taken off the second.
 */
function tooFast({ log }: Simulator, { day }: Diary): string[] {
  const [soonest, latest] = weatherOf(day.weather).times.npsTodayArrival;
  const second = 1_000 - (latest - soonest);
  const times = log
    .list('nps-today')
    .filter(({ by }) => by === 'app')
    .map(({ time }) => Date.parse(time))
    .sort((a, b) => a - b);
  const first = times.findIndex((at, index) => (times[index + CALLS_PER_SECOND] ?? Infinity) - at < second);
  return first < 0
    ? []
    : [`more than ${CALLS_PER_SECOND} calls a second from ${new Date(times[first] ?? 0).toISOString()}`];
}

/** Nobody is ended by the platform for taking too long, unless somebody else took it. */
function outOfTime({ forge }: Simulator, { faults }: Diary): string[] {
  if (faults.some(({ kind }) => kind === 'timeout' || kind === 'slow')) return [];
  return forge
    .invocations()
    .filter(({ outcome }) => outcome?.kind === 'timed-out')
    .map(({ functionKey, startedAt }) => `${functionKey} of ${new Date(startedAt).toISOString()} ran out of time`);
}

/** What the app always fails at is tried less and less often. */
function triedForEver({ forge }: Simulator): string[] {
  const tries = new Map<string, number>();
  for (const { message } of forge.logs()) {
    if (!FAILED_AT.test(message)) continue;
    const { surveyId, responseId } = JSON.parse(message) as { surveyId?: string; responseId?: string };
    const id = surveyId ?? responseId ?? '';
    tries.set(id, (tries.get(id) ?? 0) + 1);
  }
  return [...tries]
    .filter(([, times]) => times > MOST_TRIES)
    .map(([id, times]) => `${id} was tried ${times} times in vain`);
}
