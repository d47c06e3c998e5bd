import { guideSettings, kan2, RATING_FIELD, COMMENT_FIELD } from '../../test/builders/surveys';
import { responseTo, world, type World } from '../../test/builders/world';
import { disconnect } from './connection/disconnect';
import { setPaused } from './pause/set-paused';
import { retryResponse } from './receiving/retry-response';
import { retrySurvey } from './activity/retry-survey';
import { sendByHand } from './sending/send-by-hand';
import { sweep } from './sweep';

const SECOND = 1_000;

/** Messages that arrive in the very moment in which they are sent, and no sweep: what is not stored by then is not there. */
function deliveringAtOnce(site: World): World {
  const { surveyDue, surveysDue, responseDue } = site.dueQueue;
  site.dueQueue.surveyDue = async (id, delay = 0) => {
    await surveyDue(id, delay);
    await site.runQueue();
  };
  site.dueQueue.surveysDue = async () => {
    await surveysDue();
    await site.runQueue();
  };
  site.dueQueue.responseDue = async (id, surveyId, delay = 0) => {
    await responseDue(id, surveyId, delay);
    await site.runQueue();
  };
  return site;
}

/** Messages that are all lost: the sweep is all there is. */
function deliveringNone(site: World): World {
  site.dueQueue.surveyDue = async () => {};
  site.dueQueue.surveysDue = async () => {};
  site.dueQueue.responseDue = async () => {};
  return site;
}

const ways: [string, (site: World) => World, (site: World) => Promise<void>][] = [
  ['by the queue alone, each message arriving at once', deliveringAtOnce, async () => {}],
  ['by the sweep alone', deliveringNone, (site) => site.sweep()],
];

describe.each(ways)('everything happens %s:', (_how, delivering, later) => {
  const sent = async (site: World) => {
    await site.plan();
    await later(site);
    const { custom } = site.surveyService.inbox[0] ?? { custom: {} as Record<string, string> };
    return { token: custom.surveyToken ?? '', key: custom.issueKey ?? '' };
  };

  it('a survey goes out, and its response comes to the work item', async () => {
    const site = delivering(world());
    const survey = await sent(site);
    expect(site.surveyService.inbox).toHaveLength(1);
    await site.receive(responseTo(survey, { comment: 'Whole' }));
    await later(site);
    expect(site.workItems.item('KAN-2').values).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Whole' });
  });

  it('a survey that a person asks for goes out', async () => {
    const site = delivering(world());
    await sendByHand(site.ports, 'KAN-2');
    await later(site);
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('one in place of a failed survey goes out', async () => {
    const site = delivering(world());
    site.surveyService.next.push({ kind: 'refused' });
    await sent(site);
    site.clock.pass(SECOND);
    await retrySurvey(site.ports, '10002:501');
    await later(site);
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('a response that was parked comes to the work item with Retry', async () => {
    const site = delivering(world());
    const survey = await sent(site);
    site.workItems.item('KAN-2').screen = [RATING_FIELD];
    await site.receive(responseTo(survey, { comment: 'Kept' }));
    await later(site);
    site.workItems.item('KAN-2').screen = [RATING_FIELD, COMMENT_FIELD];
    await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
    await later(site);
    expect(site.workItems.item('KAN-2').values[COMMENT_FIELD]).toBe('Kept');
  });

  it('what waited during a pause goes out after it', async () => {
    const site = delivering(world());
    await setPaused(site.ports, true);
    await sent(site);
    expect(site.surveyService.inbox).toEqual([]);
    await setPaused(site.ports, false);
    await later(site);
    expect(site.surveyService.inbox).toHaveLength(1);
  });
});

describe('a queue message', () => {
  it('is not sent for what could not be stored', async () => {
    const site = world();
    const survey = await site.sent();
    site.dueQueue.messages.length = 0;
    site.ledger.fail(true);
    site.responses.fail(true);
    await site.plan({ changeId: '777' });
    await site.receive(responseTo(survey));
    await sendByHand(site.ports, 'KAN-2').catch(() => undefined);
    await retryResponse(site.ports, 'any').catch(() => undefined);
    expect(site.dueQueue.messages).toEqual([]);
  });

  it('for one survey takes up whatever else is due, and for one that is not due takes up nothing', async () => {
    const site = world();
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    await site.plan();
    await site.plan({ workItemId: '10003', workItemKey: 'KAN-3' });
    expect(await site.dispatch('no-such-survey')).toEqual({ kind: 'done', taken: 0 });
    expect(site.surveyService.calls).toBe(0);
    expect((await site.dispatch('10003:501')).kind).toBe('done');
    expect(site.surveyService.calls).toBe(2);
  });
});

describe('the sweep', () => {
  /** So many responses that wait, each of its own survey; a write takes a second. */
  async function waiting(responses: number) {
    const site = deliveringNone(world(guideSettings()));
    for (let index = 0; index < responses; index += 1) {
      const item = { id: String(index), key: `KAN-${index + 100}` };
      site.workItems.add(kan2(item));
      await site.plan({ workItemId: item.id, workItemKey: item.key });
    }
    await site.sweep();
    for (const { custom } of site.surveyService.inbox) {
      await site.receive(responseTo({ token: custom.surveyToken ?? '', key: custom.issueKey ?? '' }));
    }
    const write = site.ports.workItems.writeResponse;
    site.ports.workItems.writeResponse = async (...args) => {
      site.clock.pass(SECOND);
      return write(...args);
    };
    return site;
  }
  const applied = (site: World) => site.responses.all().filter(({ state }) => state === 'applied').length;

  it('applies page after page of responses', async () => {
    const site = await waiting(230);
    await site.sweep();
    expect(applied(site)).toBe(230);
  });

  it('begins no response when its time is over, and sends nothing then either', async () => {
    const site = await waiting(40);
    await site.plan({ changeId: '777' });
    const calls = site.surveyService.calls;
    await sweep(site.ports, { until: site.clock.now() + 10 * SECOND, surveys: 100 });
    expect(applied(site)).toBeGreaterThanOrEqual(10);
    expect(applied(site)).toBeLessThan(20);
    expect(site.surveyService.calls).toBe(calls);
    await site.sweep();
    expect(applied(site)).toBe(40);
    expect(site.surveyService.calls).toBe(calls + 1);
  });

  it('goes on with the others where one response or one survey fails', async () => {
    const site = await waiting(3);
    await site.plan({ changeId: '777' });
    const [poison] = site.responses.all();
    const read = site.ports.responses.read;
    site.ports.responses.read = async (id) => {
      if (id === poison?.id) throw new Error('poison');
      return read(id);
    };
    const calls = site.surveyService.calls;
    await site.sweep();
    expect(applied(site)).toBe(2);
    expect(site.surveyService.calls).toBe(calls + 1);
  });

  it('sends nothing while nobody is connected', async () => {
    const site = deliveringNone(world());
    await site.plan();
    await disconnect(site.ports);
    await site.sweep();
    expect(site.surveyService.calls).toBe(0);
    expect(site.ledger.all()).toMatchObject([{ state: 'scheduled' }]);
  });
});
