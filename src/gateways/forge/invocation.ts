import { getAppContext } from '@forge/api';

/** What distinguishes this invocation from every other; undefined outside of one. */
export function invocationId(): string | undefined {
  try {
    return getAppContext().invocationId;
  } catch {
    return undefined;
  }
}

/** How long the platform lets this invocation go on (ms). */
export function remainingMs(): number {
  return getAppContext().invocationRemainingTimeInMillis();
}

/** Whose this invocation is; undefined outside of one. */
export function installationId(): string | undefined {
  try {
    return getAppContext().installationAri.installationId;
  } catch {
    return undefined;
  }
}
