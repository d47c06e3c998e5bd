import { world, type World } from '../../../test/builders/world';
import { guideSettings, kan2, NOON } from '../../../test/builders/surveys';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import { planSurvey } from './plan-survey';

const MINUTE = 60_000;

function siteWith(bulkMost?: number): World {
  const guardRails = { ...NO_GUARD_RAILS, ...(bulkMost === undefined ? {} : { bulkMost }) };
  const site = world({ ...guideSettings(), guardRails });
  for (let id = 1; id <= 9; id++) site.workItems.add(kan2({ id: String(id), key: `KAN-${id}` }));
  return site;
}

const finish = (site: World, id: number, by?: string, at = site.clock.now()) =>
  site.plan({ workItemId: String(id), workItemKey: `KAN-${id}`, at, ...(by === undefined ? {} : { by }) });

async function settle(site: World): Promise<void> {
  for (let minutes = 0; minutes < 10; minutes += 5) {
    site.clock.pass(5 * MINUTE + 1);
    await site.sweep();
  }
}

const outcomes = async (site: World, ids: number[]) =>
  Promise.all(ids.map(async (id) => (await site.survey(`${id}:501`)).reason ?? (await site.survey(`${id}:501`)).state));

describe('work items that were finished at once', () => {
  it('are not surveyed, none of them, where one person finished more than allowed', async () => {
    const site = siteWith(2);
    await Promise.all([1, 2, 3].map((id) => finish(site, id, 'ben')));
    await finish(site, 4, 'ann');
    await settle(site);
    expect(await outcomes(site, [1, 2, 3, 4])).toEqual(['bulk-change', 'bulk-change', 'bulk-change', 'sent']);
  });

  it('are surveyed where there are no more than allowed, or some time lies between them', async () => {
    const site = siteWith(2);
    for (const id of [1, 2, 3]) {
      await finish(site, id, 'ben');
      site.clock.pass(2 * MINUTE + 1);
    }
    await settle(site);
    expect(await outcomes(site, [1, 2, 3])).toEqual(['sent', 'sent', 'sent']);
  });

  it('are known five minutes later: until then each waits, and says for what', async () => {
    const site = siteWith(2);
    await finish(site, 1, 'ben');
    expect(await site.survey('1:501')).toMatchObject({
      state: 'scheduled',
      reason: 'bulk-change',
      dueAt: NOON + 5 * MINUTE,
    });
    expect(site.dueQueue.messages).toMatchObject([{ at: NOON + 5 * MINUTE }]);
    site.clock.pass(4 * MINUTE);
    await site.sweep();
    expect(site.surveyService.inbox).toEqual([]);
  });

  it('count once, however often their events are delivered', async () => {
    const site = siteWith(2);
    for (const id of [1, 2, 1, 2]) await finish(site, id, 'ben', NOON);
    await settle(site);
    expect(await outcomes(site, [1, 2])).toEqual(['sent', 'sent']);
  });

  it('are told by the history where the events name nobody; what names nobody is not counted', async () => {
    const site = siteWith(1);
    const by = { accountId: 'ben', isApp: false };
    const past = (steps: object[]) => ({ status: { id: '10002', done: true }, dates: {}, steps: steps as never[] });
    for (const id of ['1', '2']) site.history.pasts.set(id, past([{ id: '501', to: '10002', by }]));
    for (const id of ['3', '4']) site.history.pasts.set(id, past([{ id: '501', to: '10002' }]));
    for (const id of [1, 2, 3, 4]) await finish(site, id);
    await settle(site);
    expect(await outcomes(site, [1, 2, 3, 4])).toEqual(['bulk-change', 'bulk-change', 'sent', 'sent']);
  });

  it('cost nothing where nobody asks, and keep no account id where it is counted', async () => {
    const site = siteWith();
    await finish(site, 1, 'ben');
    expect(site.finished.noted.size).toBe(0);
    expect(await site.survey('1:501')).toMatchObject({ dueAt: NOON });
    const counting = siteWith(2);
    await finish(counting, 1, 'ben');
    expect([...counting.finished.noted.values()].map(({ actor }) => actor)).not.toContain('ben');
  });

  it('is noted before the survey is: a failure in between is made good by the next delivery', async () => {
    const site = siteWith(2);
    const create = jest.spyOn(site.ledger, 'create').mockRejectedValueOnce(new Error('down'));
    expect(
      await planSurvey(site.ports, {
        workItemId: '1',
        workItemKey: 'KAN-1',
        projectId: '10000',
        changeId: '501',
        by: 'ben',
        status: { id: '10002', done: true },
        previousStatus: { id: '10001', done: false },
      }),
    ).toEqual({ kind: 'not-stored' });
    create.mockRestore();
    expect(site.finished.noted.size).toBe(1);
    expect(await finish(site, 1, 'ben')).toMatchObject({ kind: 'planned' });
    expect(site.finished.noted.size).toBe(1);
  });
});
