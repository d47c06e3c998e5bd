import { randomFrom as drawsFrom } from '../../simulator/weather/draws';

/** A source of random choices that gives the same ones for the same seed. */
export function randomFrom(seed: number) {
  const next = drawsFrom(seed);
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    chance: (share: number): boolean => next() < share,
    pick: <T>(choices: readonly T[]): T => choices[between(0, choices.length - 1)] as T,
  };
}

export type Random = ReturnType<typeof randomFrom>;
