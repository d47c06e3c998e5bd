import type { Nps } from '../../domain/nps';
import { npsOf } from '../../domain/nps';
import type { Counters, TallyPart } from '../../domain/tally';
import { countersBetween, dayOf, distributionOf, monthOf, SITE, middayOf } from '../../domain/tally';
import type { Clock } from '../../ports/clock';
import type { Tallies } from '../../ports/tallies';

/** How long the period is, and the one before it, in days; today is the last. */
const PERIOD = 30;
/** Weeks of the trend. */
const WEEKS = 12;
const WEEK = 7;

export interface PeriodFigures {
  /** Surveys that went out. */
  asked: number;
  /** Those of them that were answered since, whenever. */
  answered: number;
  /** By the ratings that came in the period; absent where none did. */
  nps?: Nps;
}

export interface SiteFigures {
  /** Up to then everything is counted, epoch ms. Absent until that is so for the first time. */
  through?: number;
  /** Everything is being counted anew; these are the figures of before. */
  isRebuilding: boolean;
  period: PeriodFigures;
  before: PeriodFigures;
  /** The last weeks, oldest first; `from` is the middle of its first day, epoch ms. */
  weeks: { from: number; nps?: Nps }[];
}

export interface ShowFiguresPorts {
  tallies: Tallies;
  clock: Clock;
}

/** What all surveys of the site say about the last 30 days (UTC), the 30 before, and week by week. One read beside the count. */
export async function showFigures({ tallies, clock }: ShowFiguresPorts): Promise<SiteFigures> {
  const count = await tallies.count();
  const today = dayOf(clock.now());
  const first = today - Math.max(2 * PERIOD, WEEKS * WEEK) + 1;
  const parts =
    count.shown === undefined ? [] : await tallies.between(count.shown, SITE, 'all', monthOf(first), monthOf(today));
  const isRebuilding = count.shown !== undefined && count.shown !== count.generation;
  return {
    ...(count.shown !== undefined && !isRebuilding && { through: count.through }),
    isRebuilding,
    period: figuresOf(allOf(parts, today - PERIOD + 1, today)),
    before: figuresOf(allOf(parts, today - 2 * PERIOD + 1, today - PERIOD)),
    weeks: Array.from({ length: WEEKS }, (_, index) => {
      const from = today - (WEEKS - index) * WEEK + 1;
      const nps = npsOf(distributionOf(allOf(parts, from, from + WEEK - 1)));
      return { from: middayOf(from), ...(nps && { nps }) };
    }),
  };
}

function allOf(parts: TallyPart[], first: number, last: number): Counters {
  return countersBetween(parts, first, last).get('') ?? {};
}

function figuresOf(counters: Counters): PeriodFigures {
  const nps = npsOf(distributionOf(counters));
  return {
    asked: (counters['asked'] ?? 0) + (counters['asked-besides'] ?? 0),
    answered: counters['answered'] ?? 0,
    ...(nps && { nps }),
  };
}
