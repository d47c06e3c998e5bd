import { guideSettings } from '../../test/builders/surveys';
import { world } from '../../test/builders/world';

describe('planning', () => {
  it('puts one survey on the ledger for a completion, and rings', async () => {
    const site = world();
    expect(await site.plan()).toEqual({ kind: 'planned', surveyId: '10002:501' });
    expect(await site.survey('10002:501')).toMatchObject({
      state: 'scheduled',
      campaignId: 16588,
      workItemKey: 'KAN-2',
    });
    expect(site.bell.rings).toEqual([{ kind: 'survey', id: '10002:501', at: site.clock.now() }]);
  });

  it('plans a completion once, however often it is told', async () => {
    const site = world();
    await site.plan();
    expect(await site.plan()).toEqual({ kind: 'already-planned' });
    await Promise.all([site.plan({ changeId: '502' }), site.plan({ changeId: '502' }), site.plan({ changeId: '502' })]);
    expect(site.ledger.all().map(({ id }) => id)).toEqual(['10002:501', '10002:502']);
  });

  it('leaves to the dispatcher what the event does not tell', async () => {
    const site = world();
    await site.plan({ status: { id: '10002' }, previousStatus: undefined });
    expect(await site.survey('10002:501')).toMatchObject({ state: 'planned' });
    await site.hearBells();
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it.each([
    ['a status that finishes nothing', { status: { id: '10001', done: false } }],
    ['another project', { projectId: '99' }],
    ['a move from one finished status to another', { previousStatus: { id: '10009', done: true } }],
  ])('does nothing for %s', async (_what, change) => {
    const site = world();
    expect(await site.plan(change)).toEqual({ kind: 'not-a-completion' });
    expect(site.ledger.all()).toEqual([]);
  });

  it('does nothing before anything is set up', async () => {
    const site = world(guideSettings({ rules: [] }));
    expect(await site.plan()).toEqual({ kind: 'not-a-completion' });
  });

  it('says when it could not be stored, so that the platform tells it again', async () => {
    const site = world();
    site.ledger.fail(true);
    expect(await site.plan()).toEqual({ kind: 'not-stored' });
    site.ledger.fail(false);
    expect((await site.plan()).kind).toBe('planned');
  });
});
