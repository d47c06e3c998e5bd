import type { Counted, TallyPart } from '../../src/domain/tally';
import type { Count, Tallies } from '../../src/ports/tallies';
import { MOST_WRITTEN } from '../../src/ports/tallies';

/** Tallies in memory. */
export function fakeTallies(): Tallies {
  let count: Count = { generation: 1, through: 0, revision: 0 };
  const counted = new Map<string, Counted | undefined>();
  const parts = new Map<string, { generation: number; part: TallyPart }>();
  const place = (generation: number, { projectId, breakdown, month }: Omit<TallyPart, 'days'>) =>
    `${generation}:${projectId}:${breakdown}:${month}`;
  return {
    count: async () => structuredClone(count),
    countedAs: async (generation, ids) => ids.map((id) => structuredClone(counted.get(`${generation}:${id}`))),
    part: async (generation, { projectId, breakdown, month }) =>
      structuredClone(
        parts.get(place(generation, { projectId, breakdown, month }))?.part ?? {
          projectId,
          breakdown,
          month,
          days: {},
        },
      ),
    async write(next, surveys, changed) {
      if (surveys.length + changed.length > MOST_WRITTEN) throw new Error('A transaction takes at most 25 operations.');
      if (next.revision !== count.revision) return 'conflict';
      count = { ...structuredClone(next), revision: next.revision + 1 };
      for (const each of surveys) counted.set(`${next.generation}:${each.surveyId}`, structuredClone(each.counted));
      for (const part of changed)
        parts.set(place(next.generation, part), { generation: next.generation, part: structuredClone(part) });
      return structuredClone(count);
    },
    between: async (generation, projectId, breakdown, first, last) =>
      [...parts.values()]
        .filter((row) => row.generation === generation)
        .map(({ part }) => structuredClone(part))
        .filter((part) => part.projectId === projectId && part.breakdown === breakdown)
        .filter(({ month }) => month >= first && month <= last)
        .sort((a, b) => b.month - a.month),
    async removeSome(generation) {
      const old = (key: string) => key.startsWith(`${generation}:`);
      const keys = [...parts.keys(), ...counted.keys()].filter(old);
      keys.forEach((key) => (parts.delete(key), counted.delete(key)));
      return { over: keys.length === 0 };
    },
  };
}
