import type { ActivityPage } from '../../src/contract/admin/activity';
import type { SiteFigures } from '../../src/contract/admin/report';
import { twoRated, untilCounted } from './counted';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

const figures = async () => (await site.asAdmin<{ value: SiteFigures }>('getFigures')).value;

it('what customers think of the site is counted from surveys and responses, follows a changed mind, and is the same counted anew', async () => {
  const [, second] = await twoRated(site, ['KAN-2', 'KAN-3', 'KAN-4'], [10, 2]);
  await untilCounted(site);
  expect((await figures()).period).toMatchObject({ asked: 3, answered: 2, nps: { score: 0, responses: 2 } });

  await site.respond(second, { rating: 9 });
  await untilCounted(site);
  const changed = await figures();
  expect(changed.period).toMatchObject({ asked: 3, answered: 2, nps: { score: 100, responses: 2 } });

  expect(await site.asAdmin('rebuildTallies')).toMatchObject({ value: { kind: 'begun' } });
  expect(await figures()).toMatchObject({ isRebuilding: true, period: changed.period });
  await untilCounted(site);
  expect(await figures()).toMatchObject({ isRebuilding: false, period: changed.period });
});

it('what is left out of the scores counts nowhere, a changed mind neither, until it is counted again; the work item keeps it', async () => {
  const [, second] = await twoRated(site, ['KAN-2', 'KAN-3'], [10, 2]);
  const counted = async () => {
    await untilCounted(site);
    return (await figures()).period;
  };
  expect(await counted()).toMatchObject({ asked: 2, answered: 2, nps: { score: 0, responses: 2 } });

  const key = second.custom.issueKey ?? '';
  const listed = await site.asAdmin<{ value: ActivityPage }>('findActivity', { workItemKey: key });
  const surveyId = listed.value.entries[0]?.id ?? '';
  expect(await site.asAdmin('leaveOut', { surveyId, reason: 'wrong-person' })).toEqual({ ok: true, value: null });
  expect(await counted()).toMatchObject({ asked: 1, answered: 1, nps: { score: 100, responses: 1 } });
  expect(await site.onWorkItem(key)).toMatchObject({ rating: 2 });

  await site.respond(second, { rating: 3 });
  expect(await site.onWorkItem(key)).toMatchObject({ rating: 3 });
  expect(await counted()).toMatchObject({ asked: 1, answered: 1, nps: { score: 100, responses: 1 } });
  expect(await site.asAdmin('findActivity', { workItemKey: key })).toMatchObject({
    value: { entries: [{ rating: 3, leftOut: 'wrong-person' }] },
  });

  expect(await site.asAdmin('leaveOut', { surveyId, reason: null })).toEqual({ ok: true, value: null });
  expect(await counted()).toMatchObject({ asked: 2, answered: 2, nps: { score: 0, responses: 2 } });
});
