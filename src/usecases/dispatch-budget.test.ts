import { kan2 } from '../../test/builders/surveys';
import { world } from '../../test/builders/world';
import { dispatchSurveys } from './dispatch-surveys';
import { sweep } from './sweep';

const SECOND = 1_000;
const NEVER = Number.MAX_SAFE_INTEGER;

/** So many surveys that are due; each call to nps.today takes a second. */
async function crowded(surveys: number) {
  const site = world();
  for (let index = 0; index < surveys; index += 1) {
    const item = { id: String(index), key: `KAN-${index + 100}` };
    site.workItems.add(kan2(item));
    await site.plan({ workItemId: item.id, workItemKey: item.key });
  }
  site.bell.rings.length = 0;
  site.surveyService.onSend = () => site.clock.pass(SECOND);
  return site;
}

const states = (site: Awaited<ReturnType<typeof crowded>>) => {
  const all = site.ledger.all().map(({ state }) => state);
  return Object.fromEntries([...new Set(all)].map((state) => [state, all.filter((each) => each === state).length]));
};

describe("a run's time", () => {
  it('is kept: when it is over no survey is begun, and a bell starts the next run', async () => {
    const site = await crowded(200);
    const until = site.clock.now() + 20 * SECOND;
    const outcome = await dispatchSurveys(site.ports, { until, surveys: NEVER });
    // What was in hand is finished.
    expect(outcome).toMatchObject({ kind: 'done', looks: expect.any(Number) as number });
    expect(site.surveyService.inbox.length).toBeLessThan(100);
    expect(states(site)).toEqual({ sent: site.surveyService.inbox.length, scheduled: expect.any(Number) as number });
    expect(site.bell.rings).toMatchObject([{ kind: 'survey', at: site.clock.now() }]);
    // The time is nobody's: the next run need not wait.
    expect(site.pace.heldUntil()).toBeLessThanOrEqual(site.clock.now() + SECOND);
    for (let run = 0; run < 9; run += 1) {
      site.clock.pass(SECOND);
      await site.hearBells();
    }
    expect(states(site)).toEqual({ sent: 200 });
  });

  it('that is over before it begins sends nothing', async () => {
    const site = await crowded(1);
    await dispatchSurveys(site.ports, { until: site.clock.now(), surveys: NEVER });
    await sweep(site.ports, { until: site.clock.now(), surveys: NEVER });
    expect(site.surveyService.calls).toBe(0);
  });
});

describe('how many surveys a run may look at', () => {
  it('is kept: the platform counts its calls to the outside', async () => {
    const site = await crowded(30);
    expect(await dispatchSurveys(site.ports, { until: NEVER, surveys: 10 })).toEqual({ kind: 'done', looks: 10 });
    expect(states(site)).toEqual({ sent: 10, scheduled: 20 });
    expect(site.bell.rings).toHaveLength(1);
  });

  it('ends no run with a bell where nothing is left', async () => {
    const site = await crowded(10);
    await dispatchSurveys(site.ports, { until: NEVER, surveys: 10 });
    expect(states(site)).toEqual({ sent: 10 });
    expect(site.bell.rings).toEqual([]);
  });
});

describe('a refused key', () => {
  it('ends the run: what has not been called for is not called for, and nothing is lost', async () => {
    const site = await crowded(200);
    site.surveyService.key = 'another key';
    expect(await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER })).toEqual({ kind: 'paused' });
    // What was on its way when the key was refused may be refused too.
    expect(site.surveyService.calls).toBeLessThan(5);
    expect(states(site)).toEqual({ scheduled: 200 });
    expect(await site.settings.readPause()).toMatchObject({ reason: 'key-refused' });
    // Nobody waits for this run once there is another key.
    expect(site.pace.heldUntil()).toBeLessThanOrEqual(site.clock.now() + SECOND);
  });
});
