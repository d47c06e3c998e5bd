/** Where a fault strikes: only traffic of the app, never the tester's own calls. */
export type FaultTarget = 'jira' | 'nps-today' | 'kvs' | 'queue' | 'webtrigger' | 'function';

/**
 * `status`: the call is refused with `status` and has no effect. `timeout`: no reply ever comes, no effect.
 * `reset`: the connection breaks, no effect. `slow`: takes effect, the reply is late. `duplicate`: happens twice.
 * `drop`: is lost on the way, though the sender is answered that all is well. `crash-after`: the call takes effect, then the
 * invocation that made it dies.
 */
export type FaultKind = 'status' | 'timeout' | 'reset' | 'slow' | 'duplicate' | 'drop' | 'crash-after';

export interface Fault {
  target: FaultTarget;
  /** Strikes only where the subject (`METHOD /path`, queue name, function key) contains this text. */
  match?: string;
  kind: FaultKind;
  /** HTTP status for `status`; 503 by default. */
  status?: number;
  /** Seconds for `slow` (5 by default) and for the `Retry-After` of a 429. */
  seconds?: number;
  /** How many times it strikes; once by default. */
  times?: number;
}

/** The faults that are still to strike, in the order in which they were asked for. */
export class Faults {
  private pending: (Fault & { times: number })[] = [];

  add(fault: Fault): void {
    this.pending.push({ ...fault, times: fault.times ?? 1 });
  }

  clear(): void {
    this.pending = [];
  }

  list(): Fault[] {
    return this.pending.map((fault) => ({ ...fault }));
  }

  /** The fault that strikes this subject now, used up by one; undefined when none does. */
  take(target: FaultTarget, subject: string): Fault | undefined {
    const fault = this.pending.find((each) => each.target === target && subject.includes(each.match ?? ''));
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.pending.splice(this.pending.indexOf(fault), 1);
    return fault;
  }
}
