import { kan2, NOON } from '../../../test/builders/surveys';
import { API_KEY, world, type World } from '../../../test/builders/world';
import { CALL_INTERVAL_MS, callTurns } from './call-turns';
import type { Dispatch } from './send-survey';
import { dispatchSurvey } from './dispatch-survey';
import { dispatchSurveys } from './dispatch-surveys';
import { cancelSurvey } from './send-by-hand';
import { POSTPONED_MS, SENDING_LIMIT_MS } from '../../domain/survey';

const ID = '10002:501';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

async function planned(site: World = world()) {
  await site.plan();
  return site;
}

/** One dispatch of the survey as it is stored, or as a list showed it, in a run that has its turns. */
async function dispatchOnce(site: World, turns: Partial<Dispatch['turns']> = {}, listed = site.survey(ID)) {
  const own = callTurns(site.pace, site.clock);
  await own.begin();
  const run = { settings: await site.settings.read(), apiKey: API_KEY, seen: {}, turns: { ...own, ...turns } };
  return dispatchSurvey(site.ports, run, await listed);
}

const hasTime = async () => true;
const hasNone = async () => false;

describe('the respondent', () => {
  it('is the same however their address is written, and cannot be read from what is stored', async () => {
    const site = world();
    const digests = [];
    for (const [index, address] of ['customer@example.com', ' Customer@Example.COM '].entries()) {
      site.workItems.emails.set('customer-1', address);
      const { surveyId } = await site.sent({ changeId: String(index) });
      digests.push((await site.survey(surveyId)).respondent);
    }
    expect(digests[0]).toBe(digests[1]);
    expect(JSON.stringify(site.ledger.all())).not.toMatch(/example/i);
    expect(site.surveyService.inbox).toHaveLength(2);
  });

  it('is another one with another address', async () => {
    const site = world();
    const first = await site.sent({ changeId: '1' });
    site.workItems.emails.set('customer-1', 'other@example.com');
    const second = await site.sent({ changeId: '2' });
    expect((await site.survey(first.surveyId)).respondent).not.toBe((await site.survey(second.surveyId)).respondent);
  });

  it('is sought later, for days, where it is Jira that is down rather than an address that is missing', async () => {
    const site = await planned();
    site.workItems.next = ['pass', { kind: 'try-later', until: NOON + 40 * MINUTE }];
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', dueAt: NOON + 40 * MINUTE });
    expect(await site.observations.read()).toEqual({});
    site.clock.pass(40 * MINUTE);
    await site.sweep();
    expect((await site.survey(ID)).state).toBe('sent');
  });
});

describe('a survey that somebody moves while it is prepared', () => {
  it('is not sent', async () => {
    const site = await planned();
    const { emailOf } = site.workItems;
    site.ports.workItems.emailOf = async (...args) => {
      await cancelSurvey(site.ports, '10002', ID);
      return emailOf(...args);
    };
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', reason: 'taken-back' });
    expect(site.surveyService.calls).toBe(0);
  });

  it('is dispatched once, where a list shows it as it was', async () => {
    const site = await planned();
    const listed = await site.survey(ID);
    await site.runQueue();
    site.clock.pass(MINUTE);
    expect(await dispatchOnce(site, {}, Promise.resolve(listed))).toEqual({ kind: 'done' });
    expect(site.surveyService.calls).toBe(1);
    expect((await site.survey(ID)).state).toBe('sent');
  });

  it('is left alone where it is not due', async () => {
    const site = await planned();
    const listed = { ...(await site.survey(ID)), dueAt: site.clock.now() + 1 };
    expect(await dispatchOnce(site, {}, Promise.resolve(listed))).toEqual({ kind: 'done' });
    expect(site.workItems.reads).toBe(0);
  });
});

describe('a survey without a turn', () => {
  it.each([
    ['near', { near: hasNone }],
    ['when it has come near', { near: hasTime, take: hasNone }],
  ])('%s is not sent, and is to be sent as before', async (_when, turns) => {
    const site = await planned();
    expect(await dispatchOnce(site, turns)).toEqual({ kind: 'no-turn' });
    expect(site.surveyService.calls).toBe(0);
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled' });
    expect((await site.survey(ID)).failing).toBeUndefined();
    expect((await site.survey(ID)).dueAt).toBeLessThanOrEqual(site.clock.now());
  });

  it('because the storage fails is not taken for one that was called for', async () => {
    const site = await planned();
    const take = () => Promise.reject(new Error('The storage is out of order'));
    await expect(dispatchOnce(site, { near: hasTime, take })).rejects.toThrow();
    expect((await site.survey(ID)).state).toBe('scheduled');
  });
});

describe('a refusal', () => {
  it('is cleared up by a call in turn like any other', async () => {
    const site = await planned();
    const calls: number[] = [];
    site.surveyService.next = [{ kind: 'not-permitted' }];
    const { send, campaigns } = site.surveyService;
    site.ports.surveyService.send = async (...args) => (calls.push(site.clock.now()), send(...args));
    site.ports.surveyService.campaigns = async (key) => (calls.push(site.clock.now()), campaigns(key));
    await site.runQueue();
    expect(calls).toHaveLength(2);
    expect((calls[1] ?? 0) - (calls[0] ?? 0)).toBeGreaterThanOrEqual(CALL_INTERVAL_MS);
  });

  it('that the run has no time to clear up is cleared up another time, and nothing is lost', async () => {
    const site = await planned();
    site.surveyService.next = [{ kind: 'not-permitted' }];
    const { send, campaigns } = site.surveyService;
    let lists = 0;
    site.ports.surveyService.send = async (...args) => (site.clock.pass(MINUTE), send(...args));
    site.ports.surveyService.campaigns = async (key) => ((lists += 1), campaigns(key));
    await dispatchSurveys(site.ports, { until: site.clock.now() + SECOND, surveys: 10 });
    expect(lists).toBe(0);
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', failing: { call: { times: 1 } } });
    site.clock.pass(MINUTE);
    await site.sweep();
    expect((await site.survey(ID)).state).toBe('sent');
  });

  it('of the key leaves the survey as one to be sent, even where the pause cannot be stored', async () => {
    const site = await planned();
    site.surveyService.key = 'another key';
    site.ports.settings.writePause = () => Promise.reject(new Error('The storage is out of order'));
    await site.runQueue();
    expect((await site.survey(ID)).state).toBe('scheduled');
    expect(site.log.lines).toHaveLength(1);
  });

  it('of the key says since when nothing is sent', async () => {
    const site = await planned();
    site.surveyService.key = 'another key';
    await site.runQueue();
    const { since = 0 } = (await site.settings.readPause()) ?? {};
    expect(since - NOON).toBeGreaterThanOrEqual(0);
    expect(since - NOON).toBeLessThan(10 * SECOND);
  });
});

describe('a wait', () => {
  const restFor = async (ms: number) => {
    const site = await planned();
    await site.clock.sleep(SECOND);
    const until = site.clock.now() + ms;
    site.workItems.next = [{ kind: 'try-later', until }];
    await dispatchOnce(site);
    return { site, until };
  };

  it.each([1, 1_500, 15 * MINUTE])('of %d ms ends with a queue message, not before its time', async (ms) => {
    const { site, until } = await restFor(ms);
    const message = site.dueQueue.messages[site.dueQueue.messages.length - 1];
    expect(message).toMatchObject({ kind: 'survey', id: ID });
    expect(message?.at).toBeGreaterThanOrEqual(until);
    expect((message?.at ?? 0) - until).toBeLessThan(SECOND);
  });

  it('that was over before it began ends with a queue message in a second', async () => {
    const { site } = await restFor(-5 * SECOND);
    expect(site.dueQueue.messages[site.dueQueue.messages.length - 1]?.at).toBe(site.clock.now() + SECOND);
  });

  it('too long for a queue message is kept all the same, and ends with the sweep', async () => {
    const { site, until } = await restFor(15 * MINUTE + SECOND);
    expect(site.dueQueue.messages).toHaveLength(1);
    expect((await site.survey(ID)).dueAt).toBe(until);
    site.clock.pass(15 * MINUTE - 10 * SECOND);
    await site.sweep();
    expect(site.surveyService.calls).toBe(0);
    site.clock.pass(11 * SECOND);
    await site.sweep();
    expect(site.surveyService.calls).toBe(1);
  });

  it('that nps.today asks for, too long for a queue message, is kept too', async () => {
    const site = await planned();
    const until = NOON + 60 * MINUTE;
    site.surveyService.next = [{ kind: 'rate-limited', until }];
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', dueAt: until });
    expect(site.log.lines).toEqual([]);
  });
});

describe('a survey that cannot be dispatched', () => {
  it('keeps nobody waiting, and is due again a little later', async () => {
    const site = await planned();
    site.ports.workItems.read = () => Promise.reject(new Error('poison'));
    await dispatchSurveys(site.ports, { until: site.clock.now() + 10 * MINUTE, surveys: 3 });
    const { dueAt = 0, state } = await site.survey(ID);
    expect(state).toBe('scheduled');
    expect(dueAt).toBeGreaterThanOrEqual(NOON + POSTPONED_MS);
    expect(dueAt - site.clock.now()).toBeLessThanOrEqual(POSTPONED_MS);
    // Once, and not again and again in the same run.
    expect(site.log.lines).toHaveLength(1);
    expect(site.log.lines[0]).toContain(ID);
  });

  it('and not even be put off ends no run', async () => {
    const site = await planned();
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    await site.plan({ workItemId: '10003', workItemKey: 'KAN-3' });
    const { read, replace } = site.ledger;
    site.ports.workItems.read = async (id) => {
      if (id === '10002') throw new Error('poison');
      return { kind: 'found', workItem: kan2({ id: '10003', key: 'KAN-3' }).workItem };
    };
    site.ports.ledger.read = async (id) => {
      if (id === ID) throw new Error('poison');
      return read(id);
    };
    site.ports.ledger.replace = replace;
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect(site.log.lines).toHaveLength(2);
  });

  it('is not put off where somebody else has dispatched it meanwhile', async () => {
    const site = await planned();
    site.ports.workItems.read = async () => {
      await cancelSurvey(site.ports, '10002', ID);
      await site.ledger.replace({ ...(await site.survey(ID)), dueAt: undefined });
      throw new Error('poison');
    };
    await site.runQueue();
    const survey = await site.survey(ID);
    expect([survey.state, survey.dueAt]).toEqual(['cancelled', undefined]);
  });
});

describe('the record of a call', () => {
  it('is overdue after five minutes, and the survey unconfirmed then, not before', async () => {
    const site = await planned();
    site.surveyService.onSend = () => site.ledger.fail(true);
    await dispatchOnce(site).catch(() => undefined);
    site.ledger.fail(false);
    site.dueQueue.messages.length = 0;
    const { changedAt } = await site.survey(ID);
    site.clock.pass(changedAt + SENDING_LIMIT_MS - 1 - site.clock.now());
    await dispatchOnce(site);
    expect((await site.survey(ID)).state).toBe('sending');
    site.clock.pass(1);
    await dispatchOnce(site);
    expect((await site.survey(ID)).state).toBe('unconfirmed');
  });
});

describe('the mark on the work item', () => {
  it('is made by one worker at a time, and by another once that one has died', async () => {
    const site = await planned();
    const { mark } = site.workItems;
    let marks = 0;
    site.ports.workItems.mark = async (...args) => {
      marks += 1;
      // While this one writes, others come by.
      if (marks === 1) {
        site.clock.pass(MINUTE);
        expect(await dispatchOnce(site)).toEqual({ kind: 'done' });
        expect(marks).toBe(1);
        throw new Error('died on the way');
      }
      return mark(...args);
    };
    await expect(dispatchOnce(site)).rejects.toThrow();
    site.clock.pass(MINUTE);
    await site.sweep();
    expect(marks).toBe(2);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'sent' });
  });

  it('is tried again at once when its time has come, where Jira was not ready', async () => {
    const site = await planned();
    site.workItems.next = ['pass', 'pass', { kind: 'try-later' }];
    await dispatchOnce(site);
    expect((await site.survey(ID)).dueAt).toBe(site.clock.now() + 30 * SECOND);
    site.clock.pass(30 * SECOND);
    await dispatchOnce(site);
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'sent' });
  });

  it('waits as long as Jira asks for', async () => {
    const site = await planned();
    const until = NOON + 20 * MINUTE;
    site.workItems.next = ['pass', 'pass', { kind: 'try-later', until }];
    await dispatchOnce(site);
    expect((await site.survey(ID)).dueAt).toBe(until);
  });

  it('is given up, with a line in the log, where the app may not make it', async () => {
    const site = await planned();
    site.workItems.item('KAN-2').access = 'read-only';
    await dispatchOnce(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', markMissing: false });
    expect(site.log.lines).toHaveLength(1);
    expect(site.log.lines[0]).toMatch(/cannot be marked.*10002:501.*no-permission/);
    await site.sweep();
    expect(site.log.lines).toHaveLength(1);
  });

  it('is not sought on a work item that is gone', async () => {
    const site = await planned();
    site.workItems.item('KAN-2').access = 'gone';
    await dispatchOnce(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', dueAt: undefined });
    expect(site.log.lines).toEqual([]);
  });

  it('leaves the log empty where it is made', async () => {
    const site = await planned();
    await dispatchOnce(site);
    expect(site.log.lines).toEqual([]);
  });
});

describe('a work item that is gone', () => {
  it('ends a survey of which it was open whether there was a completion', async () => {
    const site = world();
    await site.plan({ projectId: undefined });
    site.workItems.item('KAN-2').access = 'gone';
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'work-item-gone' });
  });
});
