import { guideSettings, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { holdOf } from '../../domain/hold';
import type { Rule } from '../../domain/rule';

const [guide] = guideSettings().rules as [Rule];
const ID = '10002:501';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const siteWith = (change: Partial<Rule>) => world(guideSettings({ rules: [{ ...guide, ...change }] }));

describe('a survey of a rule with a delay', () => {
  it('waits, without a look at Jira, and goes out when it is due', async () => {
    const site = siteWith({ moment: { afterMinutes: 10 } });
    await site.plan({ at: NOON });
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', reason: 'not-yet', dueAt: NOON + 10 * MINUTE });
    expect(site.workItems.reads).toBe(0);
    expect(holdOf(await site.survey(ID))).toEqual({ reason: 'not-yet', since: NOON, until: NOON + 10 * MINUTE });
    site.clock.pass(10 * MINUTE);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'sent' });
    expect((await site.survey(ID)).reason).toBeUndefined();
  });

  it('is taken up by the sweep where it is too far away for a message', async () => {
    const site = siteWith({ moment: { afterMinutes: 24 * 60 } });
    await site.plan({ at: NOON });
    expect(site.dueQueue.messages).toEqual([]);
    site.clock.pass(24 * HOUR);
    await site.sweep();
    expect(await site.survey(ID)).toMatchObject({ state: 'sent' });
  });

  it('is taken back where the work item was reopened meanwhile', async () => {
    const site = siteWith({ moment: { afterMinutes: 10 } });
    await site.plan({ at: NOON });
    site.workItems.item('KAN-2').workItem.status = { id: '10001', done: false };
    site.clock.pass(10 * MINUTE);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', reason: 'reopened' });
    expect(site.surveyService.inbox).toEqual([]);
  });

  it('waits from the completion, also where only the dispatcher finds out that it was one', async () => {
    const site = siteWith({ moment: { afterMinutes: 10 } });
    await site.plan({ at: NOON, projectId: undefined });
    await site.runQueue();
    const waiting = await site.survey(ID);
    expect(waiting).toMatchObject({ state: 'scheduled', reason: 'not-yet', dueAt: NOON + 10 * MINUTE });
    expect(waiting.respondent).toBeUndefined();
  });

  it('waits for what the rule says when it is due', async () => {
    const site = siteWith({ moment: { afterMinutes: 10 } });
    await site.plan({ at: NOON });
    await site.settings.write(guideSettings({ rules: [{ ...guide, moment: { afterMinutes: 60 } }] }));
    site.clock.pass(10 * MINUTE);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', dueAt: NOON + HOUR });
  });
});

it('a work item outside the sample says so at once, whatever the delay', async () => {
  const site = siteWith({ samplePercent: 0, moment: { afterMinutes: 10 } });
  await site.plan({ at: NOON });
  await site.runQueue();
  expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'not-sampled' });
  expect(site.workItems.item('KAN-2').mark).toMatchObject({ state: 'skipped', reason: 'not-sampled' });
});
