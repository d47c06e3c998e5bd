import { aSurvey, NOON } from '../../../test/builders/surveys';
import { platform, type Mishap, type Platform } from '../../../test/contracts/platform';
import { fakeLog } from '../../../test/fakes/time';
import { forgeAsked } from './asked';
import { forgeClock } from './clock';
import { forgeLedger } from './ledger';
import { revisionAfter } from './revisions';
import { forgeSlots } from './slots';

let forge: Platform;
beforeEach(() => {
  forge = platform();
  jest.spyOn(forgeClock, 'sleep').mockImplementation(async () => {});
});
afterEach(() => {
  forge.detach();
  jest.restoreAllMocks();
});

const ledger = forgeLedger(fakeLog());
const survey = aSurvey({ campaignId: 1 });
const campaign = async () => (await ledger.read(survey.id))?.campaignId;
const somebodyElse = () => forgeLedger(fakeLog());

/** Ways in which a write may fail at first without having taken effect. */
const withoutEffect: Mishap[][] = [['throttled'], ['trouble'], ['no reply'], ['throttled', 'no reply', 'trouble']];
/** Ways in which it may take effect without anybody knowing. */
const unknown: Mishap[][] = [['lost reply'], ['throttled', 'lost reply'], ['no reply', 'lost reply']];

describe('a row that is created', () => {
  it.each([...withoutEffect, ...unknown].map((mishaps) => [mishaps.join(', '), mishaps] as const))(
    'is there once, and its maker knows: %s',
    async (_how, mishaps) => {
      forge.next('writes', ...mishaps);
      expect(await ledger.create(survey)).toBe('created');
      expect(await campaign()).toBe(1);
      expect(Object.keys(forge.stored().entities.survey ?? {})).toEqual([survey.id]);
    },
  );

  it.each([...withoutEffect, []].map((mishaps) => [mishaps.join(', ') || 'nothing amiss', mishaps] as const))(
    "is somebody else's where theirs was there before: %s",
    async (_how, mishaps) => {
      await somebodyElse().create({ ...survey, campaignId: 2, revision: 77 });
      forge.next('writes', ...mishaps);
      expect(await ledger.create(survey)).toBe('exists');
      expect(await campaign()).toBe(2);
    },
  );

  it('is not made where the storage refuses it for another reason: that is a failure', async () => {
    forge.next('writes', 'refused');
    await expect(ledger.create(survey)).rejects.toThrow();
    expect(await campaign()).toBeUndefined();
    expect(forge.stored().values['observation:storage-conflict']).toBeUndefined();
  });

  it('is left to the platform to ask for again when nothing is known for minutes', async () => {
    forge.next('writes', ...Array.from({ length: 9 }, (): Mishap => 'no reply'));
    await expect(ledger.create(survey)).rejects.toThrow();
    expect(forge.calls.writes).toBe(9);
  });
});

/** Each for itself: nobody may take what the other made for their own. */
describe('a row that two make at once', () => {
  const both = [...withoutEffect, []].map((mishaps) => [mishaps.join(', ') || 'nothing amiss', mishaps] as const);

  it.each(both)('belongs to one of two surveys that claim a person: %s', async (_how, mishaps) => {
    const nobody = await forgeAsked.of('digest');
    expect(await forgeAsked.claim(nobody, 'first')).toBe('claimed');
    forge.next('writes', ...mishaps);
    expect(await forgeAsked.claim(nobody, 'second')).toBe('conflict');
    expect(await forgeAsked.of('digest')).toMatchObject({ surveyId: 'first' });
  });

  it.each(unknown.map((mishaps) => [mishaps.join(', '), mishaps] as const))(
    'is known to whoever made it: %s',
    async (_how, mishaps) => {
      forge.next('writes', ...mishaps);
      expect(await forgeAsked.claim(await forgeAsked.of('digest'), 'only')).toBe('claimed');
    },
  );

  it.each(both)('gives the one turn that there is to one of two runs: %s', async (_how, mishaps) => {
    const take = () => forgeSlots.take({ perHour: 1 }, NOON);
    let other: Promise<number> | undefined;
    forge.onCall(async (path) => {
      if (other || /\/(get|query)$/.test(path)) return;
      await (other = take());
      forge.next('writes', ...mishaps);
    });
    const turns = [await take(), await other];
    expect(turns.filter((at) => at === NOON)).toHaveLength(1);
  });
});

describe('a row that is replaced', () => {
  const changed = { ...survey, campaignId: 3 };

  it.each([...withoutEffect, ...unknown].map((mishaps) => [mishaps.join(', '), mishaps] as const))(
    'is replaced once, and who did it knows: %s',
    async (_how, mishaps) => {
      await ledger.create(survey);
      forge.next('writes', ...mishaps);
      expect(await ledger.replace(changed)).toMatchObject({ campaignId: 3 });
      expect(await campaign()).toBe(3);
    },
  );

  it.each([...withoutEffect, []].map((mishaps) => [mishaps.join(', ') || 'nothing amiss', mishaps] as const))(
    'stays as somebody else left it meanwhile: %s',
    async (_how, mishaps) => {
      await ledger.create(survey);
      await somebodyElse().replace({ ...survey, campaignId: 2 });
      forge.next('writes', ...mishaps);
      expect(await ledger.replace(changed)).toBe('conflict');
      expect(await campaign()).toBe(2);
    },
  );

  it('is not lost to who replaced it when somebody replaces it again before the reply is given up', async () => {
    await ledger.create(survey);
    forge.next('writes', 'lost reply');
    forge.next('reads', 'no reply');
    jest.spyOn(forgeClock, 'sleep').mockImplementationOnce(async () => {
      const now = await somebodyElse().read(survey.id);
      if (now) await somebodyElse().replace({ ...now, campaignId: 9 });
    });
    // What stands there is no longer what was written: nobody may go on as if it were.
    expect(await ledger.replace(changed)).toBe('conflict');
    expect(await campaign()).toBe(9);
  });

  it('fails where the storage refuses it though nobody else has changed it', async () => {
    await ledger.create(survey);
    forge.next('writes', 'refused');
    await expect(ledger.replace(changed)).rejects.toThrow();
    expect(await campaign()).toBe(1);
  });
});

describe('a write whose reply was lost, while the storage was unavailable for minutes', () => {
  /** A read is tried nine times before it is given up. */
  const silence = Array.from({ length: 9 }, (): Mishap => 'no reply');

  it('is recognised as its own when it is met later: creation', async () => {
    forge.next('writes', 'lost reply');
    forge.next('reads', ...silence);
    expect(await ledger.create(survey)).toBe('created');
  });

  it('is recognised as its own when it is met later: replacement', async () => {
    await ledger.create(survey);
    forge.next('writes', 'lost reply');
    forge.next('reads', ...silence);
    expect(await ledger.replace({ ...survey, campaignId: 3 })).toMatchObject({ campaignId: 3 });
    expect(await campaign()).toBe(3);
  });
});

describe('how this storage refuses a conditional write', () => {
  const noted = () => forge.stored().values['observation:storage-conflict'] as { answer: string } | undefined;

  it.each([
    ['KEY_ALREADY_EXISTS', '409 KEY_ALREADY_EXISTS'],
    ['CONDITIONAL_CHECK_FAILED', '400 CONDITIONAL_CHECK_FAILED'],
    ['bare-409', '409 UNKNOWN_ERROR'],
  ] as const)('is noted, and needs not be known: %s', async (conflictCode, answer) => {
    forge.detach();
    forge = platform({ conflictCode });
    await ledger.create(survey);
    expect(noted()).toBeUndefined();
    expect(await ledger.create({ ...survey, revision: 5 })).toBe('exists');
    expect(noted()?.answer).toBe(answer);
    await ledger.replace({ ...survey, campaignId: 2 });
    expect(await ledger.replace({ ...survey, campaignId: 3 })).toBe('conflict');
    expect(noted()?.answer).toBe(answer);
  });

  it('is not noted where a write met itself', async () => {
    forge.next('writes', 'lost reply');
    await ledger.create(survey);
    expect(noted()).toBeUndefined();
  });
});

describe('the revision of a row', () => {
  it('is another after each change, and an integer of 32 bits', () => {
    for (const revision of [0, 1, 70_000, 2 ** 30 - 1]) {
      const next = Array.from({ length: 50 }, () => revisionAfter(revision));
      for (const each of next) {
        expect(each).not.toBe(revision);
        expect(Number.isInteger(each) && each >= 0 && each < 2 ** 31).toBe(true);
      }
      // Two who replace the same row leave different ones.
      expect(new Set(next).size).toBeGreaterThan(45);
    }
  });
});
