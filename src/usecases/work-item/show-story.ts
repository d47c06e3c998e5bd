import { isScored } from '../../domain/left-out';
import type { Nps } from '../../domain/nps';
import { npsOf } from '../../domain/nps';
import type { Rating } from '../../domain/rating';
import type { Survey } from '../../domain/survey';
import { dayOf, distributionOf } from '../../domain/tally';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { Reader } from '../../ports/reader';
import type { Tallies } from '../../ports/tallies';
import { readCounters } from '../report/read-counters';

/** How far back the score of the project goes, in days; today is the last. */
const DAYS = 90;
/** Earlier surveys of the respondent that are looked through, and how many responses are told. */
const [MOST_LOOKED_AT, MOST_TOLD] = [50, 5];

export interface Story {
  /** What all ratings of the project in the last days come to; absent where none came. */
  project?: Nps;
  days: number;
  /** What the respondent gave on other work items, newest first; absent where Jira does not say now which of them this person may see. `ratedAt`: epoch ms. */
  earlier?: { key: string; summary: string; rating: Rating; ratedAt: number }[];
}

export interface ShowStoryPorts {
  ledger: Ledger;
  tallies: Tallies;
  reader: Reader;
  clock: Clock;
}

/** What a rating of this work item is to be seen beside. Nothing is told of work items that the person at the screen may not see. */
export async function showStory(
  ports: ShowStoryPorts,
  { workItemId, projectId }: { workItemId: string; projectId?: string },
): Promise<Story> {
  const survey = await ports.ledger.newestOf(workItemId);
  const [project, earlier] = await Promise.all([
    npsOfProject(ports, survey?.projectId ?? projectId),
    earlierOf(ports, survey),
  ]);
  return { ...(project && { project }), days: DAYS, ...(earlier && { earlier }) };
}

async function npsOfProject({ tallies, clock }: ShowStoryPorts, projectId: string | undefined) {
  if (projectId === undefined) return undefined;
  const today = dayOf(clock.now());
  const first = today - DAYS + 1;
  const { between } = await readCounters(tallies, projectId, first, today);
  return npsOf(distributionOf(between(first, today)));
}

async function earlierOf({ ledger, reader }: ShowStoryPorts, survey: Survey | undefined): Promise<Story['earlier']> {
  if (survey?.respondent === undefined) return [];
  const theirs = await ledger.ofRespondent(survey.respondent, MOST_LOOKED_AT);
  const elsewhere = theirs.filter((each) => each.workItemId !== survey.workItemId && isScored(each));
  const given = elsewhere.flatMap(({ workItemId, response }) => {
    const { rating, ratedAt } = response ?? {};
    return rating === undefined || ratedAt === undefined ? [] : [{ workItemId, rating, ratedAt }];
  });
  if (given.length === 0) return [];
  const seen = await reader.summaries([...new Set(given.map(({ workItemId }) => workItemId))]);
  if (seen.kind !== 'ok') return undefined;
  return given
    .flatMap(({ workItemId, rating, ratedAt }) => {
      const item = seen.value.find(({ id }) => id === workItemId);
      return item ? [{ key: item.key, summary: item.summary, rating, ratedAt }] : [];
    })
    .sort((one, other) => other.ratedAt - one.ratedAt)
    .slice(0, MOST_TOLD);
}
