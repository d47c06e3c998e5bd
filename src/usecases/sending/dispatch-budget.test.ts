import { kan2 } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { dispatchSurveys } from './dispatch-surveys';
import { sweep } from '../sweep';

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
  site.dueQueue.messages.length = 0;
  site.surveyService.onSend = () => site.clock.pass(SECOND);
  return site;
}

const states = (site: Awaited<ReturnType<typeof crowded>>) => {
  const all = site.ledger.all().map(({ state }) => state);
  return Object.fromEntries([...new Set(all)].map((state) => [state, all.filter((each) => each === state).length]));
};

describe("a run's time", () => {
  it('is kept: when it is over no survey is begun, and a queue message starts the next run', async () => {
    const site = await crowded(200);
    const until = site.clock.now() + 20 * SECOND;
    const outcome = await dispatchSurveys(site.ports, { until, surveys: NEVER });
    // What was in hand is finished.
    expect(outcome).toMatchObject({ kind: 'done', taken: expect.any(Number) as number });
    expect(site.surveyService.inbox.length).toBeLessThan(100);
    expect(states(site)).toEqual({ sent: site.surveyService.inbox.length, scheduled: expect.any(Number) as number });
    expect(site.dueQueue.messages).toMatchObject([{ kind: 'survey', at: site.clock.now() }]);
    // The time is nobody's: the next run need not wait.
    expect(site.pace.heldUntil()).toBeLessThanOrEqual(site.clock.now() + SECOND);
    for (let run = 0; run < 9; run += 1) {
      site.clock.pass(SECOND);
      await site.runQueue();
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

describe('the number of surveys in a run', () => {
  it('is kept: the platform counts its calls to the outside', async () => {
    const site = await crowded(30);
    expect(await dispatchSurveys(site.ports, { until: NEVER, surveys: 10 })).toEqual({ kind: 'done', taken: 10 });
    expect(states(site)).toEqual({ sent: 10, scheduled: 20 });
    expect(site.dueQueue.messages).toHaveLength(1);
  });

  it('leads to no message for surveys already taken up, however far behind lists are', async () => {
    const site = await crowded(10);
    const before = await site.ledger.due(site.clock.now(), 100);
    site.ports.ledger.due = async () => structuredClone(before);
    await dispatchSurveys(site.ports, { until: NEVER, surveys: 10 });
    expect(states(site)).toEqual({ sent: 10 });
    expect(site.dueQueue.messages).toEqual([]);
  });

  it('leads to a message for a survey that is left, whoever hands out which', async () => {
    const site = await crowded(101);
    await dispatchSurveys(site.ports, { until: NEVER, surveys: 100 });
    expect(states(site)).toEqual({ sent: 100, scheduled: 1 });
    const left = site.ledger.all().find(({ state }) => state === 'scheduled');
    expect(site.dueQueue.messages).toMatchObject([{ id: left?.id }]);
  });

  it('leads to no message where nothing is left', async () => {
    const site = await crowded(10);
    await dispatchSurveys(site.ports, { until: NEVER, surveys: 10 });
    expect(states(site)).toEqual({ sent: 10 });
    expect(site.dueQueue.messages).toEqual([]);
  });
});

describe('the budget of the sweep', () => {
  it('is that of the surveys it sends: how many', async () => {
    const site = await crowded(30);
    await sweep(site.ports, { until: NEVER, surveys: 5 });
    expect(states(site)).toEqual({ sent: 5, scheduled: 25 });
  });

  it('is that of the surveys it sends: how long', async () => {
    const site = await crowded(200);
    await sweep(site.ports, { until: site.clock.now() + 5 * SECOND, surveys: NEVER });
    expect(site.surveyService.inbox.length).toBeLessThan(80);
  });
});

describe('a run', () => {
  it('has ten seconds more for what is in hand, and none after that', async () => {
    const site = await crowded(64);
    const until = site.clock.now() + 5 * SECOND;
    const last: number[] = [];
    site.surveyService.onSend = () => {
      last.push(site.clock.now());
      site.clock.pass(SECOND);
    };
    await dispatchSurveys(site.ports, { until, surveys: NEVER });
    const latest = Math.max(...last);
    expect(latest).toBeGreaterThan(until);
    expect(latest).toBeLessThanOrEqual(until + 10 * SECOND);
    expect(states(site)).toEqual({ sent: last.length, scheduled: 64 - last.length });
  });

  it('takes up what becomes due while it is at work', async () => {
    const site = await crowded(1);
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    let told = false;
    site.surveyService.onSend = async () => {
      if (!told) {
        told = true;
        await site.plan({ workItemId: '10003', workItemKey: 'KAN-3' });
      }
    };
    await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER });
    expect(states(site)).toEqual({ sent: 2 });
  });

  it('tries again by itself what failed, when it is due and the run still at work', async () => {
    const site = await crowded(60);
    site.surveyService.next = [{ kind: 'transient' }];
    await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER });
    expect(states(site)).toEqual({ sent: 60 });
  });

  it('takes up nothing twice because a list lags behind', async () => {
    const site = await crowded(3);
    const { due } = site.ledger;
    const before = await due(site.clock.now(), 100);
    const until = site.clock.now() + 3 * SECOND;
    site.ports.ledger.due = async (now, limit) => (now < until ? structuredClone(before) : due(now, limit));
    site.surveyService.onSend = undefined;
    expect(await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER })).toEqual({ kind: 'done', taken: 3 });
    expect(site.workItems.reads).toBe(3);
  });

  it('ends once nothing has been due for as long as others leave things to it', async () => {
    const site = await crowded(1);
    const from = site.clock.now();
    await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER });
    const taken = site.pace.heldUntil();
    expect(site.clock.now()).toBeGreaterThanOrEqual(taken);
    expect(site.clock.now() - from).toBeLessThan(15 * SECOND);
  });

  it('leaves everything to another one that is at work, also where it finds that out late', async () => {
    const site = await crowded(1);
    await site.pace.take(60 * SECOND);
    expect(await site.dispatch()).toEqual({ kind: 'busy' });
    site.ports.pace.takenUntil = () => Promise.reject(new Error('The storage is out of order'));
    expect(await site.dispatch()).toEqual({ kind: 'busy' });
    expect(states(site)).toEqual({ scheduled: 1 });
  });

  it('that loses its time to another makes no more calls, and loses nothing', async () => {
    const site = await crowded(200);
    let sent = 0;
    site.surveyService.onSend = async () => {
      sent += 1;
      if (sent === 3) {
        site.clock.pass(60 * SECOND);
        await site.pace.take(60 * SECOND);
      }
    };
    expect((await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER })).kind).toBe('done');
    expect(states(site)).toEqual({ sent: 3, scheduled: 197 });
    expect(site.workItems.reads).toBeLessThan(70);
    expect(await site.dispatch()).toEqual({ kind: 'busy' });
  });

  it('notes what it saw, once, and nothing where it saw nothing', async () => {
    const site = await crowded(3);
    const notes: object[] = [];
    site.ports.observations.note = async (answers) => void notes.push(answers);
    site.workItems.next = [{ kind: 'try-later' }, { kind: 'try-later' }, { kind: 'try-later' }];
    await dispatchSurveys(site.ports, { until: NEVER, surveys: 3 });
    expect(notes).toEqual([]);
    site.clock.pass(60 * SECOND);
    await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER });
    expect(notes).toEqual([{ 'email-source': 'profile' }]);
  });

  it('leaves one alone for minutes that it can neither see to nor put off', async () => {
    const site = await crowded(60);
    const { read } = site.ledger;
    const readItem = site.ports.workItems.read;
    site.ports.workItems.read = (id) => (id === '0' ? Promise.reject(new Error('poison')) : readItem(id));
    site.ports.ledger.read = (id) => (id === '0:501' ? Promise.reject(new Error('poison')) : read(id));
    await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER });
    expect(states(site)).toEqual({ sent: 59, scheduled: 1 });
    expect(site.log.lines).toEqual([
      expect.stringMatching(/dispatched.*0:501/),
      expect.stringMatching(/put off.*0:501/),
    ]);
  });

  it('sends the survey that its message names although no list shows it yet', async () => {
    const site = await crowded(1);
    site.ports.ledger.due = async () => [];
    await site.dispatch('0:501');
    expect(states(site)).toEqual({ sent: 1 });
  });

  it('begins by reading one survey at most: none in the sweep, and none where another one is at work', async () => {
    const site = await crowded(1);
    site.ports.ledger.read = () => Promise.reject(new Error('read'));
    await site.dispatch();
    expect(states(site)).toEqual({ sent: 1 });
    site.ports.settings.readPause = () => Promise.reject(new Error('read'));
    await site.pace.take(60 * SECOND);
    expect(await site.dispatch('0:501')).toEqual({ kind: 'busy' });
  });

  it('takes up at its time what was put off for a moment', async () => {
    const site = await crowded(40);
    const from = site.clock.now();
    site.workItems.next = [{ kind: 'try-later', until: from + 2 * SECOND }];
    await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER });
    expect(site.surveyService.inbox).toHaveLength(40);
    const rank = site.surveyService.inbox.findIndex(({ custom }) => custom.issueKey === 'KAN-100');
    expect([rank > 0, (await site.survey('0:501')).state]).toEqual([true, 'sent']);
  });

  it('shows on the work item, while it is still at work, what Jira was not ready for', async () => {
    const site = await crowded(60);
    const { mark } = site.workItems;
    let marks = 0;
    site.ports.workItems.mark = async (...args) => {
      marks += 1;
      return marks === 1 ? { kind: 'try-later' } : mark(...args);
    };
    await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER });
    expect(site.ledger.all().filter(({ markMissing }) => markMissing)).toEqual([]);
  });

  it('logs which survey could not be dispatched', async () => {
    const site = await crowded(1);
    site.ports.workItems.read = () => Promise.reject(new Error('poison'));
    await site.dispatch();
    expect(site.log.lines).toEqual([expect.stringMatching(/sweep.*0:501/)]);
  });
});

describe('a refused key', () => {
  it('ends the run: what has not been called for is not called for, and nothing is lost', async () => {
    const site = await crowded(200);
    site.surveyService.key = 'another key';
    expect(await dispatchSurveys(site.ports, { until: NEVER, surveys: NEVER })).toEqual({ kind: 'paused' });
    // What was on its way when the key was refused may be refused too.
    expect(site.surveyService.calls).toBeLessThan(5);
    // No more work items are read for nothing than were in hand.
    expect(site.workItems.reads).toBeLessThan(70);
    expect(states(site)).toEqual({ scheduled: 200 });
    expect(await site.settings.readPause()).toMatchObject({ reason: 'key-refused' });
    // Nobody waits for this run once there is another key.
    expect(site.pace.heldUntil()).toBeLessThanOrEqual(site.clock.now() + SECOND);
  });
});
