import type { Clock, Timer } from '../../shared/clock';
import { OUTBOUND_LIMIT_SECONDS } from '../limits';

/** How an invocation ended, as the platform sees it. */
export type Outcome =
  | { kind: 'returned'; value: unknown }
  | { kind: 'threw'; name: string; message: string; stack?: string }
  | { kind: 'timed-out' }
  | { kind: 'crashed' }
  /** The platform failed before the handler started. */
  | { kind: 'not-invoked'; status: number }
  /** Lost on the way; nobody learned of it. */
  | { kind: 'dropped' };

/** What one run of a function is about. */
export interface InvocationRequest {
  functionKey: string;
  moduleKey: string;
  /** The handler's arguments; they reach it as JSON. */
  args: unknown[];
  /** The user on whose behalf it runs; none for triggers, queues and web triggers. */
  accountId?: string;
  /** What pushed this work, for the limit on cyclic pushes. */
  chain?: Chain;
}

/** Counts the pushes that follow from one original invocation. */
export interface Chain {
  pushes: number;
}

/** One run of a function, as the calls it makes see it. */
export interface Invocation {
  readonly id: string;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly accountId?: string;
  readonly chain: Chain;
  /** Simulated time, epoch ms. */
  readonly startedAt: number;
  /** Simulated time at which the platform ends it; Infinity for calls from outside a function. */
  readonly deadline: number;
  readonly limitSeconds: number;
  egressRequests: number;
  /** False once it ended in any way: its further calls take no effect. */
  alive(): boolean;
  /** Ends it as a crash: the handler never learns anything any more. */
  die(): void;
  /** A wait that only the invocation's end, the app's own abort or the limit on one outbound request ends. */
  hang(signal?: AbortSignal): Promise<never>;
  /** Called once, with how it ended. */
  onEnd(listener: (outcome: Outcome) => void): void;
  /** Ends it; later calls change nothing. */
  end(outcome: Outcome): void;
}

/** Neither resolves nor rejects: the answer that a dead invocation gets. */
export function never(): Promise<never> {
  return new Promise<never>(() => undefined);
}

export function createInvocation(
  clock: Clock,
  request: Pick<InvocationRequest, 'functionKey' | 'moduleKey' | 'accountId' | 'chain'>,
  id: string,
  limitSeconds: number,
): Invocation {
  const listeners: ((outcome: Outcome) => void)[] = [];
  const timers: Timer[] = [];
  let ended = false;
  const startedAt = clock.now();
  const end = (outcome: Outcome) => {
    if (ended) return;
    ended = true;
    for (const timer of timers) timer.cancel();
    for (const listener of listeners) listener(outcome);
  };
  if (limitSeconds !== Infinity) timers.push(clock.limit(limitSeconds * 1000, () => end({ kind: 'timed-out' })));
  return {
    id,
    functionKey: request.functionKey,
    moduleKey: request.moduleKey,
    accountId: request.accountId,
    chain: request.chain ?? { pushes: 0 },
    startedAt,
    deadline: startedAt + limitSeconds * 1000,
    limitSeconds,
    egressRequests: 0,
    alive: () => !ended,
    die: () => end({ kind: 'crashed' }),
    onEnd: (listener) => void listeners.push(listener),
    end,
    hang: (signal) =>
      new Promise<never>((_, reject) => {
        const waiting = [clock.sleep(Infinity, () => undefined)];
        const giveUp = (reason: unknown) => {
          for (const timer of waiting) timer.cancel();
          reject(reason as Error);
        };
        if (limitSeconds > OUTBOUND_LIMIT_SECONDS) {
          const expire = () => giveUp(connectionError('UND_ERR_HEADERS_TIMEOUT'));
          waiting.push(clock.limit(OUTBOUND_LIMIT_SECONDS * 1000, expire));
        }
        timers.push(...waiting);
        signal?.addEventListener('abort', () => giveUp(signal.reason));
      }),
  };
}

/** What `fetch` rejects with when no reply comes. */
export function connectionError(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
