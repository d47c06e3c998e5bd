import { randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/clock';
import type { Metrics } from '../../shared/metrics';
import { unmodelled } from '../outbound/calls';
import type { Chain, Invocation, Outcome } from '../runner/invocation';
import {
  backoffSeconds,
  BACKGROUND_LIMIT_SECONDS,
  CYCLIC_PUSHES,
  DELAY_SECONDS,
  EVENTS_PER_MINUTE,
  EVENTS_PER_PUSH,
  LONG_CONSUMER_EVENT_BYTES,
  PUSH_BYTES,
  RETENTION_EXTENSION_MS,
  RETENTION_MS,
} from '../limits';
import type { ConsumerModule, Manifest } from '../manifest/manifest';
import type { PlatformApi } from '../outbound/outbound';
import { platformReason, requestedRetry } from '../runner/retry';
import type { Runner } from '../runner/runner';
import type { Sky } from '../../weather/sky';

interface PushedEvent {
  body: Record<string, unknown>;
  delayInSeconds?: number;
  concurrency?: { key: string; limit: number };
}

interface PushBody {
  queueName: string;
  jobId: string;
  payload: PushedEvent[];
}

interface QueuedEvent extends PushedEvent {
  queueName: string;
  jobId: string;
  eventId: string;
  enqueuedAt: number;
  chain: Chain;
  /** Failures of the app; the platform's own do not count. */
  retryCount: number;
  failures: number;
  retry?: { retryReason: string; retryData: unknown };
}

interface Job {
  success: number;
  inProgress: number;
  failed: number;
  cancelled: boolean;
}

export interface Queue extends PlatformApi {
  /** Events that are neither done nor dropped. */
  waiting(): number;
  clear(): void;
}

interface QueueOptions {
  manifest: Manifest;
  clock: Clock;
  metrics: Metrics;
  sky: Sky;
  runner: () => Runner;
  /** The handler's second argument. */
  contextFor(moduleKey: string): object;
}

/** Queues and their consumers: at least once, in no order, kept for a day. */
export function createQueue(options: QueueOptions): Queue {
  const { manifest, clock, metrics, runner, sky } = options;
  let jobs = new Map<string, Job>();
  let pushes: { at: number; events: number }[] = [];
  let lanes = createLanes();
  let generation = 0;

  function publish(body: PushBody, invocation: Invocation): Response {
    const consumer = manifest.consumers.find((each) => each.queue === body.queueName);
    const refusal = refusePush(manifest, consumer, body);
    if (refusal) return refusal;
    invocation.chain.pushes += 1;
    if (invocation.chain.pushes > CYCLIC_PUSHES) {
      return Response.json({ message: 'The limit on cyclic invocation has been reached.' }, { status: 405 });
    }
    pushes = pushes.filter((push) => push.at > clock.now() - 60_000);
    const recent = pushes.reduce((sum, push) => sum + push.events, 0);
    if (recent + body.payload.length > EVENTS_PER_MINUTE) {
      return Response.json({ message: 'Too many requests.' }, { status: 429 });
    }
    pushes.push({ at: clock.now(), events: body.payload.length });
    metrics.push(body.payload.length);
    const job = jobs.get(body.jobId) ?? { success: 0, inProgress: 0, failed: 0, cancelled: false };
    jobs.set(body.jobId, job);
    for (const event of body.payload) {
      job.inProgress += 1;
      const { queueName, jobId } = body;
      const { chain } = invocation;
      const eventId = randomUUID();
      schedule(consumer as ConsumerModule, job, event.delayInSeconds ?? 0, {
        ...event,
        ...{ queueName, jobId, eventId, chain, enqueuedAt: clock.now(), retryCount: 0, failures: 0 },
      });
    }
    return Response.json({ jobId: body.jobId }, { status: 201 });
  }

  function schedule(consumer: ConsumerModule, job: Job, delaySeconds: number, event: QueuedEvent): void {
    const asked = generation;
    const label = `queue ${event.queueName}`;
    const later = (ms: number, onItsWay: boolean) => void clock.job(clock.now() + ms, run, { label, onItsWay });
    let refusals = 0;
    async function run(): Promise<void> {
      if (asked !== generation || job.cancelled) return;
      if (!lanes.enter(event)) {
        refusals += 1;
        const wait = sky.laneWait(refusals, event.queueName);
        if (wait === undefined) lanes.whenFree(event, () => later(0, true));
        else later(wait, true);
        return;
      }
      const outcome = await deliver(consumer, event);
      if (asked !== generation) return;
      lanes.leave(event);
      concludeAttempt(consumer, job, event, outcome);
    }
    later(delaySeconds * 1000 + sky.wait('queue', event.queueName), delaySeconds === 0);
  }

  function deliver(consumer: ConsumerModule, event: QueuedEvent): Promise<Outcome> {
    const { body, queueName, jobId, eventId, delayInSeconds, concurrency, retry, retryCount, chain } = event;
    const retryContext = retry && {
      ...{ retryCount, retryReason: retry.retryReason, retryData: retry.retryData },
      retentionWindow: {
        startTime: new Date(event.enqueuedAt).toISOString(),
        remainingTimeMs: Math.max(0, event.enqueuedAt + RETENTION_MS - clock.now()),
      },
    };
    const args = [
      { body, queueName, jobId, eventId, delayInSeconds, concurrency, retryContext },
      options.contextFor(consumer.key),
    ];
    return runner().run({ functionKey: consumer.function, moduleKey: consumer.key, args, chain });
  }

  function concludeAttempt(consumer: ConsumerModule, job: Job, event: QueuedEvent, outcome: Outcome): void {
    const asked = requestedRetry(outcome);
    if (outcome.kind === 'dropped' || (outcome.kind === 'returned' && !asked)) {
      job.inProgress -= 1;
      job.success += 1;
      return;
    }
    const platform = outcome.kind === 'not-invoked';
    const failures = event.failures + 1;
    const delay = asked?.retryAfterSeconds ?? backoffSeconds(failures);
    const retention = RETENTION_MS + (platform ? RETENTION_EXTENSION_MS : 0);
    if (clock.now() + delay * 1000 > event.enqueuedAt + retention) {
      job.inProgress -= 1;
      job.failed += 1;
      runner().platformLog(
        `Event ${event.eventId} of queue ${event.queueName} was dropped: too old.`,
        consumer.function,
      );
      return;
    }
    schedule(consumer, job, delay, {
      ...event,
      failures,
      retryCount: event.retryCount + (platform ? 0 : 1),
      retry: asked ?? { retryReason: reasonOf(outcome), retryData: undefined },
    });
  }

  function statsOf(body: PushBody): Response {
    const job = jobs.get(body.jobId);
    if (!job) return Response.json({ message: 'Job not found' }, { status: 404 });
    return Response.json({ success: job.success, inProgress: job.inProgress, failed: job.failed });
  }

  function cancel(body: PushBody): Response {
    const job = jobs.get(body.jobId);
    if (!job) return Response.json({ message: 'Job not found' }, { status: 404 });
    Object.assign(job, { cancelled: true, failed: job.failed + job.inProgress, inProgress: 0 });
    return new Response(null, { status: 204 });
  }

  return {
    handle(path, body, invocation) {
      const request = body as PushBody;
      if (path.startsWith('/webhook/queue/publish/')) return publish(request, invocation);
      if (path.startsWith('/webhook/queue/stats/')) return statsOf(request);
      if (path.startsWith('/webhook/queue/cancel/')) return cancel(request);
      return unmodelled(`queue ${path}`);
    },
    waiting: () => [...jobs.values()].reduce((sum, job) => sum + job.inProgress, 0),
    clear() {
      generation += 1;
      [jobs, pushes, lanes] = [new Map(), [], createLanes()];
    },
  };
}

function reasonOf(outcome: Outcome): string {
  return outcome.kind === 'threw' ? 'FUNCTION_RUNTIME_ERROR' : platformReason(outcome);
}

/** The push API's refusals; the SDK checks most of them first. */
function refusePush(manifest: Manifest, consumer: ConsumerModule | undefined, body: PushBody): Response | undefined {
  const refuse = (status: number, message: string) => Response.json({ message, errorMessage: message }, { status });
  if (!consumer) return refuse(404, `The app declares no consumer for queue "${body.queueName}".`);
  if (body.payload.length > EVENTS_PER_PUSH) return refuse(413, `At most ${EVENTS_PER_PUSH} events can be pushed.`);
  if (Buffer.byteLength(JSON.stringify(body.payload)) > PUSH_BYTES) return refuse(413, 'The payload exceeds 200 KB.');
  const long = manifest.limitSeconds(consumer.function) > BACKGROUND_LIMIT_SECONDS;
  const tooLong = (event: PushedEvent) => Buffer.byteLength(JSON.stringify(event)) > LONG_CONSUMER_EVENT_BYTES;
  if (long && body.payload.some(tooLong)) return refuse(413, 'An event for a long-running consumer exceeds 100 KB.');
  const badDelay = ({ delayInSeconds = 0 }: PushedEvent) => !(delayInSeconds >= 0 && delayInSeconds <= DELAY_SECONDS);
  if (body.payload.some(badDelay)) return refuse(400, `delayInSeconds must be between 0 and ${DELAY_SECONDS}.`);
  const badLane = ({ concurrency }: PushedEvent) => concurrency && !(concurrency.key && concurrency.limit >= 1);
  if (body.payload.some(badLane)) return refuse(400, 'concurrency needs a key and a limit of at least 1.');
  return undefined;
}

/** Concurrency keys, shared by all queues. */
function createLanes() {
  const lanes = new Map<string, { inside: number; waiting: (() => void)[] }>();
  const laneOf = (key: string) => {
    const lane = lanes.get(key) ?? { inside: 0, waiting: [] };
    lanes.set(key, lane);
    return lane;
  };
  return {
    /** False where the lane is full. */
    enter({ concurrency }: PushedEvent): boolean {
      if (!concurrency) return true;
      const lane = laneOf(concurrency.key);
      if (lane.inside >= concurrency.limit) return false;
      lane.inside += 1;
      return true;
    },
    whenFree({ concurrency }: PushedEvent, call: () => void): void {
      if (concurrency) laneOf(concurrency.key).waiting.push(call);
    },
    leave({ concurrency }: PushedEvent): void {
      if (!concurrency) return;
      const lane = laneOf(concurrency.key);
      lane.inside -= 1;
      lane.waiting.shift()?.();
    },
  };
}
