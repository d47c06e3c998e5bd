import { SimulatedClock } from './clock';

const START = 1_000_000;

function pause(clock: SimulatedClock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.sleep(ms, resolve));
}

describe('a paused clock', () => {
  it('runs what falls due in order of time, then in the order of the requests, each at its own time', async () => {
    const clock = new SimulatedClock('paused', START);
    const seen: string[] = [];
    const note = (name: string) => () => void seen.push(`${name}@${clock.now() - START}`);
    clock.job(START + 2_000, note('late'));
    clock.job(START + 1_000, note('first'));
    clock.job(START + 1_000, note('second'));
    clock.job(START + 9_000, note('never'));

    await clock.advance(5_000);

    expect(seen).toEqual(['first@1000', 'second@1000', 'late@2000']);
    expect(clock.now()).toBe(START + 5_000);
  });

  it('runs what earlier work scheduled on the way', async () => {
    const clock = new SimulatedClock('paused', START);
    const seen: number[] = [];
    clock.job(START + 1_000, async () => {
      await pause(clock, 500);
      clock.job(clock.now() + 500, () => void seen.push(clock.now() - START));
    });

    await clock.advance(3_000);

    expect(seen).toEqual([2_000]);
  });

  it('runs recurring work only once, at the end, when asked to, and everything else at its own time', async () => {
    const clock = new SimulatedClock('paused', START);
    const seen: string[] = [];
    const note = (name: string) => void seen.push(`${name}@${clock.now() - START}`);
    const everySecond = () => {
      clock.job(clock.now() + 1_000, everySecond, { recurring: true });
      note('recurring');
      clock.job(clock.now(), () => note('asked for'));
    };
    clock.job(START + 1_000, everySecond, { recurring: true });
    clock.job(START + 2_500, async () => {
      note('once');
      await pause(clock, 2_000);
      note('after a pause');
    });

    await clock.advance(10_000, { skipRecurring: true });
    expect(seen).toEqual(['once@2500', 'after a pause@4500', 'recurring@10000', 'asked for@10000']);
    expect(clock.now()).toBe(START + 10_000);

    await clock.advance(1_000);
    expect(seen.slice(4)).toEqual(['recurring@11000', 'asked for@11000']);
  });

  it('goes idle by skipping pauses inside running work, leaving and counting jobs of the future', async () => {
    const clock = new SimulatedClock('paused', START);
    let done = false;
    clock.job(START, async () => {
      await pause(clock, 60_000);
      done = true;
    });
    clock.job(START + 3_600_000, () => undefined);
    clock.job(START + 3_600_000, () => undefined, { recurring: true });

    expect(await clock.idle()).toEqual({ pending: 1 });
    expect(done).toBe(true);
    expect(clock.now()).toBe(START + 60_000);
  });

  it('goes idle only when nothing is on its way any more', async () => {
    const clock = new SimulatedClock('paused', START);
    const seen: string[] = [];
    clock.job(
      START + 4_000,
      () => void clock.job(clock.now() + 3_000, () => void seen.push('followed'), { onItsWay: true }),
      { onItsWay: true },
    );
    clock.job(START + 5_000, () => void seen.push('fell due on the way'));
    clock.job(START + 9_000, () => void seen.push('put off'));

    expect(await clock.idle()).toEqual({ pending: 1 });
    expect(seen).toEqual(['fell due on the way', 'followed']);
    expect(clock.now()).toBe(START + 7_000);
  });

  it('moves for one piece of work only as far as that needs', async () => {
    const clock = new SimulatedClock('paused', START);
    let arrived = false;
    clock.job(START + 900, () => void (arrived = true), { onItsWay: true });
    void clock.track(pause(clock, 5_000));

    expect(await clock.through(pause(clock, 700).then(() => 'done'))).toBe('done');
    expect([clock.now() - START, arrived]).toEqual([700, false]);
    await expect(clock.through(pause(clock, 100).then(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
  });

  it('lets a caller be served by whoever moves it already', async () => {
    const clock = new SimulatedClock('paused', START);
    const replies: string[] = [];
    clock.job(START, async () => void replies.push(await clock.serve(pause(clock, 300).then(() => 'served'))));

    await clock.idle();

    expect(replies).toEqual(['served']);
  });

  it('finishes what runs, and starts nothing', async () => {
    const clock = new SimulatedClock('paused', START);
    const seen: string[] = [];
    void clock.track(pause(clock, 500).then(() => seen.push('ran')));
    clock.job(START + 600, () => void seen.push('started'), { onItsWay: true });

    await clock.finish();

    expect(seen).toEqual(['ran']);
  });

  it('begins at a whole minute when asked to', () => {
    const clock = new SimulatedClock('paused', 61_000);
    clock.align(60_000);
    expect(clock.now()).toBe(120_000);
  });

  it('never reaches a time limit while work can go on by itself', async () => {
    const clock = new SimulatedClock('paused', START);
    let expired = false;
    let finished = false;
    clock.job(START, async () => {
      const limit = clock.limit(25_000, () => (expired = true));
      await pause(clock, 10_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
      finished = true;
      limit.cancel();
    });

    await clock.idle();

    expect({ expired, finished }).toEqual({ expired: false, finished: true });
  });

  it('waits for the real world although other work sleeps', async () => {
    const clock = new SimulatedClock('paused', START);
    let repliedAt = 0;
    clock.job(START, () => pause(clock, 60_000));
    clock.job(START, async () => {
      await clock.outside(new Promise((resolve) => setTimeout(resolve, 30)));
      repliedAt = clock.now();
    });

    await clock.idle();

    expect(repliedAt).toBe(START);
  });

  it('ends work that waits for something that never comes by its time limit', async () => {
    const clock = new SimulatedClock('paused', START);
    const ended = new Promise<number>((resolve) => {
      clock.job(START, async () => {
        const never = clock.sleep(Infinity, () => undefined);
        await new Promise<void>((expire) => clock.limit(25_000, expire));
        never.cancel();
        resolve(clock.now() - START);
      });
    });

    await clock.idle();

    expect(await ended).toBe(25_000);
  });

  it('ends work that hangs without a timer by its time limit', async () => {
    const clock = new SimulatedClock('paused', START);
    let expiredAt = 0;
    void clock.track(
      new Promise<void>((resolve) => {
        clock.limit(25_000, () => {
          expiredAt = clock.now() - START;
          resolve();
        });
      }),
    );

    await clock.idle();

    expect(expiredAt).toBe(25_000);
  });

  it('forgets timers and the work that waits for them when cleared', async () => {
    const clock = new SimulatedClock('paused', START);
    void clock.track(pause(clock, 1_000));
    clock.clear();

    expect(await clock.idle()).toEqual({ pending: 0 });
    expect(clock.now()).toBe(START);
  });

  it('does not run a cancelled timer', async () => {
    const clock = new SimulatedClock('paused', START);
    let ran = false;
    clock.job(START + 10, () => void (ran = true)).cancel();

    await clock.advance(1_000);

    expect(ran).toBe(false);
  });
});

describe('a running clock', () => {
  it('runs what falls due by itself, and skips time on demand', async () => {
    const clock = new SimulatedClock('running', START);
    const soon = new Promise<number>((resolve) => clock.job(clock.now() + 20, () => resolve(clock.now() - START)));
    expect(await soon).toBeGreaterThanOrEqual(20);

    await clock.advance(3_600_000);

    expect(clock.now() - START).toBeGreaterThanOrEqual(3_600_000);
    clock.stop();
  });
});
