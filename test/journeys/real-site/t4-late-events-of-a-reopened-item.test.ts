import type { ProductEvent } from '../../../simulator/shared/services';
import { startTestSite, type TestSite } from '../test-site';

const MINUTE = 60;

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

/** KAN-2 is finished, reopened and finished again while nothing is delivered: the three events, oldest first. */
async function finishedTwice(): Promise<[finished: ProductEvent, reopened: ProductEvent, finishedAgain: ProductEvent]> {
  await site.fault({ target: 'function', match: 'plan-survey', kind: 'drop', times: 3 });
  for (const status of ['Done', 'In Progress', 'Done']) {
    await site.advance(MINUTE);
    site.change.changeStatus('KAN-2', status);
    await site.idle();
  }
  const [first, second, third] = site.simulator.events().slice(-3);
  if (!first || !second || !third) throw new Error('There were not three events');
  return [first, second, third];
}

async function deliver(events: ProductEvent[]): Promise<void> {
  for (const event of events) {
    site.simulator.forge.deliver(event);
    await site.idle();
    await site.advance(MINUTE);
  }
}

describe.each(['full', 'documented', 'translated', 'no-changelog-id'] as const)(
  'T4: events that come late, doubled and out of order, on a site of the form "%s"',
  (eventShape) => {
    beforeEach(() => site.reset('guide', { site: { eventShape } }));

    it.each([
      ['in order', [0, 1, 2]],
      ['backwards', [2, 1, 0]],
      ['the reopening last', [0, 2, 1]],
      ['all of them twice', [2, 0, 2, 1, 0, 1]],
    ])('only the completion that still stands is surveyed, once: %s', async (_what, order) => {
      const events = await finishedTwice();
      await deliver(order.map((index) => events[index as 0 | 1 | 2]));
      expect(await site.invitations()).toHaveLength(1);
      const { mark } = await site.onWorkItem('KAN-2');
      const [sent] = (await site.surveys()).filter(({ state }) => state === 'sent');
      expect(mark).toMatchObject({ state: 'sent', surveyId: sent?.id });
    });

    it('a work item that was reopened for good is not surveyed', async () => {
      const [finished, reopened] = await finishedTwice();
      site.change.changeStatus('KAN-2', 'In Progress');
      await site.idle();
      const nows = { ...finished, issue: reopened.issue };
      await deliver([reopened, finished, nows]);
      expect(await site.invitations()).toEqual([]);
    });
  },
);

describe('T4: events on a rough day', () => {
  it('each work item gets the survey of its last completion, and no other after that', async () => {
    await site.reset('guide', { weather: { name: 'rough' }, seed: 4 });
    const keys = ['KAN-1', 'KAN-2', 'KAN-3', 'KAN-4'];
    const again: Record<string, number> = {};
    for (const status of ['Done', 'In Progress', 'Done']) {
      for (const key of keys) {
        site.change.changeStatus(key, status);
        again[key] = site.simulator.clock.now();
      }
      await site.advance(MINUTE);
    }
    await site.advance(60 * MINUTE);
    const sent = (await site.surveys()).filter(({ state }) => state === 'sent');
    for (const key of keys) {
      const late = sent.filter((each) => each.workItemKey === key && (each.sentAt ?? 0) >= (again[key] ?? 0));
      expect(late).toHaveLength(1);
    }
  });
});
