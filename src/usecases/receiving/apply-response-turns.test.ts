import { COMMENT_FIELD, guideSettings, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world, type World } from '../../../test/builders/world';
import type { Survey } from '../../domain/survey';
import { CLAIM_MS } from '../../domain/survey';
import { applyResponse } from './apply-response';
import { dismissResponse } from './match-response';
import { retryResponse } from './retry-response';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

async function asked(settings = guideSettings()) {
  const site = world(settings);
  const survey = await site.sent();
  const item = site.workItems.item('KAN-2');
  /** Arrives and waits; resolves with its id. */
  const arrives = async (change: Parameters<typeof responseTo>[1]) => {
    const before = new Set(site.responses.all().map(({ id }) => id));
    await site.receive(responseTo(survey, change));
    return site.responses.all().find(({ id }) => !before.has(id))?.id ?? '';
  };
  return { site, survey, item, arrives };
}

/** The next write to the ledger meets another worker's, so many times. */
function meetsAnother(site: World, times: number, meanwhile: (survey: Survey) => void = () => {}) {
  const { replace, read } = site.ports.ledger;
  let left = times;
  site.ports.ledger.replace = async (survey) => {
    const now = left > 0 ? await read(survey.id) : undefined;
    left -= 1;
    if (now) {
      await replace(now);
      meanwhile(now);
    }
    return replace(survey);
  };
}

describe('a queue message at the wrong time', () => {
  it('does nothing for a response that is not stored', async () => {
    const { site } = await asked();
    expect(await site.apply('nothing')).toEqual({ kind: 'nothing-to-do' });
  });

  it('does not retry what waits for a person', async () => {
    const { site, item, arrives } = await asked();
    item.screen = [];
    const id = await arrives({ rating: 7 });
    expect(await site.apply(id)).toEqual({ kind: 'parked' });
    item.screen = [RATING_FIELD];
    expect(await site.apply(id)).toEqual({ kind: 'nothing-to-do' });
    expect(item.values).toEqual({});
    expect(await site.responses.read(id)).toMatchObject({ state: 'parked', reason: 'field-refused' });
  });

  it('does not bring back a response that a person dismissed', async () => {
    const { site, arrives } = await asked();
    const id = await arrives({ surveyToken: undefined });
    await dismissResponse(site.ports, id);
    await site.apply(id);
    expect(await site.responses.read(id)).toMatchObject({ state: 'dismissed' });
  });

  it('does not call Jira before the time that Jira named', async () => {
    const { site, item, arrives } = await asked();
    const id = await arrives({ rating: 7 });
    site.workItems.next = [{ kind: 'try-later', until: site.clock.now() + 10 * MINUTE }];
    await site.runQueue();
    site.clock.pass(10 * MINUTE - 1);
    expect(await site.apply(id)).toEqual({ kind: 'nothing-to-do' });
    expect(item.values).toEqual({});
    site.clock.pass(1);
    expect(await site.apply(id)).toEqual({ kind: 'applied' });
  });
});

describe('a response that is put off', () => {
  it('has a queue message no sooner than it is due, also between two seconds', async () => {
    const { site, item, arrives } = await asked();
    await arrives({ rating: 7 });
    site.workItems.next = [{ kind: 'try-later', until: site.clock.now() + 45_001 }];
    await site.runQueue();
    site.clock.pass((site.dueQueue.messages[0]?.at ?? 0) - site.clock.now());
    await site.runQueue();
    expect(item.values).toEqual({ [RATING_FIELD]: 7 });
  });

  it('has a queue message where one can be delayed so long, and is left to the sweep otherwise', async () => {
    for (const [wait, messages] of [
      [15 * MINUTE, 1],
      [15 * MINUTE + 1, 0],
    ] as const) {
      const { site, item, arrives } = await asked();
      await arrives({ rating: 7 });
      site.workItems.next = [{ kind: 'try-later', until: site.clock.now() + wait }];
      await site.runQueue();
      expect(site.dueQueue.messages).toHaveLength(messages);
      site.clock.pass(wait);
      await site.sweep();
      expect(item.values).toEqual({ [RATING_FIELD]: 7 });
    }
  });
});

describe('whoever writes to the work item', () => {
  it('keeps others waiting, and their responses are written afterwards', async () => {
    const { site, survey, item, arrives } = await asked();
    const held = await site.survey(survey.surveyId);
    await site.ledger.replace({ ...held, writingUntil: site.clock.now() + CLAIM_MS });
    await arrives({ rating: 7 });
    await site.runQueue();
    expect(item.values).toEqual({});
    site.clock.pass(CLAIM_MS);
    await site.sweep();
    expect(item.values).toEqual({ [RATING_FIELD]: 7 });
  });

  it.each(['read-only', 'gone'] as const)('keeps nobody waiting once Jira has refused: %s', async (access) => {
    const { site, item, arrives } = await asked();
    item.access = access;
    const id = await arrives({ rating: 7 });
    expect(await site.apply(id)).toEqual({ kind: 'parked' });
    expect(item.values).toEqual({});
    item.access = 'full';
    await retryResponse(site.ports, id);
    await site.runQueue();
    expect(item.values).toEqual({ [RATING_FIELD]: 7 });
  });

  it('keeps nobody waiting once Jira was unavailable', async () => {
    const { site, item, arrives } = await asked();
    await arrives({ rating: 2, ratedAt: 1_000 });
    site.workItems.next = [{ kind: 'try-later' }];
    await site.runQueue();
    await arrives({ rating: 9, ratedAt: 2_000 });
    await site.runQueue();
    expect(item.values).toEqual({ [RATING_FIELD]: 9 });
  });

  it('leaves alone what an agent changed, where only something else is new', async () => {
    const { site, item, arrives } = await asked();
    await arrives({ rating: 9, ratedAt: 1_000 });
    await site.runQueue();
    item.access = 'read-only';
    await arrives({ rating: 2, ratedAt: 2_000 });
    await site.runQueue();
    Object.assign(item, { access: 'full', values: { [RATING_FIELD]: 5 } });
    await arrives({ rating: 9, ratedAt: 1_000, comment: 'Late', commentedAt: 3_000 });
    await site.runQueue();
    expect(item.values).toEqual({ [RATING_FIELD]: 5, [COMMENT_FIELD]: 'Late' });
  });

  it('still does not know what an unrecorded write has left, after Jira has refused', async () => {
    const { site, item, arrives } = await asked();
    await arrives({ rating: 9, ratedAt: 1_000 });
    await site.runQueue();
    const write = site.ports.workItems.writeResponse;
    site.ports.workItems.writeResponse = async (...args) => {
      await write(...args);
      site.responses.fail(true);
      throw new Error('died');
    };
    await expect(site.apply(await arrives({ rating: 2, ratedAt: 2_000 }))).rejects.toThrow();
    site.responses.fail(false);
    site.ports.workItems.writeResponse = write;
    site.clock.pass(CLAIM_MS);
    item.access = 'read-only';
    const back = await arrives({ rating: 9, ratedAt: 3_000 });
    await site.apply(back);
    item.access = 'full';
    await retryResponse(site.ports, back);
    await site.apply(back);
    expect(item.values).toEqual({ [RATING_FIELD]: 9 });
  });
});

describe('a race for the survey', () => {
  it.each([
    ['before the write', 1],
    ['twice before the write', 2],
  ])('that is lost %s is run again at once', async (_when, times) => {
    const { site, survey, item, arrives } = await asked();
    const id = await arrives({ rating: 7 });
    meetsAnother(site, times);
    expect(await site.apply(id)).toEqual({ kind: 'applied' });
    expect(item.values).toEqual({ [RATING_FIELD]: 7 });
    expect(await site.survey(survey.surveyId)).toMatchObject({ state: 'answered', response: { rating: 7 } });
  });

  it('that is lost after the write leaves no response that is missing on the ledger', async () => {
    const { site, survey, arrives } = await asked();
    const id = await arrives({ rating: 7, comment: 'Hello' });
    const write = site.ports.workItems.writeResponse;
    let writes = 0;
    site.ports.workItems.writeResponse = async (...args) => {
      const written = await write(...args);
      writes += 1;
      if (writes === 1) {
        const { writingUntil: _over, ...now } = await site.survey(survey.surveyId);
        await site.ledger.replace(now);
      }
      return written;
    };
    expect(await site.apply(id)).toEqual({ kind: 'applied' });
    const known = await site.survey(survey.surveyId);
    expect(known).toMatchObject({ state: 'answered', response: { rating: 7 } });
    expect(known.response?.commentDigest).toBeDefined();
  });

  it('that is lost by a response which says nothing new does not let an older one win later', async () => {
    const { site, item, arrives } = await asked();
    await arrives({ rating: 9, ratedAt: 10_000 });
    await site.runQueue();
    const same = await arrives({ rating: 9, ratedAt: 60_000 });
    meetsAnother(site, 1);
    expect(await site.apply(same)).toEqual({ kind: 'applied' });
    await site.apply(await arrives({ rating: 2, ratedAt: 30_000 }));
    expect(item.values).toEqual({ [RATING_FIELD]: 9 });
  });

  it('that never ends is given up, and run again later', async () => {
    const { site, item, arrives } = await asked();
    const id = await arrives({ rating: 7 });
    const { replace } = site.ports.ledger;
    meetsAnother(site, 1_000);
    expect(await site.apply(id)).toEqual({ kind: 'put-off' });
    expect(item.values).toEqual({});
    site.ports.ledger.replace = replace;
    site.clock.pass(30 * SECOND);
    await site.runQueue();
    expect(item.values).toEqual({ [RATING_FIELD]: 7 });
  });

  it('is not run again when the time of the invocation is over', async () => {
    const { site, arrives } = await asked();
    const id = await arrives({ rating: 7 });
    const started = site.clock.now();
    meetsAnother(site, 1_000, () => site.clock.pass(10 * SECOND));
    expect(await applyResponse(site.ports, id, started + 10 * SECOND)).toEqual({ kind: 'put-off' });
    expect(site.clock.now() - started).toBe(10 * SECOND);
  });

  it('is run once however little time is left', async () => {
    const { site, item, arrives } = await asked();
    const id = await arrives({ rating: 7 });
    expect(await applyResponse(site.ports, id, site.clock.now())).toEqual({ kind: 'applied' });
    expect(item.values).toEqual({ [RATING_FIELD]: 7 });
  });
});
