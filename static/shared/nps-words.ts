import type { Nps } from '../../src/contract/admin/report';
import type { Words } from './words';

/** A score with its margin, in whole points, as scores are told; the margin is rounded up. */
export function scoreIn(words: Words, { score, margin }: Nps): string {
  return words.say('report.score', {
    score: words.number(Math.round(score)),
    margin: words.number(Math.ceil(margin)),
  });
}
