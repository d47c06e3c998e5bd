import type { ResponseCause } from '../../domain/cause';
import { causeKeyOf, causesOf } from '../../domain/cause';
import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import type { ApplyPorts } from '../receiving/apply-response';
import { applyResponse } from '../receiving/apply-response';
import { letTryAgain } from '../receiving/retry-response';

/** Parked responses looked through in one batch. */
const PAGE = 200;
/** Responses tried in one batch: a call has 25 seconds, and one takes Jira a second at worst. */
export const MOST_AT_ONCE = 20;
/** None is begun later than this (ms). */
const BATCH_MS = 10_000;
/** Responses tried side by side. */
const WORKERS = 4;
/** Should the call break off, a message takes up what it left undone: later than it can take. */
const LEFT_UNDONE_SECONDS = 60;
const SECOND_MS = 1_000;

/** Where the next batch goes on. Times are epoch milliseconds. */
export interface Onwards {
  /** What was parked since the run began has been tried by it. */
  startedAt: number;
  /** What was parked later has been looked through. */
  before: number;
}

/** What became of responses that were tried again. */
export interface Retried {
  written: number;
  /** Parked again, by why. */
  refused: ResponseCause[];
  /** Ids of those that are still on their way. */
  open: string[];
}

/**
 * Tries some of the parked responses of one cause again, newest first, and tells what became of each. `next` is undefined
 * once all were tried. May be broken off and begun anew at any time: whatever is still parked is tried then.
 */
export async function retryCause(
  ports: ApplyPorts,
  key: string,
  from?: Onwards,
): Promise<Retried & { next?: Onwards }> {
  const now = ports.clock.now();
  const { startedAt, before } = from ?? { startedAt: now, before: now };
  const page = await ports.responses.parked(PAGE, before);
  const listed = page.filter((each) => causeKeyOf(each) === key && each.changedAt < startedAt && !needsMatch(each));
  const begun = await tryEach(ports, listed.slice(0, MOST_AT_ONCE), key, startedAt, now + BATCH_MS);
  const left = listed.find(({ id }) => !begun.seen.has(id));
  const last = left ?? (page.length === PAGE ? page[PAGE - 1] : undefined);
  const retried = await readRetried(ports, begun.tried);
  return { ...retried, ...(last ? { next: { startedAt, before: onwards(last, before, left !== undefined) } } : {}) };
}

/** What has become of these responses by now. */
export async function readRetried({ responses }: Pick<ApplyPorts, 'responses'>, ids: string[]): Promise<Retried> {
  const read = (await Promise.all(ids.map((id) => responses.read(id)))).filter((each) => each !== undefined);
  const inState = (state: Response['state']) => read.filter((each) => each.state === state);
  return {
    written: inState('applied').length,
    refused: causesOf(inState('parked')),
    open: inState('waiting').map(({ id }) => id),
  };
}

/** The next page begins in the second in which this one ended, and always makes headway. */
function onwards({ changedAt }: Response, before: number, isLeft: boolean): number {
  return isLeft || changedAt < before - SECOND_MS ? changedAt : before - SECOND_MS;
}

/** Those of one survey one after the other: they write to one work item. `seen`: whoever need not be looked at again. */
async function tryEach(ports: ApplyPorts, listed: Response[], key: string, startedAt: number, until: number) {
  const seen = new Set<string>();
  const tried: string[] = [];
  const bySurvey = new Map<string, Response[]>();
  for (const each of listed) bySurvey.set(surveyIdOf(each), [...(bySurvey.get(surveyIdOf(each)) ?? []), each]);
  const groups = [...bySurvey.values()];
  const work = async () => {
    for (let group = groups.shift(); group; group = groups.shift())
      for (const { id } of group) {
        if (ports.clock.now() >= until) return;
        seen.add(id);
        if (await tryAgain(ports, id, key, startedAt, until)) tried.push(id);
      }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return { seen, tried };
}

/** False where the list was behind, or somebody was quicker. */
async function tryAgain(ports: ApplyPorts, id: string, key: string, startedAt: number, until: number) {
  const response = await ports.responses.read(id);
  if (response?.state !== 'parked' || response.changedAt >= startedAt || causeKeyOf(response) !== key) return false;
  if ((await letTryAgain(ports, response, LEFT_UNDONE_SECONDS)) === 'conflict') return false;
  try {
    await applyResponse(ports, id, until);
  } catch (error) {
    // It is due, and the message that was just sent takes it up.
    ports.log.error('A response could not be applied while its cause was retried', error, { responseId: id });
  }
  return true;
}
