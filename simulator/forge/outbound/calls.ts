import type { Clock } from '../../shared/clock';
import type { Faults, FaultTarget } from '../../shared/faults';
import { connectionError, never, type Invocation } from '../runner/invocation';

/** One call of the app over the wire. */
export interface Call {
  invocation: Invocation;
  target: FaultTarget;
  /** What faults match against: `METHOD /path` or a queue's name. */
  subject: string;
  signal?: AbortSignal | null;
  /** How long it takes in all, ms. */
  latencyMs: number;
  /** From its sending until it takes effect, ms; by default a small part of it all. */
  arrivesAfterMs?: number;
  /** The weather refuses it with this status. */
  refusedWith?: number;
  /** Lets the call take effect. */
  perform(): Promise<Response>;
  /** A refusal in the called side's own form. */
  refuse(status: number, retryAfterSeconds?: number): Response;
  /** The reply that a sender gets whose call was lost. */
  pretendSuccess(): Response;
  /** Notes that it went over the wire; status 0 when no reply came back. */
  record(response: Response | undefined): Promise<void>;
  /** Notes that the app has the reply, or knows that none comes. */
  over?(): void;
}

export type Caller = (call: Call) => Promise<Response>;

/** Takes calls over the wire: latency, aborts, faults, and the silence that meets a dead invocation. */
export function createCaller(clock: Clock, faults: Faults): Caller {
  const pause = (ms: number) =>
    ms > 0 ? new Promise<void>((wake) => clock.sleep(ms, () => wake())) : Promise.resolve();

  async function perform(call: Call): Promise<Response> {
    const response = await call.perform();
    await call.record(response);
    return response;
  }

  async function refuse(call: Call, status: number, retryAfterSeconds?: number): Promise<Response> {
    const refusal = call.refuse(status, retryAfterSeconds);
    await call.record(refusal);
    return refusal;
  }

  async function take(call: Call): Promise<Response> {
    const { invocation } = call;
    await pause(arrival(call));
    if (!invocation.alive() || call.signal?.aborted) return never();
    const fault = faults.take(call.target, call.subject);
    if (!fault && call.refusedWith) return refuse(call, call.refusedWith);
    switch (fault?.kind) {
      case 'status':
        return refuse(call, fault.status ?? 503, fault.seconds);
      case 'timeout':
        await call.record(undefined);
        return invocation.hang(call.signal ?? undefined);
      case 'reset':
        await call.record(undefined);
        throw connectionError('ECONNRESET');
      case 'slow': {
        const response = await perform(call);
        await pause((fault.seconds ?? 5) * 1000);
        return response;
      }
      case 'duplicate': {
        const response = await perform(call);
        await perform(call);
        return response;
      }
      case 'drop':
        return call.pretendSuccess();
      case 'crash-after':
        await perform(call);
        invocation.die();
        return never();
      case undefined:
        return perform(call);
    }
  }

  return async (call) => {
    if (!call.invocation.alive()) return never();
    if (call.signal?.aborted) throw call.signal.reason;
    const response = await ended(call, async () => {
      const reply = await orAborted(call.signal, take(call));
      await orAborted(call.signal, pause(call.latencyMs - arrival(call)));
      return reply;
    });
    return call.invocation.alive() ? response : never();
  };
}

/** Assumed: most of the time of a call is the work of the other side, not the way there. */
const WAY_THERE = 0.1;
const LONGEST_WAY_THERE_MS = 50;
/** A shorter way is not worth a stop of the clock: each costs real time in every test. */
const SHORTEST_WAY_THERE_MS = 10;

function arrival({ latencyMs, arrivesAfterMs = wayThere(latencyMs) }: Call): number {
  return Math.min(latencyMs, arrivesAfterMs);
}

function wayThere(latencyMs: number): number {
  const way = Math.round(Math.min(latencyMs * WAY_THERE, LONGEST_WAY_THERE_MS));
  return way < SHORTEST_WAY_THERE_MS ? 0 : way;
}

async function ended<T>(call: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    call.over?.();
  }
}

function orAborted<T>(signal: AbortSignal | null | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** A reply of the platform itself to something that the simulator does not have. */
export function unmodelled(what: string): Response {
  return Response.json(
    { code: 501, message: `Not modelled by the simulated Forge platform: ${what}` },
    { status: 501 },
  );
}
