import { COMMENT_FIELD, guideSettings, RATING_FIELD } from '../../../test/builders/surveys';
import { API_KEY, world, type World } from '../../../test/builders/world';
import { connect, disconnect, notificationUrl, rotateSecret, saveFields, setPaused } from './set-up';
import { countSurveys } from '../activity/show-surveys';

describe('a pause', () => {
  it('tells how many surveys wait, and lets them out at once when it ends', async () => {
    const site = world();
    await setPaused(site.ports, true);
    await site.plan();
    await site.runQueue();
    expect(site.surveyService.inbox).toEqual([]);
    expect((await countSurveys(site.ports)).waiting).toBe(1);
    await setPaused(site.ports, false);
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await countSurveys(site.ports)).waiting).toBe(0);
  });
});

describe('a pause that ends before a new survey is listed', () => {
  it.each([
    ['by hand', (site: World) => setPaused(site.ports, false)],
    ['with a key', (site: World) => connect(site.ports, API_KEY)],
  ])('lets it out without the sweep: ended %s', async (_how, end) => {
    const site = world();
    await site.settings.writePause({ reason: 'key-refused', since: site.clock.now() });
    await site.plan();
    await site.runQueue();
    const { due } = site.ports.ledger;
    const listedAt = site.clock.now() + 2_000;
    site.ports.ledger.due = async (now, limit) => (site.clock.now() < listedAt ? [] : due(now, limit));
    await end(site);
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
  });
});

describe('setting up', () => {
  const fresh = () => world(guideSettings({ rules: [], fields: {}, connection: undefined }));

  it('stores a key only if it works, and lifts the pause that a refused key caused', async () => {
    const site = fresh();
    await site.settings.writePause({ reason: 'key-refused', since: 0 });
    site.surveyService.key = 'better-key-9876';
    expect((await connect(site.ports, 'wrong')).kind).toBe('key-refused');
    expect(await site.settings.readPause()).toBeDefined();
    expect(await connect(site.ports, 'better-key-9876')).toMatchObject({ kind: 'campaigns', keyEnding: '9876' });
    expect(await site.vault.apiKey()).toBe('better-key-9876');
    expect(await site.settings.readPause()).toBeUndefined();
    expect(JSON.stringify(await site.settings.read())).not.toContain('better-key');
  });

  it('with a key leaves a pause alone that somebody wants', async () => {
    const site = world();
    await setPaused(site.ports, true);
    await site.plan();
    expect((await connect(site.ports, API_KEY)).kind).toBe('campaigns');
    await site.runQueue();
    expect(await site.settings.readPause()).toMatchObject({ reason: 'by-admin' });
    expect(site.surveyService.inbox).toEqual([]);
  });

  it('forgets the key and keeps what is due', async () => {
    const site = world();
    await site.plan();
    await disconnect(site.ports);
    expect(await site.vault.apiKey()).toBeUndefined();
    expect((await site.settings.read()).connection).toBeUndefined();
    expect((await site.survey('10002:501')).state).toBe('scheduled');
  });

  it('maps a field only where its type fits', async () => {
    const site = fresh();
    site.configuration.all.fields = [
      { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
      { id: COMMENT_FIELD, name: 'NPS Comment', type: 'paragraph' },
    ];
    const ids = {
      rating: RATING_FIELD,
      comment: COMMENT_FIELD,
      category: undefined,
      respondedAt: undefined,
      state: undefined,
    };
    expect(await saveFields(site.ports, { ...ids, rating: COMMENT_FIELD })).toEqual({ kind: 'does-not-fit' });
    expect((await site.settings.read()).fields).toEqual({});
    expect((await saveFields(site.ports, ids)).kind).toBe('ok');
    expect((await site.settings.read()).fields).toMatchObject({
      rating: { id: RATING_FIELD },
      comment: { format: 'paragraph' },
    });
  });

  it('takes the old address for as long as was said after a new one was made', async () => {
    const site = world();
    const before = new URL(await notificationUrl(site.ports)).searchParams.get('secret') ?? '';
    const after = new URL(await rotateSecret(site.ports, 3_600_000)).searchParams.get('secret') ?? '';
    expect(after).not.toBe(before);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('test');
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('test');
    site.clock.pass(3_600_000);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('wrong-secret');
    await rotateSecret(site.ports, 0);
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('wrong-secret');
  });
});
