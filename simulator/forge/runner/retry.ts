import type { Outcome } from './invocation';
import { RETRY_AFTER_SECONDS, RETRY_DATA_BYTES } from '../limits';

/** What an app asked for by returning an `InvocationError`. */
export interface RetryRequest {
  retryAfterSeconds: number;
  retryReason: string;
  /** Only objects of at most 4 KB arrive. */
  retryData: unknown;
}

/**
 * The retry that a function asked for, if it did.
 * @see https://developer.atlassian.com/platform/forge/events-reference/product_events/#retry-atlassian-app-events
 */
export function requestedRetry(outcome: Outcome): RetryRequest | undefined {
  if (outcome.kind !== 'returned' || typeof outcome.value !== 'object' || outcome.value === null) return undefined;
  const { _retry, retryOptions = {} } = outcome.value as {
    _retry?: unknown;
    retryOptions?: { retryAfter?: number; retryReason?: string; retryData?: unknown };
  };
  if (_retry !== true) return undefined;
  const { retryAfter = 1, retryReason = 'FUNCTION_RETRY_REQUEST', retryData } = retryOptions;
  return {
    retryAfterSeconds: Math.min(RETRY_AFTER_SECONDS, Math.max(1, retryAfter)),
    retryReason,
    retryData: arrives(retryData) ? retryData : undefined,
  };
}

function arrives(retryData: unknown): boolean {
  if (typeof retryData !== 'object' || retryData === null) return false;
  return Buffer.byteLength(JSON.stringify(retryData)) <= RETRY_DATA_BYTES;
}

/** The reason that the platform gives when it retries by itself. */
export function platformReason(outcome: Outcome): string {
  return outcome.kind === 'timed-out' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
}
