import type { Nps } from '../../src/contract/nps';
import type { Words } from './words';

/** Where a score is told by itself, fewer responses say nothing. */
export const LEAST_RESPONSES = 5;

/** A score with its margin, in whole points, as scores are told; the margin is rounded up. */
export function scoreIn(words: Words, { score, margin }: Nps): string {
  return words.say('report.score', {
    score: words.number(Math.round(score)),
    margin: words.number(Math.ceil(margin)),
  });
}

/** How a score compares with that of as many days before. */
export function changeIn(words: Words, now: Nps, before: Nps, period: number): string {
  const days = words.number(period);
  const points = Math.round(now.score) - Math.round(before.score);
  if (points === 0) return words.say('report.same', { days });
  return words.say(points > 0 ? 'report.more' : 'report.less', {
    days,
    points: words.number(Math.abs(points)),
    score: words.number(Math.round(before.score)),
  });
}
