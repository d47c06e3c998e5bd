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

/** Entity integers are 32 bits wide: seconds, rounded up so that nothing is due too early. */
export function toSeconds(epochMs: number | undefined): number {
  return epochMs === undefined ? 0 : Math.ceil(epochMs / 1000);
}

/** Partition of the index of things to look at: what has no time does not stand in the queue. */
export function watchOf(lookAt: number | undefined): 'due' | 'rest' {
  return lookAt === undefined ? 'rest' : 'due';
}
