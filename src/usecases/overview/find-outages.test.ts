import { aResponse, kan2 } from '../../../test/builders/surveys';
import type { World } from '../../../test/builders/world';
import { world } from '../../../test/builders/world';
import { countWaiting } from './count-waiting';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Another work item is finished, and its survey tried. */
async function finish(site: World, number: number): Promise<void> {
  const workItemId = String(20_000 + number);
  const workItemKey = `KAN-${number}`;
  site.workItems.add(kan2({ id: workItemId, key: workItemKey }));
  await site.plan({ workItemId, workItemKey, changeId: String(number) });
  await site.sweep();
}

const outagesOf = async (site: World) => (await countWaiting(site.ports)).outages;
const allFail = { kind: 'transient' } as const;

describe('an outage', () => {
  it('of nps.today lasts from its first failure, with all that wait for its end, until a survey goes out', async () => {
    const site = world();
    site.surveyService.next = Array.from({ length: 20 }, () => allFail);
    await finish(site, 1);
    const [first] = await outagesOf(site);
    site.clock.pass(5 * MINUTE);
    await finish(site, 2);
    expect(await outagesOf(site)).toEqual([
      {
        of: 'nps-today',
        surveys: 2,
        responses: 0,
        since: first?.since,
        tries: 2,
        nextAt: expect.any(Number) as number,
      },
    ]);

    site.surveyService.next = [];
    site.clock.pass(MINUTE);
    await site.sweep();
    expect(await outagesOf(site)).toEqual([]);
  });

  it('is over once another survey went out, though some wait for their next try', async () => {
    const site = world();
    site.surveyService.next = [allFail, allFail, allFail];
    await finish(site, 1);
    for (const wait of [1, 2]) {
      site.clock.pass(wait * MINUTE);
      await site.sweep();
    }
    site.clock.pass(1_000);
    expect(await outagesOf(site)).toMatchObject([{ of: 'nps-today', surveys: 1, tries: 3 }]);
    await finish(site, 2);
    expect(await countWaiting(site.ports)).toMatchObject({ waiting: 1, outages: [] });
  });

  it('of Jira keeps back surveys and responses', async () => {
    const site = world();
    const survey = await site.sent();
    site.clock.pass(HOUR);
    const receivedAt = site.clock.now();
    await site.responses.store(aResponse({ surveyId: survey.surveyId, receivedAt, changedAt: receivedAt }));
    site.workItems.next = Array.from({ length: 20 }, () => ({ kind: 'try-later' }) as const);
    await finish(site, 1);
    expect(await outagesOf(site)).toMatchObject([
      { of: 'jira', surveys: 1, responses: 1, tries: 1, since: receivedAt },
    ]);

    site.workItems.next = [];
    site.clock.pass(HOUR);
    await site.sweep();
    expect(await outagesOf(site)).toEqual([]);
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
  });

  it('is told apart from a site that does not let the app call, and from what failed for good', async () => {
    const site = world();
    site.surveyService.next = [{ kind: 'egress-refused' }, { kind: 'refused' }];
    await finish(site, 1);
    await finish(site, 2);
    expect(await countWaiting(site.ports)).toMatchObject({
      waiting: 1,
      outages: [{ of: 'permission', surveys: 1 }],
    });
  });

  it('has no next try where that is due already', async () => {
    const site = world();
    site.surveyService.next = [allFail];
    await finish(site, 1);
    site.clock.pass(HOUR);
    const [outage] = await outagesOf(site);
    expect(outage).toMatchObject({ surveys: 1 });
    expect(outage).not.toHaveProperty('nextAt');
  });
});
