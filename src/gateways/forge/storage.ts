import { ForgeKvsAPIError } from '@forge/kvs';

/**
 * True when a write was refused because the key exists already.
 * @see https://developer.atlassian.com/platform/forge/storage-reference/kvs-api/
 */
export function isKeyConflict(error: unknown): boolean {
  return error instanceof ForgeKvsAPIError && (error.code === 'KEY_CONFLICT' || error.responseDetails.status === 409);
}

/** True when a transaction was refused because somebody else had written first. */
export function isConditionFailure(error: unknown): boolean {
  return (
    error instanceof ForgeKvsAPIError &&
    (error.code === 'CONDITIONAL_CHECK_FAILED' ||
      (error.responseDetails.status === 409 && error.code !== 'KEY_CONFLICT'))
  );
}

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
export function dueOf(dueAt: number | undefined): 'due' | 'rest' {
  return dueAt === undefined ? 'rest' : 'due';
}
