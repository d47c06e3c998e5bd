import { COMMENT_FIELD, guideSettings } from '../../../test/builders/surveys';
import { responseTo, world, type World } from '../../../test/builders/world';
import type { Notification } from './receive-notification';

const HOUR = 3_600_000;

describe('receiving', () => {
  it('stores a response, announces it, and writes nothing to Jira', async () => {
    const site = world();
    const survey = await site.sent();
    expect(await site.receive(responseTo(survey, { comment: 'Thanks' }))).toEqual({ kind: 'accepted' });
    const [stored] = site.responses.all();
    expect(stored).toMatchObject({ surveyId: survey.surveyId, rating: 7, comment: 'Thanks', state: 'waiting' });
    expect(site.dueQueue.messages).toEqual([{ kind: 'response', id: stored?.id, at: site.clock.now() }]);
    expect(site.workItems.writes).toEqual([]);
  });

  it('stores the same notification once', async () => {
    const site = world();
    const survey = await site.sent();
    const notification = responseTo(survey, { ratedAt: 5_000 });
    for (let count = 0; count < 5; count += 1) expect((await site.receive(notification)).kind).toBe('accepted');
    expect(site.responses.all()).toHaveLength(1);
    expect(site.dueQueue.messages).toHaveLength(1);
  });

  it.each([
    ['its rating', { rating: 8 }],
    ['the time of its rating', { ratedAt: 6_000 }],
    ['its comment', { comment: 'Other' }],
    ['the time of its comment', { commentedAt: 6_000 }],
    ['what stands in place of its rating', { rating: undefined, ratingText: '11' }],
    ['what else stands there', { rating: undefined, ratingText: '12' }],
  ])('stores one that differs in %s beside the first', async (_what, change) => {
    const site = world();
    const survey = await site.sent();
    const first = { ratedAt: 5_000, comment: 'One', commentedAt: 5_000 };
    await site.receive(responseTo(survey, first));
    await site.receive(responseTo(survey, { ...first, rating: undefined, ratingText: 'ten' }));
    await site.receive(responseTo(survey, { ...first, ...change }));
    expect(site.responses.all()).toHaveLength(3);
  });

  it.each([
    [{ ratedAt: 5_000, commentedAt: 9_000 }, [5_000, 9_000]],
    [{ ratedAt: 5_000 }, [5_000, 5_000]],
    [{ commentedAt: 9_000 }, [9_000, 9_000]],
    [{}, [undefined, undefined]],
  ])('takes a missing time from the other one, or else the time of arrival: %j', async (told, times) => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey, { comment: 'Hello', ...told }));
    const [stored] = site.responses.all();
    const now = site.clock.now();
    expect([stored?.ratedAt, stored?.commentedAt]).toEqual(times.map((time) => time ?? now));
  });

  it('notes the form in which this nps.today reports it', async () => {
    const site = world();
    await site.receive(responseTo(await site.sent(), { seen: { 'response-key': 'text' } }));
    const seen = await site.observations.read();
    expect([seen['response-key']?.answer, seen['response-token']?.answer]).toEqual(['text', 'as sent']);
  });

  it('distinguishes a later comment from the rating it belongs to', async () => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey, { ratedAt: 5_000 }));
    await site.receive(responseTo(survey, { ratedAt: 5_000, comment: 'Late', commentedAt: 9_000 }));
    expect(site.responses.all()).toHaveLength(2);
  });

  it('keeps a comment as Jira can store it, and none where only blanks came', async () => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey, { ratedAt: 1_000, comment: 'Bell\u0007 half \ud83d😀\n' }));
    await site.receive(responseTo(survey, { ratedAt: 2_000, comment: ' \u0000\n ' }));
    const [first, second] = site.responses.all();
    expect(first?.comment).toBe('Bell half \ufffd😀\n');
    expect(second).not.toHaveProperty('comment');
    expect(second).not.toHaveProperty('commentDigest');
    await site.runQueue();
    expect(site.workItems.item('KAN-2').values[COMMENT_FIELD]).toBe('Bell half \ufffd😀\n');
  });

  it('announces a response only once it is stored', async () => {
    const site = world();
    const survey = await site.sent();
    site.ports.dueQueue.responseDue = async (id) => void (await site.apply(id));
    await site.receive(responseTo(survey));
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
  });

  it('records a test call', async () => {
    const site = world();
    expect(await site.receive({ kind: 'test' })).toEqual({ kind: 'test' });
    expect(await site.record.read()).toEqual({ lastTestAt: site.clock.now() });
    expect(site.responses.all()).toEqual([]);
  });

  it('says when it could not store', async () => {
    const site = world();
    const survey = await site.sent();
    site.responses.fail(true);
    expect(await site.receive(responseTo(survey, { comment: 'Secret' }))).toEqual({ kind: 'not-stored' });
    expect([site.log.lines.length, site.log.lines.join().includes('Secret'), site.dueQueue.messages]).toEqual([
      1,
      false,
      [],
    ]);
    site.responses.fail(false);
    expect(await site.receive(responseTo(survey))).toEqual({ kind: 'accepted' });
  });
});

describe('refusing', () => {
  it.each(['', 'wrong'])('a call with the secret %p, unread', async (secret) => {
    const site = world();
    const survey = await site.sent();
    expect(await site.receive(responseTo(survey), secret)).toEqual({ kind: 'wrong-secret' });
    expect(await site.receive({ kind: 'test' }, secret)).toEqual({ kind: 'wrong-secret' });
    expect(site.responses.all()).toEqual([]);
    expect(await site.record.read()).toEqual({});
  });

  it.each(['too-large', 'not-understood'] as const)('what is %s, for the admin to see', async (kind) => {
    const site = world();
    const call = kind === 'too-large' ? kind : { kind };
    for (let count = 0; count < 2; count += 1) expect(await site.receive(call)).toEqual({ kind });
    expect((await site.record.read()).lastRefused).toEqual({ at: site.clock.now(), reason: kind, count: 2 });
    expect(site.responses.all()).toEqual([]);
  });

  it('a secret whose time is over, and none before', async () => {
    const site = world();
    const until = site.clock.now() + HOUR;
    await site.vault.setNotificationSecrets([{ value: 'new' }, { value: 'old', until }]);
    expect((await site.receive({ kind: 'test' }, 'old')).kind).toBe('test');
    expect((await site.receive({ kind: 'test' }, 'new')).kind).toBe('test');
    site.clock.pass(HOUR);
    expect((await site.receive({ kind: 'test' }, 'old')).kind).toBe('wrong-secret');
  });
});

describe('a response whose survey is unknown', () => {
  const parked = async (site: World, notification: Notification) => {
    expect(await site.receive(notification)).toEqual({ kind: 'accepted' });
    expect(site.dueQueue.messages).toEqual([]);
    expect(site.workItems.writes).toEqual([]);
    return site.responses.all();
  };
  const nothing = { surveyToken: undefined, workItemKey: undefined };

  it.each([
    ['came back with nothing', () => nothing, 'custom-missing'],
    ['came back without its token', () => ({ surveyToken: undefined }), 'token-missing'],
    [
      'came back with a changed token',
      (token: string) => ({ surveyToken: `${token.slice(0, -3)}abc` }),
      'token-invalid',
    ],
    [
      "came back with another survey's id",
      (token: string) => ({ surveyToken: token.replace('501', '502') }),
      'token-invalid',
    ],
    ['came back with half a token', (token: string) => ({ surveyToken: token.slice(0, 20) }), 'token-invalid'],
    ['came back with something else', () => ({ surveyToken: 'hello' }), 'token-invalid'],
  ])('because it %s, is kept whole and parked', async (_why, change, reason) => {
    const site = world();
    const survey = await site.sent();
    const [kept] = await parked(site, responseTo(survey, { comment: 'Thanks', ...change(survey.token) }));
    expect(kept).toMatchObject({ state: 'parked', reason, rating: 7, comment: 'Thanks' });
    expect([kept?.surveyId, kept?.dueAt]).toEqual([undefined, undefined]);
    expect(await site.record.read()).toEqual({});
    expect((await site.observations.read())['response-token']?.answer).toBe(
      reason === 'token-invalid' ? 'not as sent' : 'missing',
    );
  });

  it('is kept once for each different notification', async () => {
    const site = world();
    const one = responseTo({ token: '', key: '' }, { ...nothing, whole: 'one' });
    await parked(site, one);
    await parked(site, one);
    await parked(site, responseTo({ token: '', key: '' }, { ...nothing, whole: 'other' }));
    expect(site.responses.all()).toHaveLength(2);
    expect(JSON.stringify(site.responses.all())).not.toContain('whole');
  });

  it('may belong to another installation', async () => {
    const [here, elsewhere] = [world(), world()];
    const [kept] = await parked(here, responseTo(await elsewhere.sent()));
    expect(kept).toMatchObject({ state: 'parked', reason: 'token-invalid', workItemKey: 'KAN-2' });
  });

  it('is not assumed where only the case of its token changed', async () => {
    const site = world();
    const survey = await site.sent({ changeId: 'created' });
    await site.receive(responseTo(survey, { surveyToken: ` ${survey.token.toUpperCase()}` }));
    expect(site.responses.all()).toMatchObject([{ state: 'waiting', surveyId: survey.surveyId }]);
  });

  it('is distinguished from one whose rating is none, which is kept too', async () => {
    const site = world();
    const survey = await site.sent();
    const [kept] = await parked(site, responseTo(survey, { rating: undefined, ratingText: '11', comment: 'Great' }));
    const { surveyId } = survey;
    expect(kept).toMatchObject({
      state: 'parked',
      reason: 'rating-unreadable',
      surveyId,
      ratingText: '11',
      comment: 'Great',
    });
  });
});

describe('a response without a token', () => {
  const withoutToken = {
    kind: 'response' as const,
    rating: 7,
    workItemKey: 'KAN-2',
    campaignId: 16588,
    whole: '',
    seen: {},
  };

  it.each([
    ['for an unknown campaign', { campaignId: 999 }],
    ['for no campaign', { campaignId: undefined }],
    ['for no work item', { workItemKey: undefined }],
    ['with a bad token', { surveyToken: 'v1.a.b.c' }],
  ])('%s is parked, also with the switch', async (_what, change) => {
    const site = world(guideSettings({ acceptAutomation: true }));
    expect(await site.receive({ ...withoutToken, ...change })).toEqual({ kind: 'accepted' });
    expect(site.responses.all()).toMatchObject([{ state: 'parked' }]);
  });

  it.each(['KAN-2', '10002'])(
    'is taken with the switch, for a connected campaign and the work item %s',
    async (named) => {
      const site = world(guideSettings({ acceptAutomation: true }));
      expect(await site.receive({ ...withoutToken, workItemKey: named })).toEqual({ kind: 'accepted' });
      expect(site.responses.all()).toMatchObject([
        { automation: { workItemKey: named, campaignId: 16588 }, state: 'waiting' },
      ]);
      await site.runQueue();
      expect(site.workItems.writes).toHaveLength(1);
    },
  );
});
