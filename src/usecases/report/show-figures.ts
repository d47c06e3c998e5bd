import type { Nps } from '../../domain/nps';
import { npsOf } from '../../domain/nps';
import type { Counters } from '../../domain/tally';
import { dayOf, distributionOf, middayOf, SITE } from '../../domain/tally';
import type { Clock } from '../../ports/clock';
import type { Tallies } from '../../ports/tallies';
import type { Progress } from './read-counters';
import { readCounters } from './read-counters';

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

export interface SiteFigures extends Progress {
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
  const today = dayOf(clock.now());
  const first = today - Math.max(2 * PERIOD, WEEKS * WEEK) + 1;
  const { progress, between } = await readCounters(tallies, SITE, first, today);
  return {
    ...progress,
    period: figuresOf(between(today - PERIOD + 1, today)),
    before: figuresOf(between(today - 2 * PERIOD + 1, today - PERIOD)),
    weeks: Array.from({ length: WEEKS }, (_, index) => {
      const from = today - (WEEKS - index) * WEEK + 1;
      const nps = npsOf(distributionOf(between(from, from + WEEK - 1)));
      return { from: middayOf(from), ...(nps && { nps }) };
    }),
  };
}

function figuresOf(counters: Counters): PeriodFigures {
  const nps = npsOf(distributionOf(counters));
  return {
    asked: (counters['asked'] ?? 0) + (counters['asked-besides'] ?? 0),
    answered: counters['answered'] ?? 0,
    ...(nps && { nps }),
  };
}
