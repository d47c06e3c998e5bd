import { InvocationError, InvocationErrorCode } from '@forge/events';

/**
 * What a trigger returns so that the platform delivers the event again: four times at most, 15 minutes apart at most. A
 * thrown error would not be delivered again.
 * @see https://developer.atlassian.com/platform/forge/events-reference/product_events/
 */
export function deliverAgain(afterSeconds: number): unknown {
  return new InvocationError({
    retryAfter: afterSeconds,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    retryData: {},
  });
}
