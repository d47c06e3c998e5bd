/** Version of the shape of everything stored. A later version reads what an earlier one wrote by looking at it. */
export const SCHEMA = 1;

/** What everything stored carries. */
export interface Stored {
  schema: number;
}

/** Entity integers are 32 bits wide: seconds, rounded up so that nothing is due too early. */
export function toSeconds(epochMs: number | undefined): number {
  return epochMs === undefined ? 0 : Math.ceil(epochMs / 1000);
}

/** Partition of the index of what is due: what has no time is not in it. */
export const DUE = 'due';

export function dueOf(dueAt: number | undefined): typeof DUE | 'rest' {
  return dueAt === undefined ? 'rest' : DUE;
}
