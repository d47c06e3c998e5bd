import type { Clock } from '../../shared/clock';
import type { ProductEvent } from '../../shared/services';
import { evaluateFilter } from './filter-expression';
import { backoffSeconds, PRODUCT_EVENT_BYTES, PRODUCT_EVENT_RETRIES } from '../limits';
import type { EventFilter, Manifest, TriggerModule } from '../manifest/manifest';
import { platformReason, requestedRetry } from '../runner/retry';
import type { Runner } from '../runner/runner';
import type { Sky } from '../../weather/sky';

export interface Triggers {
  /** Hands an event to every trigger that subscribes to it, later, filter applied. */
  deliver(event: ProductEvent): void;
  /** Deliveries and retries not made yet are forgotten. */
  clear(): void;
}

interface TriggerOptions {
  manifest: Manifest;
  clock: Clock;
  runner: () => Runner;
  contextFor(moduleKey: string): object;
  sky: Sky;
}

interface Attempt {
  trigger: TriggerModule;
  event: ProductEvent;
  retries: number;
  retryContext?: { retryCount: number; retryReason: string; retryData?: unknown };
}

/**
 * Product events and lifecycle events.
 * @see https://developer.atlassian.com/platform/forge/events-reference/product_events/
 */
export function createTriggers({ manifest, clock, runner, contextFor, sky }: TriggerOptions): Triggers {
  let generation = 0;
  /** When the latest of the events so far arrives, epoch ms. */
  let latestArrival = 0;

  function schedule(attempt: Attempt, at: number, onItsWay: boolean): void {
    const asked = generation;
    const run = async () => {
      if (asked === generation) await invoke(attempt, () => asked === generation);
    };
    clock.job(at, run, { label: `trigger ${attempt.trigger.key}`, onItsWay });
  }

  function arrivalOf({ eventType }: ProductEvent): number {
    const drawn = clock.now() + sky.wait('events', eventType);
    const at = sky.weather.eventsInOrder ? Math.max(drawn, latestArrival) : drawn;
    latestArrival = Math.max(latestArrival, at);
    return at;
  }

  async function invoke(attempt: Attempt, wanted: () => boolean): Promise<void> {
    const { trigger, event, retryContext, retries } = attempt;
    const outcome = await runner().run({
      functionKey: trigger.function,
      moduleKey: trigger.key,
      args: [{ ...event, ...(retryContext && { retryContext }) }, contextFor(trigger.key)],
    });
    const asked = requestedRetry(outcome);
    // An exception is the app's own business: it is logged, not retried.
    const failed = ['timed-out', 'crashed', 'not-invoked'].includes(outcome.kind);
    if (!wanted() || (!asked && !failed)) return;
    if (retries >= PRODUCT_EVENT_RETRIES) {
      runner().platformLog(`Event ${event.eventType} was given up after ${retries} retries.`, trigger.function);
      return;
    }
    const retryCount = retries + 1;
    const next = asked
      ? { retryCount, retryReason: asked.retryReason, retryData: asked.retryData }
      : { retryCount, retryReason: platformReason(outcome) };
    const delaySeconds = asked?.retryAfterSeconds ?? backoffSeconds(retryCount);
    const at = clock.now() + delaySeconds * 1000;
    schedule({ trigger, event, retries: retryCount, retryContext: next }, at, false);
  }

  function admit(
    trigger: TriggerModule,
    filter: EventFilter | undefined,
    event: ProductEvent,
  ): ProductEvent | undefined {
    if (filter?.ignoreSelf && event.selfGenerated === true) return undefined;
    if (!filter?.expression) return event;
    try {
      return evaluateFilter(filter.expression, event) ? event : undefined;
    } catch (error) {
      const { message } = error as Error;
      const policy = filter.onError ?? 'IGNORE_AND_LOG';
      if (policy.endsWith('_AND_LOG')) {
        runner().platformLog(`The filter expression of trigger ${trigger.key} failed: ${message}`, trigger.function);
      }
      // The name of the property is an assumption; the documentation speaks of "error details".
      return policy.startsWith('RECEIVE') ? { ...event, filterError: { message } } : undefined;
    }
  }

  return {
    deliver(event) {
      for (const trigger of manifest.triggers) {
        const entry = trigger.events.find(
          (each) => (typeof each === 'string' ? each : each.eventType) === event.eventType,
        );
        if (!entry) continue;
        if (Buffer.byteLength(JSON.stringify(event)) > PRODUCT_EVENT_BYTES) {
          runner().platformLog(`Event ${event.eventType} was not delivered: larger than 200 kB.`, trigger.function);
          continue;
        }
        const filter = (typeof entry === 'object' && entry.filter) || trigger.filter;
        const admitted = admit(trigger, filter, event);
        if (!admitted) continue;
        schedule({ trigger, event: structuredClone(admitted), retries: 0 }, arrivalOf(event), true);
      }
    },
    clear() {
      generation += 1;
      latestArrival = 0;
    },
  };
}
