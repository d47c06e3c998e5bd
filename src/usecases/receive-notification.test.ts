import { guideSettings } from '../../test/builders/surveys';
import { responseTo, world } from '../../test/builders/world';

const HOUR = 3_600_000;

describe('receiving', () => {
  it('stores a response, rings, and writes nothing to Jira', async () => {
    const site = world();
    const survey = await site.sent();
    expect(await site.receive(responseTo(survey, { comment: 'Thanks' }))).toEqual({ kind: 'accepted' });
    const [stored] = site.responses.all();
    expect(stored).toMatchObject({ surveyId: survey.surveyId, rating: 7, comment: 'Thanks', state: 'waiting' });
    expect(site.bell.rings).toEqual([{ kind: 'response', id: stored?.id, at: site.clock.now() }]);
    expect(site.workItems.writes).toEqual([]);
  });

  it('stores the same notification once', async () => {
    const site = world();
    const survey = await site.sent();
    const notification = responseTo(survey, { ratedAt: 5_000 });
    for (let count = 0; count < 5; count += 1) expect((await site.receive(notification)).kind).toBe('accepted');
    expect(site.responses.all()).toHaveLength(1);
    expect(site.bell.rings).toHaveLength(1);
  });

  it('tells a later comment from the rating it belongs to', async () => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey, { ratedAt: 5_000 }));
    await site.receive(responseTo(survey, { ratedAt: 5_000, comment: 'Late', commentedAt: 9_000 }));
    expect(site.responses.all()).toHaveLength(2);
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
    expect(await site.receive(responseTo(survey))).toEqual({ kind: 'not-stored' });
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

  it('what is too large', async () => expect(await world().receive('too-large')).toEqual({ kind: 'too-large' }));

  it('a secret whose time is over, and none before', async () => {
    const site = world();
    const until = site.clock.now() + HOUR;
    await site.vault.setNotificationSecrets([{ value: 'new' }, { value: 'old', until }]);
    expect((await site.receive({ kind: 'test' }, 'old')).kind).toBe('test');
    expect((await site.receive({ kind: 'test' }, 'new')).kind).toBe('test');
    site.clock.pass(HOUR);
    expect((await site.receive({ kind: 'test' }, 'old')).kind).toBe('wrong-secret');
  });

  it.each([
    ['a token for another work item', (token: string) => ({ surveyToken: token, workItemKey: 'KAN-1' })],
    [
      'a token that was changed',
      (token: string) => ({ surveyToken: token.replace('KAN-2', 'KAN-1'), workItemKey: 'KAN-1' }),
    ],
    ['a token with another signature', (token: string) => ({ surveyToken: `${token.slice(0, -3)}abc` })],
    ['something else for a token', () => ({ surveyToken: 'hello' })],
  ])('%s', async (_what, change) => {
    const site = world();
    const survey = await site.sent();
    expect(await site.receive(responseTo(survey, change(survey.token)))).toEqual({ kind: 'not-understood' });
    expect(site.responses.all()).toEqual([]);
    expect((await site.record.read()).lastRefused).toEqual({ at: site.clock.now(), reason: 'bad-token' });
  });

  it('a token of another installation', async () => {
    const [here, elsewhere] = [world(), world()];
    const survey = await elsewhere.sent();
    expect(await here.receive(responseTo(survey))).toEqual({ kind: 'not-understood' });
  });
});

describe('a response without a token', () => {
  const withoutToken = { kind: 'response' as const, rating: 7, workItemKey: 'KAN-2', campaignId: 16588 };

  it('is refused unless the site takes those of the old rule', async () => {
    const site = world();
    expect(await site.receive(withoutToken)).toEqual({ kind: 'not-understood' });
    expect((await site.record.read()).lastRefused?.reason).toBe('no-token');
  });

  it('is taken with the switch, for a connected campaign and a named work item only', async () => {
    const site = world(guideSettings({ acceptOldRule: true }));
    expect(await site.receive({ ...withoutToken, campaignId: 999 })).toEqual({ kind: 'not-understood' });
    expect(await site.receive({ ...withoutToken, campaignId: undefined })).toEqual({ kind: 'not-understood' });
    expect(await site.receive({ ...withoutToken, workItemKey: undefined })).toEqual({ kind: 'not-understood' });
    expect(await site.receive(withoutToken)).toEqual({ kind: 'accepted' });
    expect(site.responses.all()).toMatchObject([{ oldRule: { workItemKey: 'KAN-2', campaignId: 16588 } }]);
  });

  it('is refused with the switch when a bad token came along', async () => {
    const site = world(guideSettings({ acceptOldRule: true }));
    expect(await site.receive({ ...withoutToken, surveyToken: 'v1.a.b.c' })).toEqual({ kind: 'not-understood' });
  });
});
