/**
 * The simulated platform's clock. Everything in the simulator that waits, waits on this clock, so that days can pass
 * in a test within milliseconds, in the same order every time.
 *
 * Three kinds of timers exist. A *job* is work that falls due (a scheduled trigger, a retry, a later notification); it is
 * *on its way* where nobody put it off on purpose and only the platform takes its time (a queue delivery, a product
 * event). A *sleep* is a pause inside work that is already running (a handler that paces itself, a slow reply). A *limit*
 * ends work that takes too long (a function's time limit): running work is not waiting for it, unless it hangs.
 */
export interface Clock {
  /** The simulated time, epoch milliseconds. */
  now(): number;
  /** Runs `work` at `at` (epoch ms, or as soon as possible when past). */
  job(at: number, work: () => Promise<void> | void, options?: JobOptions): Timer;
  /** Calls `wake` after `ms` of simulated time. `Infinity`: running work waits for something that never comes. */
  sleep(ms: number, wake: () => void): Timer;
  /** Calls `expire` after `ms` of simulated time, unless cancelled because the work was done in time. */
  limit(ms: number, expire: () => void): Timer;
  /** Marks a piece of work as running until it resolves or rejects; time never jumps while tracked work can still make progress. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Marks a wait for the real world (a socket, a thread): time never jumps before it is over. */
  outside<T>(work: Promise<T>): Promise<T>;
}

export interface Timer {
  cancel(): void;
}

export interface JobOptions {
  /** Comes again and again, each time asking for a next time that is still to come: does not count as pending. */
  recurring?: boolean;
  /** Idle waits for it: it is late only because the platform takes its time. */
  onItsWay?: boolean;
  label?: string;
}

export interface AdvanceOptions {
  /** Only for tests that let months pass: nothing recurring runs in between. */
  skipRecurring?: boolean;
}

interface Entry {
  at: number;
  order: number;
  kind: 'job' | 'sleep' | 'limit';
  recurring: boolean;
  onItsWay: boolean;
  label: string;
  run: () => Promise<void> | void;
}

/** How often the event loop must turn without anything new happening before running work counts as waiting for time. */
const QUIET_TURNS = 4;

/** Real milliseconds without any progress after which running work that set no timer counts as hanging. */
const HANGS_AFTER_MS = 200;

/**
 * `running`: time passes as on a clock on the wall, plus whatever was skipped by `advance` and `idle`.
 * `paused`: time passes only by `advance` and `idle`.
 */
export class SimulatedClock implements Clock {
  /** In the order in which they fall due. */
  private entries: Entry[] = [];
  private sleeps = 0;
  private limits = 0;
  private order = 0;
  private activity = 0;
  private tracked = 0;
  private outsideNow = 0;
  private outsideOver: () => void = () => undefined;
  private generation = 0;
  private time: number;
  private wallBase = Date.now();
  private held = 0;
  private wallTimer: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly mode: 'running' | 'paused',
    startAt: number = Date.now(),
  ) {
    this.time = startAt;
  }

  now(): number {
    return this.mode === 'running' && this.held === 0 ? this.time + (Date.now() - this.wallBase) : this.time;
  }

  job(at: number, work: () => Promise<void> | void, options: JobOptions = {}): Timer {
    const { recurring = false, onItsWay = false, label = 'job' } = options;
    return this.add({ at, kind: 'job', recurring, onItsWay, label, run: work });
  }

  sleep(ms: number, wake: () => void): Timer {
    return this.addIn(ms, 'sleep', wake);
  }

  limit(ms: number, expire: () => void): Timer {
    return this.addIn(ms, 'limit', expire);
  }

  async track<T>(work: Promise<T>): Promise<T> {
    const generation = this.generation;
    this.tracked += 1;
    this.activity += 1;
    try {
      return await work;
    } finally {
      if (generation === this.generation) this.tracked -= 1;
      this.activity += 1;
    }
  }

  async outside<T>(work: Promise<T>): Promise<T> {
    this.outsideNow += 1;
    try {
      return await work;
    } finally {
      this.outsideNow -= 1;
      this.activity += 1;
      this.outsideOver();
    }
  }

  /**
   * Moves the clock forward, running whatever falls due on the way at its own time. With `skipRecurring`, recurring jobs
   * that fall due on the way run once, when the time is over.
   */
  advance(ms: number, { skipRecurring = false }: AdvanceOptions = {}): Promise<void> {
    return this.exclusively(async () => {
      const target = this.time + Math.ceil(ms);
      if (skipRecurring) {
        await this.runUntil(() => this.next((entry) => entry.at <= target && !entry.recurring));
        this.time = Math.max(this.time, target);
      }
      await this.runUntil(() => this.next((entry) => entry.at <= target));
      this.time = Math.max(this.time, target);
      await this.quiet();
    });
  }

  /**
   * Waits until nothing is due any more, nothing is running and nothing is on its way. Time moves as far as that needs;
   * jobs that were put off into the future are left alone and counted.
   */
  idle(): Promise<{ pending: number }> {
    return this.exclusively(async () => {
      await this.runUntil(() => this.upTo(this.next((entry) => entry.onItsWay || this.holdsUp(entry))));
      return { pending: this.entries.filter((entry) => entry.kind === 'job' && !entry.recurring).length };
    });
  }

  /** Waits until nothing is running. What is due or on its way runs only where time passes over it. */
  finish(): Promise<void> {
    return this.exclusively(() =>
      this.runUntil(() =>
        this.upTo(
          this.next((entry) => this.holdsUp(entry)),
          0,
        ),
      ),
    );
  }

  /** Moves time only as far as `work` needs to end, and resolves or rejects like it. */
  through<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const tracked = this.track(work);
    tracked.catch(() => undefined).finally(() => (ended = true));
    // Whoever moves the clock already carries the work along.
    void this.exclusively(() =>
      this.runUntil(() => (ended ? undefined : this.upTo(this.next((entry) => this.holdsUp(entry))))),
    );
    return tracked;
  }

  /** For work that somebody outside waits for: a paused clock moves as far as the work needs. */
  serve<T>(work: Promise<T>): Promise<T> {
    return this.mode === 'paused' ? this.through(work) : this.track(work);
  }

  /** Moves a clock with nothing to do on to the next whole multiple of `ms`, so that runs from there can repeat. */
  align(ms: number): void {
    if (this.mode === 'paused') this.time = Math.ceil(this.time / ms) * ms;
  }

  /** Drops every timer: nothing scheduled so far will run, and work that waits for a timer is forgotten. */
  clear(): void {
    this.entries = [];
    this.sleeps = 0;
    this.limits = 0;
    this.tracked = 0;
    this.generation += 1;
    this.activity += 1;
  }

  stop(): void {
    this.clear();
    clearTimeout(this.wallTimer);
  }

  /** Running work waits for it. */
  private holdsUp({ kind }: Entry): boolean {
    return kind === 'sleep' || (kind === 'limit' && this.tracked > 0);
  }

  /** The first entry that is due when time has moved to `wait`. */
  private upTo(wait: Entry | undefined, present = this.time): Entry | undefined {
    const horizon = Math.max(present, wait?.at ?? 0);
    return this.next((entry) => entry.at <= horizon);
  }

  private addIn(ms: number, kind: 'sleep' | 'limit', run: () => void): Timer {
    const at = this.now() + (ms > 0 ? ms : 0);
    return this.add({ at, kind, recurring: false, onItsWay: false, label: kind, run });
  }

  private add(entry: Omit<Entry, 'order'>): Timer {
    // Whole milliseconds, as real clocks show them.
    const added = { ...entry, at: Math.ceil(entry.at), order: (this.order += 1) };
    this.entries.splice(this.place(added), 0, added);
    this.count(added, 1);
    this.activity += 1;
    this.armWallTimer();
    return { cancel: () => this.remove(added) };
  }

  private remove(entry: Entry): void {
    const index = this.place(entry);
    if (this.entries[index] !== entry) return;
    this.entries.splice(index, 1);
    this.count(entry, -1);
  }

  /** The position of an entry among the others, or where it would be inserted. */
  private place(entry: Entry): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.entries[middle];
      if (other && (other.at < entry.at || (other.at === entry.at && other.order < entry.order))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private count({ kind }: Entry, change: number): void {
    if (kind === 'sleep') this.sleeps += change;
    if (kind === 'limit') this.limits += change;
  }

  private next(accept: (entry: Entry) => boolean): Entry | undefined {
    return this.entries.find((entry) => entry.at !== Infinity && accept(entry));
  }

  private fire(entry: Entry): void {
    this.remove(entry);
    this.time = Math.max(this.time, entry.at);
    void this.track(Promise.resolve().then(() => entry.run()));
  }

  private async runUntil(pick: () => Entry | undefined): Promise<void> {
    for (;;) {
      await this.quiet();
      const entry = pick();
      if (!entry) return;
      this.fire(entry);
    }
  }

  /** Resolves once everything that runs has finished or waits for a timer. */
  private async quiet(): Promise<void> {
    let seen = -1;
    let quietTurns = 0;
    let hanging = 0;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.activity !== seen) {
        seen = this.activity;
        quietTurns = 0;
        hanging = 0;
        continue;
      }
      quietTurns += 1;
      if (quietTurns < QUIET_TURNS) continue;
      if (this.outsideNow === 0) {
        if (this.tracked === 0 || this.sleeps > 0) return;
        if (hanging >= HANGS_AFTER_MS && this.limits > 0) return;
      }
      // Work is running and waits for no timer: it waits for the real world (a socket), so give that some real time.
      const before = Date.now();
      await new Promise<void>((resolve) => {
        // Once there is one, the end of the wait is noticed by itself.
        this.outsideOver = resolve;
        if (this.outsideNow === 0) setTimeout(resolve, 1);
      });
      hanging += Date.now() - before;
      quietTurns = 0;
    }
  }

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(async () => {
      this.hold();
      try {
        return await work();
      } finally {
        this.release();
      }
    });
    this.turn = result.catch(() => undefined);
    return result;
  }

  private hold(): void {
    if (this.held === 0) this.time = this.now();
    this.held += 1;
    clearTimeout(this.wallTimer);
  }

  private release(): void {
    this.held -= 1;
    this.wallBase = Date.now();
    this.armWallTimer();
  }

  private armWallTimer(): void {
    if (this.mode === 'paused' || this.held > 0) return;
    clearTimeout(this.wallTimer);
    const next = this.next(() => true);
    if (!next) return;
    const wait = Math.min(Math.max(0, next.at - this.now()), 60_000);
    this.wallTimer = setTimeout(() => {
      const due = this.next((entry) => entry.at <= this.now());
      if (due) {
        this.remove(due);
        void this.track(Promise.resolve().then(() => due.run()));
      }
      this.armWallTimer();
    }, wait);
  }
}
