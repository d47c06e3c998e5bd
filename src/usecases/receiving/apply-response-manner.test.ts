import { COMMENT_FIELD, guideSettings, NOON, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';

/** A survey that went out, on a site with these settings. */
async function asked(change: Parameters<typeof guideSettings>[0] = {}) {
  const site = world(guideSettings(change));
  const survey = await site.sent();
  const respond = async (change: Parameters<typeof responseTo>[1]) => {
    site.clock.pass(1_000);
    await site.receive(responseTo(survey, change));
    await site.runQueue();
  };
  return { site, item: site.workItems.item('KAN-2'), respond };
}

describe('mail to the watchers of a work item', () => {
  it.each([
    ['none, unless the admin wants it', false],
    ['about each response, where the admin wants it', true],
  ])('is sent: %s', async (_what, notifyWatchers) => {
    const { site, respond } = await asked({ notifyWatchers });
    await respond({ rating: 7 });
    expect(site.workItems.writes).toMatchObject([{ told: notifyWatchers }]);
    expect((await site.observations.read())['quiet-write']).toBeUndefined();
  });

  it('that Jira sends all the same is reported to the admin', async () => {
    const { site, item, respond } = await asked();
    site.workItems.noAdmin = true;
    await respond({ rating: 7 });
    expect(item.values).toEqual({ [RATING_FIELD]: 7 });
    expect((await site.observations.read())['quiet-write']?.answer).toBe('refused');
  });
});

describe('a work item whose status lets nobody edit it', () => {
  it('is written to where the admin wants that', async () => {
    const { item, respond } = await asked({ writeLocked: true });
    item.locked = true;
    await respond({ rating: 7, comment: 'Hello' });
    expect(item.values).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Hello' });
  });

  it('is left alone otherwise, and the response waits whole for a person', async () => {
    const { site, item, respond } = await asked();
    item.locked = true;
    await respond({ rating: 7, comment: 'Hello' });
    expect(item.values).toEqual({});
    expect(site.responses.all()).toMatchObject([
      { state: 'parked', comment: 'Hello', refused: [{ cause: 'status-locked' }, { cause: 'status-locked' }] },
    ]);
  });
});

describe('a comment that its field has no room for', () => {
  const long = `${'word '.repeat(100)}end`;

  it('is not shown any more once a shorter one has come, also after the rating changed', async () => {
    const { item, respond } = await asked();
    await respond({ rating: 7, ratedAt: 1_000, comment: long, commentedAt: 1_000 });
    expect(item.wholeComment).toBe(long);
    await respond({ rating: 3, ratedAt: 2_000 });
    expect(item.wholeComment).toBe(long);
    await respond({ rating: 3, ratedAt: 2_000, comment: 'Short', commentedAt: 3_000 });
    expect(item.values).toEqual({ [RATING_FIELD]: 3, [COMMENT_FIELD]: 'Short' });
    expect(item.wholeComment).toBeUndefined();
  });

  it('is still shown when Jira refuses the shorter one', async () => {
    const { item, respond } = await asked();
    await respond({ rating: 7, ratedAt: 1_000, comment: long, commentedAt: 1_000 });
    item.screen = [RATING_FIELD];
    await respond({ rating: 3, ratedAt: 2_000, comment: 'Short', commentedAt: 2_000 });
    expect(item.wholeComment).toBe(long);
    item.screen = [RATING_FIELD, COMMENT_FIELD];
    await respond({ rating: 3, ratedAt: 2_000, comment: 'Short', commentedAt: 3_000 });
    expect(item.wholeComment).toBeUndefined();
  });
});

describe('the fields that go with a rating', () => {
  it('hold its category, when it was given, and that the survey was answered', async () => {
    const { fields } = guideSettings();
    const { item, respond } = await asked({
      fields: {
        ...fields,
        category: { id: 'customfield_1', name: 'Mood' },
        respondedAt: { id: 'customfield_2', name: 'Responded', format: 'date-time' },
        state: { id: 'customfield_3', name: 'Survey' },
      },
    });
    item.screen.push('customfield_1', 'customfield_2', 'customfield_3');
    await respond({ rating: 7, ratedAt: NOON - 60_000 });
    expect(item.values).toEqual({
      [RATING_FIELD]: 7,
      customfield_1: 'passive',
      customfield_2: '2026-01-05T11:59:00.000Z',
      customfield_3: 'answered',
    });
  });

  it.each([
    ['the rating', { comment: { id: COMMENT_FIELD, name: 'NPS Comment', format: 'short-text' } }, [COMMENT_FIELD]],
    ['the comment', { rating: { id: RATING_FIELD, name: 'NPS Rating' } }, [RATING_FIELD]],
  ] as const)('are not needed: without one for %s the other is written', async (_which, fields, written) => {
    const { site, item, respond } = await asked({ fields });
    await respond({ rating: 7, comment: 'Hello' });
    expect(Object.keys(item.values)).toEqual(written);
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
  });
});
