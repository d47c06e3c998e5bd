import { getAppContext } from '@forge/api';

/** How long the platform lets this invocation go on (ms). */
export function remainingMs(): number {
  return getAppContext().invocationRemainingTimeInMillis();
}
