import { randomUUID } from 'node:crypto';
import { platform, type Platform } from '../../../test/contracts/platform';
import { fakeClock, fakeLog } from '../../../test/fakes/time';
import { NOON } from '../../../test/builders/surveys';
import { forgeObservations } from './observations';

const MINUTE = 60_000;
const ANSWERS = { 'response-custom': 'object', 'response-token': 'as sent' } as const;

let forge: Platform;
beforeEach(() => {
  forge = platform();
  forge.invocation(randomUUID());
});
afterEach(() => forge.detach());

/** The observations of one process, and what noting costs it. */
function oneProcess() {
  const clock = fakeClock(NOON);
  const port = forgeObservations(clock, fakeLog());
  const costOf = async (...note: Parameters<typeof port.note>) => {
    const { reads, writes } = forge.calls;
    await port.note(...note);
    return { reads: forge.calls.reads - reads, writes: forge.calls.writes - writes };
  };
  return { port, costOf, pass: clock.pass };
}

async function known(): Promise<object> {
  const observations = await oneProcess().port.read();
  return Object.fromEntries(Object.entries(observations).map(([question, { answer }]) => [question, answer]));
}

describe('what hundreds of responses answer alike', () => {
  it('is read and written once in a minute', async () => {
    const { costOf, pass } = oneProcess();
    expect(await costOf(ANSWERS)).toEqual({ reads: 2, writes: 2 });
    expect(await costOf(ANSWERS)).toEqual({ reads: 0, writes: 0 });
    pass(MINUTE);
    expect(await costOf(ANSWERS)).toEqual({ reads: 2, writes: 0 });
  });

  it('is kept at once where it is answered otherwise, or was asked for', async () => {
    const { costOf } = oneProcess();
    await costOf(ANSWERS);
    expect(await costOf({ 'response-token': 'missing' })).toEqual({ reads: 1, writes: 1 });
    expect(await costOf({ 'response-token': 'as sent' })).toEqual({ reads: 1, writes: 1 });
    expect(await costOf(ANSWERS, 'asked')).toEqual({ reads: 2, writes: 2 });
    expect(await known()).toEqual(ANSWERS);
  });

  it('does not count as kept where it could not be written', async () => {
    const { costOf } = oneProcess();
    forge.next('writes', 'refused', 'refused');
    await costOf(ANSWERS);
    expect(await known()).toEqual({});
    await costOf(ANSWERS);
    expect(await known()).toEqual(ANSWERS);
  });

  it('is asked for again for another installation, which the same process serves next', async () => {
    const { costOf } = oneProcess();
    await costOf(ANSWERS);
    forge.clear();
    forge.invocation(randomUUID(), undefined, 'another');
    expect(await costOf(ANSWERS)).toEqual({ reads: 2, writes: 2 });
    forge.invocation();
    expect(await costOf(ANSWERS)).toEqual({ reads: 2, writes: 0 });
  });
});
