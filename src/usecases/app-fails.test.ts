/** What always makes the app throw is tried less and less often, ends with a person, and keeps nobody else waiting. */
import { kan2, RATING_FIELD } from '../../test/builders/surveys';
import { responseTo, world, type World } from '../../test/builders/world';
import { retrySurvey } from './activity/retry-survey';
import { retryResponse } from './receiving/retry-response';

const ID = '10002:501';
const MINUTE = 60_000;
const SWEEP = 5 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** Sweeps as the platform does; resolves with the moments at which `what` was tried. */
async function sweepFor(site: World, ms: number) {
  for (const end = site.clock.now() + ms; site.clock.now() < end; site.clock.pass(SWEEP)) await site.sweep();
}

/** A Jira of which one work item always makes the app throw. */
function poisoned(site: World, call: 'read' | 'writeResponse' | 'mark') {
  const tries: number[] = [];
  const works = site.ports.workItems[call] as (id: string, ...rest: never[]) => Promise<never>;
  const throws = (id: string, ...rest: never[]) => {
    if (id !== '10002') return works(id, ...rest);
    tries.push(site.clock.now());
    return Promise.reject(new TypeError('a bug'));
  };
  Object.assign(site.ports.workItems, { [call]: throws });
  return { tries, mend: () => Object.assign(site.ports.workItems, { [call]: works }) };
}

const waitsOf = (tries: number[]) => tries.slice(1).map((at, index) => at - (tries[index] ?? 0));

describe('a survey whose dispatch always throws', () => {
  it('is failed for its own reason after days of ever longer waits, and can be sent again', async () => {
    const site = world();
    await site.plan();
    const { tries, mend } = poisoned(site, 'read');
    await sweepFor(site, 3 * DAY);
    expect((await site.survey(ID)).state).toBe('scheduled');
    await sweepFor(site, 3 * DAY);
    expect(await site.survey(ID)).toMatchObject({ state: 'failed', reason: 'app-failed' });
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'failed', reason: 'app-failed' });
    expect(tries.length).toBeLessThan(40);
    expect(Math.max(...waitsOf(tries))).toBeGreaterThan(5 * 60 * MINUTE);
    const before = tries.length;
    await sweepFor(site, DAY);
    expect(tries).toHaveLength(before);

    mend();
    expect(await retrySurvey(site.ports, ID)).toMatchObject({ kind: 'planned' });
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('keeps no other survey waiting, not even once', async () => {
    const site = world();
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    await site.plan();
    poisoned(site, 'read');
    await site.sweep();
    await site.plan({ workItemId: '10003', workItemKey: 'KAN-3' });
    await site.sweep();
    expect(site.surveyService.inbox.map(({ custom }) => custom.issueKey)).toEqual(['KAN-3']);
  });

  it('begins anew with its patience once it went well', async () => {
    const site = world();
    await site.plan();
    const { mend } = poisoned(site, 'read');
    await sweepFor(site, 3 * DAY);
    mend();
    site.workItems.next = Array.from({ length: 99 }, () => ({ kind: 'try-later' as const }));
    await sweepFor(site, DAY);
    site.workItems.next = [];
    const again = poisoned(site, 'read');
    await sweepFor(site, 2 * DAY);
    expect(again.tries.length).toBeGreaterThan(0);
    expect((await site.survey(ID)).state).not.toBe('failed');
  });

  it('and that the storage does not take either, is tried no more than once a sweep', async () => {
    const site = world();
    await site.plan();
    const { tries } = poisoned(site, 'read');
    site.ports.ledger.replace = () => Promise.reject(new Error('refused'));
    await sweepFor(site, 60 * MINUTE);
    expect(tries.length).toBeLessThanOrEqual(12);
    expect(site.surveyService.inbox).toEqual([]);
  });

  it('after it went out, is out: the mark alone is given up', async () => {
    const site = world();
    await site.plan();
    const { tries } = poisoned(site, 'mark');
    await sweepFor(site, 6 * DAY);
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', markMissing: false });
    expect(site.surveyService.inbox).toHaveLength(1);
    expect(tries.length).toBeLessThan(60);
  });
});

describe('a response whose application always throws', () => {
  it('is parked for its own reason after days of ever longer waits, and can be retried', async () => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey, { comment: 'Keep me' }));
    const { tries, mend } = poisoned(site, 'writeResponse');
    await sweepFor(site, 3 * DAY);
    expect(site.responses.all()).toMatchObject([{ state: 'waiting' }]);
    await sweepFor(site, 3 * DAY);
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason: 'app-failed', comment: 'Keep me' }]);
    expect(tries.length).toBeLessThan(40);
    expect(Math.max(...waitsOf(tries))).toBeGreaterThan(5 * 60 * MINUTE);

    mend();
    await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
    await site.sweep();
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
    expect(site.workItems.item('KAN-2').values[RATING_FIELD]).toBe(7);
  });

  it('does not make its queue message fail, so that the platform does not repeat it beside us', async () => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey));
    poisoned(site, 'writeResponse');
    const [response] = site.responses.all();
    expect(await site.apply(response?.id ?? '')).toEqual({ kind: 'put-off' });
    expect(site.log.lines.join()).toContain(response?.id);
    expect(site.log.lines.join()).not.toContain('a bug');
  });
});
