/** The platform's documented limits on functions and calls. Storage limits: `kvs/limits.ts`. */

/** Runtime of functions called by screens and product events, in seconds. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
export const INTERACTIVE_LIMIT_SECONDS = 25;
/** Runtime of web triggers, and of consumers and scheduled triggers that set no `timeoutSeconds`. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
export const BACKGROUND_LIMIT_SECONDS = 55;
/** Longest `timeoutSeconds`. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
export const LONG_LIMIT_SECONDS = 900;
/** One outbound request of a long-running function. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
export const OUTBOUND_LIMIT_SECONDS = 180;
/** Egress requests per started minute of the function's time limit. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
export const EGRESS_PER_RUNTIME_MINUTE = 100;
/** Payload of an invocation, web trigger requests included. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
export const PAYLOAD_BYTES = 5 * 1024 * 1024;
/** Payload that a screen may send to its resolver. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
export const RESOLVER_PAYLOAD_BYTES = 500 * 1024;
/**
 * Invocations started per second for one installation; more have to wait.
 * @see https://developer.atlassian.com/platform/forge/changelog/#CHANGE-3420
 */
export const INVOCATIONS_PER_SECOND = 300;
/** Assumption: so many invocations run side by side; the platform does not publish its number. */
export const INSTANCES_AT_ONCE = 100;

/** Larger product events are not delivered. @see https://developer.atlassian.com/platform/forge/events-reference/product_events/#known-issues */
export const PRODUCT_EVENT_BYTES = 200 * 1000;
/** Retries of one product event. @see https://developer.atlassian.com/platform/forge/events-reference/product_events/#retry-atlassian-app-events */
export const PRODUCT_EVENT_RETRIES = 4;
/** Longest `retryAfter` of an `InvocationError`. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retryoptions-reference */
export const RETRY_AFTER_SECONDS = 900;
/** Largest `retryData`. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retryoptions-reference */
export const RETRY_DATA_BYTES = 4 * 1024;

/** Events of one push. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#push-api */
export const EVENTS_PER_PUSH = 50;
/** Events of one push together. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#push-api */
export const PUSH_BYTES = 200 * 1024;
/** One event for a consumer that may run longer than 55 s. @see https://developer.atlassian.com/platform/forge/limits-async-events/ */
export const LONG_CONSUMER_EVENT_BYTES = 100 * 1024;
/** Events pushed per minute and installation. @see https://developer.atlassian.com/platform/forge/limits-async-events/ */
export const EVENTS_PER_MINUTE = 500;
/** Push requests that may follow from one original invocation. @see https://developer.atlassian.com/platform/forge/limits-async-events/ */
export const CYCLIC_PUSHES = 1000;
/** Longest `delayInSeconds`. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#push-api */
export const DELAY_SECONDS = 900;
/** How long an event is kept and retried. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retention-window */
export const RETENTION_MS = 24 * 3600 * 1000;
/** Added to the retention when the platform itself is at fault. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#extending-retention-window */
export const RETENTION_EXTENSION_MS = 72 * 3600 * 1000;
/** Longest pause between two automatic retries. @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retries */
export const BACKOFF_CEILING_SECONDS = 900;
/** Assumption: the first automatic retry comes after so many seconds; only "exponential backoff" is published. */
export const BACKOFF_FIRST_SECONDS = 5;

/** A scheduled trigger first runs about so long after it is created. @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/ */
export const FIRST_SCHEDULE_MS = 5 * 60 * 1000;
/** Intervals of scheduled triggers. @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/ */
export const INTERVALS_MS: Record<string, number> = {
  fiveMinute: 5 * 60 * 1000,
  hour: 3600 * 1000,
  day: 24 * 3600 * 1000,
  week: 7 * 24 * 3600 * 1000,
};

/** Actions that an app may show to Jira's automation. @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/ */
export const ACTIONS_MOST = 20;
/** Characters of `entityName` and `outputDomain`. @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/ */
export const OUTPUT_NAME_LENGTH = 12;
/** What a rule holds of an action, as JSON. @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/ */
export const ACTION_CONFIG_BYTES = 100 * 1000;

/** Seconds until the automatic retry after `failures` failures. */
export function backoffSeconds(failures: number): number {
  return Math.min(BACKOFF_CEILING_SECONDS, BACKOFF_FIRST_SECONDS * 2 ** Math.min(failures - 1, 20));
}
