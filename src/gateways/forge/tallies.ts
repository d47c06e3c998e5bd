import * as z from 'zod/mini';
import type { Breakdown, Counted, TallyPart } from '../../domain/tally';
import type { Count, Tallies } from '../../ports/tallies';
import { revisionedStore } from './revisioned-store';
import { changeRows } from './revisions';
import { ENTITIES, ROWS } from './storage-keys';

interface CountedRow {
  id: string;
  generation: number;
  counted?: Counted;
  revision: number;
}

interface TallyRow extends TallyPart {
  id: string;
  generation: number;
  revision: number;
}

const { tally, counted } = ENTITIES;
/** Before anything was counted. */
const FIRST = { id: ROWS.counting, generation: 1, through: 0, revision: 0 };
/** Rows removed a call: a sweep has more to do. */
const REMOVED = 50;
/** A year and the months around it. */
const MOST_MONTHS = 100;

const counts = revisionedStore<Count & { id: string }>(
  ENTITIES.counting,
  z.looseObject({ generation: z.number(), through: z.number() }),
);

const countedRows = revisionedStore<CountedRow>(counted, z.looseObject({ generation: z.number() }), (row) => ({
  generation: `${row.generation}`,
  day: row.counted?.day ?? 0,
}));

const tallyRows = revisionedStore<TallyRow>(
  tally,
  z.looseObject({ month: z.number(), days: z.record(z.string(), z.record(z.string(), z.looseObject({}))) }),
  ({ generation, projectId, breakdown, month }) => ({
    generation: `${generation}`,
    part: partitionOf(generation, projectId, breakdown),
    month,
  }),
);

/** Rows of each generation; the row of the count decides who may write. */
export const forgeTallies: Tallies = {
  count: async () => (await counts.read(FIRST.id)) ?? FIRST,

  async countedAs(generation, surveyIds) {
    const rows = await Promise.all(surveyIds.map((id) => countedRows.read(`${generation}:${id}`)));
    return rows.map((row) => row?.counted);
  },

  async part(generation, { projectId, breakdown, month }) {
    const row = await tallyRows.read(rowIdOf(generation, { projectId, breakdown, month }));
    return { projectId, breakdown, month, days: row?.days ?? {} };
  },

  async write(count, surveys, parts) {
    const { generation } = count;
    // A transaction has no condition for what is not there yet. Whoever reads makes nothing.
    if (count.revision === FIRST.revision) await counts.create(FIRST);
    const { next, change } = counts.replacement({ ...count, id: FIRST.id });
    const written = await changeRows(
      change,
      ...surveys.map(({ surveyId, counted: as }) =>
        countedRows.placement({ id: `${generation}:${surveyId}`, generation, ...(as && { counted: as }), revision: 0 }),
      ),
      ...parts.map((part) => tallyRows.placement({ ...part, id: rowIdOf(generation, part), generation, revision: 0 })),
    );
    return written === 'conflict' ? 'conflict' : next;
  },

  between: (generation, projectId, breakdown, first, last) =>
    tallyRows.newest(tally.indexes.byPart, partitionOf(generation, projectId, breakdown), MOST_MONTHS, { first, last }),

  async removeSome(generation) {
    const removed = [
      await tallyRows.removeFrom(tally.indexes.byGeneration, `${generation}`, REMOVED),
      await countedRows.removeFrom(counted.indexes.byGeneration, `${generation}`, REMOVED),
    ];
    return { over: removed.every(({ over }) => over) };
  },
};

function partitionOf(generation: number, projectId: string, breakdown: Breakdown): string {
  return `${generation}:${projectId}:${breakdown}`;
}

function rowIdOf(generation: number, { projectId, breakdown, month }: Omit<TallyPart, 'days'>): string {
  return `${partitionOf(generation, projectId, breakdown)}:${month}`;
}
