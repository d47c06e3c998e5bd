import { COMMENT_FIELD, guideSettings, kan2, NOON, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world, type World } from '../../../test/builders/world';
import type { Notification } from './receive-notification';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (seconds: number) => NOON + seconds * 1_000;

async function asked() {
  const site = world();
  return { site, survey: await site.sent() };
}

async function deliver(site: World, ...notifications: Notification[]) {
  for (const notification of notifications) {
    expect(await site.receive(notification)).toEqual({ kind: 'accepted' });
    await site.runQueue();
  }
}

const onKan2 = (site: World) => site.workItems.item('KAN-2').values;

describe('applying', () => {
  it('puts rating and comment on the work item in one write, and keeps no comment', async () => {
    const { site, survey } = await asked();
    await deliver(site, responseTo(survey, { comment: 'Quick "help"\n😀' }));
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Quick "help"\n😀' });
    expect(site.workItems.writes).toHaveLength(1);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'answered', rating: 7, category: 'passive' });
    expect(await site.survey(survey.surveyId)).toMatchObject({ state: 'answered', response: { rating: 7 } });
    expect(JSON.stringify([site.responses.all(), site.ledger.all(), site.log.lines])).not.toContain('Quick');
  });

  it('takes 0 for a rating and leaves the comment field alone without a comment', async () => {
    const { site, survey } = await asked();
    onKan2(site)[COMMENT_FIELD] = 'was here before';
    await deliver(site, responseTo(survey, { rating: 0 }));
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 0, [COMMENT_FIELD]: 'was here before' });
  });

  it('adds a comment that comes later', async () => {
    const { site, survey } = await asked();
    await deliver(
      site,
      responseTo(survey, { ratedAt: at(1) }),
      responseTo(survey, { ratedAt: at(1), comment: 'Late', commentedAt: at(90) }),
    );
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Late' });
    expect(site.workItems.writes.map(({ values }) => values)).toEqual([
      { [RATING_FIELD]: 7 },
      { [COMMENT_FIELD]: 'Late' },
    ]);
  });

  it('ends with the newest rating whatever the order', async () => {
    const { site, survey } = await asked();
    await deliver(
      site,
      responseTo(survey, { rating: 9, ratedAt: at(60) }),
      responseTo(survey, { rating: 2, ratedAt: at(5) }),
    );
    expect(onKan2(site)[RATING_FIELD]).toBe(9);
    expect(site.workItems.writes).toHaveLength(1);
    expect(site.responses.all().every(({ state }) => state === 'applied')).toBe(true);
  });

  it('writes once for the same notification five times', async () => {
    const { site, survey } = await asked();
    const same = responseTo(survey, { comment: 'Same', ratedAt: at(5) });
    await deliver(site, same, same, same, same, same);
    expect(site.workItems.writes).toHaveLength(1);
  });

  it('writes once for two queue messages and a sweep', async () => {
    const { site, survey } = await asked();
    await site.receive(responseTo(survey));
    const id = site.responses.all()[0]?.id ?? '';
    await site.apply(id);
    await site.apply(id);
    await site.sweep();
    expect(site.workItems.writes).toHaveLength(1);
  });

  it.each(['sending', 'sent', 'failed', 'unconfirmed', 'expired'] as const)(
    'takes a response in state %s',
    async (state) => {
      const { site, survey } = await asked();
      await site.ledger.replace({ ...(await site.survey(survey.surveyId)), state });
      await deliver(site, responseTo(survey));
      expect(onKan2(site)[RATING_FIELD]).toBe(7);
      expect((await site.survey(survey.surveyId)).state).toBe('answered');
    },
  );

  it('keeps the whole of a comment that the field has no room for, also when the rating changes', async () => {
    const { site, survey } = await asked();
    const long = `${'word '.repeat(100)}end`;
    await deliver(
      site,
      responseTo(survey, { comment: long, ratedAt: at(1) }),
      responseTo(survey, { rating: 3, ratedAt: at(50) }),
    );
    expect(String(onKan2(site)[COMMENT_FIELD])).toHaveLength(255);
    expect(site.workItems.item('KAN-2')).toMatchObject({ mark: { rating: 3 }, wholeComment: long });
  });

  it('goes to the work item that was surveyed, wherever it moved', async () => {
    const { site, survey } = await asked();
    site.workItems.item('KAN-2').workItem.key = 'OPS-9';
    await deliver(site, responseTo(survey));
    expect(site.workItems.item('OPS-9').values[RATING_FIELD]).toBe(7);
  });
});

describe('when Jira refuses', () => {
  it('one field, the other is written and the refused one is parked whole, with its cure', async () => {
    const { site, survey } = await asked();
    site.workItems.item('KAN-2').screen = [RATING_FIELD];
    await deliver(site, responseTo(survey, { comment: 'Keep me' }));
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 7 });
    const [parked] = await site.responses.parked(10);
    expect(parked).toMatchObject({
      state: 'parked',
      reason: 'field-refused',
      comment: 'Keep me',
      refused: [{ field: 'comment', fieldId: COMMENT_FIELD, cause: 'not-on-screen' }],
    });
    expect((await site.survey(survey.surveyId)).state).toBe('answered');
  });

  it.each([
    ['gone', 'work-item-gone'],
    ['read-only', 'no-permission'],
  ] as const)('because the work item is %s, the response is parked', async (access, reason) => {
    const { site, survey } = await asked();
    site.workItems.item('KAN-2').access = access;
    await deliver(site, responseTo(survey, { comment: 'Keep me' }));
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason, comment: 'Keep me' }]);
    expect((await site.survey(survey.surveyId)).state).toBe('sent');
  });

  it('for now, it is tried again later and later, or when Jira said', async () => {
    const { site, survey } = await asked();
    await site.receive(responseTo(survey));
    const waits: number[] = [];
    site.workItems.next = [
      { kind: 'try-later' },
      { kind: 'try-later' },
      { kind: 'try-later', until: site.clock.now() + 900_000 },
    ];
    await site.runQueue();
    for (let left = site.responses.all()[0]; left?.state === 'waiting'; left = site.responses.all()[0]) {
      waits.push((left.dueAt ?? 0) - site.clock.now());
      site.clock.pass(waits[waits.length - 1] ?? 0);
      await site.runQueue();
    }
    expect(waits).toEqual([30_000, 60_000, 810_000]);
    expect(onKan2(site)[RATING_FIELD]).toBe(7);
  });

  it('for days, the response is parked, not dropped', async () => {
    const { site, survey } = await asked();
    await site.receive(responseTo(survey, { comment: 'Keep me' }));
    site.workItems.next = Array.from({ length: 500 }, () => ({ kind: 'try-later' as const }));
    for (let hours = 0; hours < 24 * 6; hours += 1) {
      await site.sweep();
      site.clock.pass(60 * MINUTE);
    }
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason: 'gave-up', comment: 'Keep me' }]);
    expect(site.clock.now()).toBeGreaterThan(NOON + 4 * DAY);
  });
});

describe('parking', () => {
  it('happens where nothing is mapped', async () => {
    const site = world(guideSettings({ fields: {} }));
    const survey = await site.sent();
    await deliver(site, responseTo(survey));
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason: 'no-fields' }]);
  });

  it('happens to a response whose survey is not on the ledger', async () => {
    const { site, survey } = await asked();
    const read = site.ports.ledger.read;
    site.ports.ledger.read = async () => undefined;
    await deliver(site, responseTo(survey));
    site.ports.ledger.read = read;
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason: 'survey-unknown' }]);
  });
});

describe('a response to a survey of the earlier automation', () => {
  const notification = {
    kind: 'response' as const,
    rating: 4,
    comment: 'Old',
    workItemKey: 'KAN-2',
    campaignId: 16588,
    whole: '',
    seen: {},
  };

  it('is applied to the work item it names, and put on the ledger', async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    await deliver(site, notification);
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 4, [COMMENT_FIELD]: 'Old' });
    expect(site.ledger.all()).toMatchObject([
      { origin: 'automation', workItemId: '10002', state: 'answered', campaignId: 16588 },
    ]);
  });

  it('merges with what came before', async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    await deliver(
      site,
      { ...notification, ratedAt: at(5) },
      { ...notification, rating: 9, comment: undefined, ratedAt: at(60) },
    );
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 9, [COMMENT_FIELD]: 'Old' });
    expect(site.ledger.all()).toHaveLength(1);
    expect(site.workItems.reads).toBe(1);
  });

  it('waits while Jira is not ready, as long as Jira said', async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    site.workItems.next = [{ kind: 'try-later', until: site.clock.now() + 5 * MINUTE }];
    await deliver(site, notification);
    site.clock.pass(5 * MINUTE - 1);
    await site.sweep();
    expect(site.ledger.all()).toEqual([]);
    site.clock.pass(1);
    await site.sweep();
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 4, [COMMENT_FIELD]: 'Old' });
  });

  it('is parked when the app may not see the work item', async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    site.ports.workItems.read = async () => ({ kind: 'no-permission' });
    await deliver(site, notification);
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason: 'no-permission', comment: 'Old' }]);
  });

  it('is parked when there is no such work item', async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    await deliver(site, { ...notification, workItemKey: 'KAN-404' });
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason: 'work-item-gone' }]);
  });
});

describe('a crash', () => {
  it('after the write and before its record repeats the write and nothing else', async () => {
    const { site, survey } = await asked();
    await site.receive(responseTo(survey, { comment: 'Once' }));
    const write = site.ports.workItems.writeResponse;
    site.ports.workItems.writeResponse = async (...args) => {
      const written = await write(...args);
      storage(false);
      return written;
    };
    const storage = (works: boolean) => [site.ledger, site.responses].forEach((store) => store.fail(!works));
    await expect(site.runQueue()).rejects.toThrow();
    storage(true);
    site.ports.workItems.writeResponse = write;
    site.clock.pass(5 * MINUTE);
    await site.sweep();
    expect(onKan2(site)).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Once' });
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
  });

  it('of one response does not keep the others waiting', async () => {
    const { site, survey } = await asked();
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    const other = await site.sent({ workItemId: '10003', workItemKey: 'KAN-3' });
    await site.receive(responseTo(survey));
    await site.receive(responseTo(other));
    const write = site.ports.workItems.writeResponse;
    site.ports.workItems.writeResponse = async (id, ...rest) => {
      if (id === '10002') throw new Error('poison');
      return write(id, ...rest);
    };
    await site.sweep();
    expect(site.workItems.item('KAN-3').values[RATING_FIELD]).toBe(7);
  });
});

describe('two workers at once', () => {
  it('leave the newest rating on the work item, whoever writes first', async () => {
    const { site, survey } = await asked();
    await site.receive(responseTo(survey, { rating: 2, ratedAt: at(5) }));
    await site.receive(responseTo(survey, { rating: 9, ratedAt: at(60) }));
    const [older, newer] = site.responses.all().map(({ id }) => id);
    const write = site.ports.workItems.writeResponse;
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    site.ports.workItems.writeResponse = async (id, content, fields) => {
      if (content.rating === 2) await held;
      return write(id, content, fields);
    };
    const slow = site.apply(older ?? '');
    await site.apply(newer ?? '');
    release();
    await slow;
    site.clock.pass(10 * MINUTE);
    await site.sweep();
    expect(onKan2(site)[RATING_FIELD]).toBe(9);
  });
});
