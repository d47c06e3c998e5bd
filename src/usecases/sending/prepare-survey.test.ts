import { guideSettings, kan2, NOON, PROJECT } from '../../../test/builders/surveys';
import { world, type World } from '../../../test/builders/world';
import type { Rule } from '../../domain/rule';
import type { StatusEvent } from './plan-survey';
import { sendByHand } from './send-by-hand';

const ID = '10002:501';
const OPEN = '10001';
const DONE = '10002';
const CLOSED = '6';
const HOUR = 3_600_000;

/** While Jira is down, a change of KAN-2 arrives of which it is open whether it was a completion. */
async function undecided(change: Partial<StatusEvent>, steps: [id: string, from: string, to: string][] = []) {
  const site = world();
  site.statuses.all[CLOSED] = true;
  const past = steps.map(([id, from, to]) => ({ id, from, to, at: NOON })).reverse();
  site.history.pasts.set('10002', { status: { id: DONE, done: true }, dates: {}, steps: past });
  await whileJiraIsDown(site, () => site.plan(change));
  expect((await site.survey(ID)).state).toBe('planned');
  return site;
}

async function whileJiraIsDown(site: World, work: () => Promise<unknown>) {
  site.statuses.down = true;
  site.history.down = true;
  await work();
  site.statuses.down = false;
  site.history.down = false;
}

describe('what was open when a survey was planned is decided', () => {
  it('by the change that it was planned for, not by a later one', async () => {
    const site = await undecided({ previousStatus: {} }, [
      ['501', OPEN, DONE],
      ['502', DONE, CLOSED],
      ['503', CLOSED, DONE],
    ]);
    await site.runQueue();
    expect((await site.survey(ID)).state).toBe('sent');
  });

  it('against a survey where the work item has left Done since', async () => {
    const site = await undecided({ at: NOON, previousStatus: {} }, [['501', OPEN, DONE]]);
    site.workItems.add(kan2({ categoryChanged: NOON + HOUR }));
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'reopened', markMissing: false });
    expect(site.surveyService.calls).toBe(0);
  });

  it('against a survey where the work item is no longer finished', async () => {
    const site = await undecided({ previousStatus: {} }, [['501', OPEN, DONE]]);
    site.workItems.add(kan2({ status: { id: OPEN, done: false } }));
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'no-rule' });
  });

  it('against a survey where the status it came into finishes nothing', async () => {
    const site = await undecided({ status: {}, previousStatus: {} }, [
      ['501', DONE, OPEN],
      ['502', OPEN, DONE],
    ]);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'no-rule' });
  });

  it('with the rule, campaign and project that the work item has now', async () => {
    const site = await undecided({ projectId: undefined, previousStatus: {} }, [['501', OPEN, DONE]]);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'first', projectId: PROJECT });
    expect(site.surveyService.inbox).toMatchObject([{ campaignId: 16588 }]);
  });

  it('later, at the same times as any other outage, while Jira does not answer', async () => {
    const site = await undecided({ previousStatus: {} }, [['501', OPEN, DONE]]);
    await whileJiraIsDown(site, site.runQueue);
    expect(await site.survey(ID)).toMatchObject({ state: 'planned', failing: { 'work-item': { times: 1 } } });
    expect(site.surveyService.calls).toBe(0);
  });
});

describe('a survey that is to go out', () => {
  const rule = (change: Partial<Rule>): Rule => ({
    id: 'first',
    enabled: true,
    campaignId: 16588,
    projects: [PROJECT],
    finishedStatuses: 'done-category',
    ...change,
  });
  const afterwards = async (rules: Rule[], status: { id: string; done: boolean }) => {
    const site = world();
    await site.plan();
    await site.settings.write(guideSettings({ rules }));
    site.workItems.add(kan2({ status }));
    await site.runQueue();
    return site.survey(ID);
  };

  it('is cancelled for want of a rule where the rules were switched off meanwhile', async () => {
    const survey = await afterwards([rule({ enabled: false })], { id: OPEN, done: false });
    expect(survey).toMatchObject({ state: 'cancelled', reason: 'no-rule' });
  });

  it('is cancelled as reopened, whatever rules say that are switched off', async () => {
    const off = rule({ id: 'off', enabled: false, finishedStatuses: [OPEN] });
    const survey = await afterwards([rule({}), off], { id: OPEN, done: false });
    expect(survey).toMatchObject({ state: 'cancelled', reason: 'reopened' });
  });

  it('is cancelled as reopened, whatever rule of another project calls the status finished', async () => {
    const elsewhere = rule({ id: 'elsewhere', projects: ['99'], finishedStatuses: [OPEN] });
    const survey = await afterwards([rule({}), elsewhere], { id: OPEN, done: false });
    expect(survey).toMatchObject({ state: 'cancelled', reason: 'reopened' });
  });

  it('shows that on the work item', async () => {
    const site = world();
    await site.plan();
    site.workItems.add(kan2({ status: { id: OPEN, done: false } }));
    await site.runQueue();
    expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'cancelled', reason: 'reopened' });
  });

  it('goes out in whatever status the work item is, where a person asked for it', async () => {
    const site = world();
    site.workItems.add(kan2({ status: { id: OPEN, done: false } }));
    await sendByHand(site.ports, 'KAN-2');
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
  });
});
