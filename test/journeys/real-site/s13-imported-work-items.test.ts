import type { ProductEvent } from '../../../simulator/shared/services';
import { startTestSite, type TestSite } from '../test-site';

const MINUTE = 60;
const DAY = 86_400;
const LONG_AGO = '2019-03-01T09:00:00.000+0000';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

interface Born {
  key: string;
  event: ProductEvent;
}

/** A work item that is created in Done, and what Jira sends of it; the platform has not delivered that. */
async function bornFinished(): Promise<Born> {
  const path = '/issue/KAN-1/transitions';
  const { transitions } = await site.jira<{ transitions: { id: string; name: string }[] }>('GET', path);
  const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, 'customer@example.com');
  await site.fault({ target: 'function', match: 'plan-survey', kind: 'drop' });
  const { key } = await site.jira<{ key: string }>('POST', '/issue', {
    fields: { project: { key: 'KAN' }, summary: 'Old', issuetype: { name: 'Task' }, reporter: { accountId } },
    transition: { id: transitions.find(({ name }) => name === 'Done')?.id },
  });
  await site.idle();
  const [event] = site.simulator.events().slice(-1);
  if (!event) throw new Error('There was no event');
  return { key, event };
}

async function deliver({ event }: Born, dates: Record<string, unknown>): Promise<void> {
  const issue = event.issue as { fields: object };
  site.simulator.forge.deliver({ ...event, issue: { ...issue, fields: { ...issue.fields, ...dates } } });
  await site.idle();
  await site.advance(10 * MINUTE);
}

describe('S13: an import that raises events of work items finished long ago', () => {
  it.each([
    ['when it was created', { created: LONG_AGO }],
    ['when it was resolved', { resolutiondate: LONG_AGO }],
    ['when it came into its category', { statuscategorychangedate: LONG_AGO }],
  ])('surveys nobody where the event carries %s', async (_what, dates) => {
    const born = await bornFinished();
    await deliver(born, dates);
    expect(await site.invitations()).toEqual([]);
    expect(await site.surveys()).toMatchObject([{ state: 'skipped', reason: 'long-finished' }]);
    expect((await site.onWorkItem(born.key)).mark).toBeUndefined();
    // Whoever wants it all the same sends it by hand.
    await site.sendNow(born.key);
    await site.advance(MINUTE);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('surveys nobody where only Jira knows the dates', async () => {
    const born = await bornFinished();
    await site.advance(2 * DAY);
    born.event.timestamp = String(site.simulator.clock.now());
    await deliver(born, { created: undefined, updated: undefined });
    expect(await site.invitations()).toEqual([]);
    expect(await site.surveys()).toMatchObject([{ state: 'skipped', reason: 'long-finished' }]);
  });

  it('surveys the reporter of one created finished now, whether the event carries its dates or not', async () => {
    await deliver(await bornFinished(), {});
    await deliver(await bornFinished(), { created: undefined, updated: undefined });
    expect(await site.invitations()).toHaveLength(2);
  });
});
