import { aSurvey, guideSettings, kan2, NOON } from '../../../test/builders/surveys';
import { completion, responseTo, world, type World } from '../../../test/builders/world';
import type { Quarantine } from '../../domain/guard-rails';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import { POSTPONED_MS } from '../../domain/survey';
import { sendByHand } from './send-by-hand';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A site with KAN-2 and KAN-3 of one reporter. */
function siteWith(quarantine: Partial<Quarantine> = {}): World {
  const rails = { ...NO_GUARD_RAILS, quarantine: { days: 30, since: 'sent', then: 'drop', ...quarantine } as const };
  const site = world(guideSettings({ guardRails: rails }));
  site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
  return site;
}

const KAN_3 = { workItemId: '10003', workItemKey: 'KAN-3', changeId: '601' };

async function finish(site: World, change = {}) {
  const outcome = await site.plan(change);
  await site.runQueue();
  if (outcome.kind !== 'planned') throw new Error(`Not planned: ${outcome.kind}`);
  return site.survey(outcome.surveyId);
}

describe('a respondent who was surveyed', () => {
  it('is left alone for so many days, and asked again after them', async () => {
    const site = siteWith();
    await finish(site);
    site.clock.pass(30 * DAY - MINUTE);
    expect(await finish(site, KAN_3)).toMatchObject({ state: 'skipped', reason: 'quarantine' });
    site.clock.pass(MINUTE);
    expect(await finish(site, { ...KAN_3, changeId: '602' })).toMatchObject({ state: 'sent' });
    expect(site.surveyService.inbox).toHaveLength(2);
  });

  it('is left alone by another rule as well, however the address is written', async () => {
    const site = siteWith();
    const settings = await site.settings.read();
    const [rule] = settings.rules;
    if (!rule) throw new Error('The guide has a rule');
    await site.settings.write({
      ...settings,
      rules: [rule, { ...rule, id: 'second', campaignId: 2, projects: ['77'] }],
    });
    site.workItems.add(kan2({ id: '10003', key: 'OPS-3', projectId: '77' }));
    await finish(site);
    site.workItems.emails.set('customer-1', ' Customer@EXAMPLE.com');
    expect(await finish(site, { ...KAN_3, projectId: '77' })).toMatchObject({ state: 'skipped', reason: 'quarantine' });
  });

  it('is asked about nothing while two surveys become due at the same moment, but once', async () => {
    const site = siteWith();
    await site.plan();
    await site.plan(KAN_3);
    site.dueQueue.messages.length = 0;
    await Promise.all([site.dispatch('10002:501'), site.dispatch('10003:601')]);
    expect(site.surveyService.inbox).toHaveLength(1);
    site.clock.pass(2 * POSTPONED_MS);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
    const states = (await Promise.all(['10002:501', '10003:601'].map(site.survey))).map(({ state }) => state);
    expect(states.sort()).toEqual(['sent', 'skipped']);
  });

  it('does not keep anybody else from being asked', async () => {
    const site = siteWith();
    await finish(site);
    site.workItems.emails.set('customer-1', 'somebody-else@example.com');
    expect(await finish(site, KAN_3)).toMatchObject({ state: 'sent' });
  });

  it('can still be asked by hand, and that counts', async () => {
    const site = siteWith();
    const outcome = await sendByHand(site.ports, 'KAN-2', null);
    await site.runQueue();
    expect(outcome.kind).toBe('planned');
    expect(await finish(site, KAN_3)).toMatchObject({ state: 'skipped', reason: 'quarantine' });
    await sendByHand(site.ports, 'KAN-3');
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
  });

  it('was asked before there was a quarantine: that counts as well', async () => {
    const site = siteWith();
    const settings = await site.settings.read();
    await site.settings.write({ ...settings, guardRails: NO_GUARD_RAILS });
    await finish(site);
    await site.settings.write(settings);
    expect(await finish(site, KAN_3)).toMatchObject({ state: 'skipped', reason: 'quarantine' });
  });

  it('was only meant to be asked: a survey that nps.today refused begins no quarantine, a test neither', async () => {
    const site = siteWith();
    site.surveyService.next = [{ kind: 'refused', seen: {} }];
    expect(await finish(site)).toMatchObject({ state: 'failed' });
    await sendByHand(site.ports, 'KAN-2', undefined, { isTest: true });
    await site.runQueue();
    expect(await finish(site, KAN_3)).toMatchObject({ state: 'sent' });
  });

  it('may have been asked where nobody knows whether the survey went out', async () => {
    const site = siteWith();
    const first = await finish(site);
    await site.ledger.replace({ ...first, state: 'unconfirmed', sentAt: undefined });
    expect(await finish(site, KAN_3)).toMatchObject({ state: 'skipped', reason: 'quarantine' });
  });
});

describe('a survey that falls into the quarantine', () => {
  it('waits for its end where that is chosen, and goes out then', async () => {
    const site = siteWith({ then: 'wait' });
    const { sentAt = NaN } = await finish(site);
    const waiting = await finish(site, KAN_3);
    expect(waiting).toMatchObject({ state: 'scheduled', reason: 'quarantine', dueAt: sentAt + 30 * DAY });
    site.clock.pass(30 * DAY - MINUTE);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
    site.clock.pass(MINUTE);
    await site.sweep();
    expect(await site.survey(waiting.id)).toMatchObject({ state: 'sent' });
  });

  it('is cancelled where its work item was reopened meanwhile', async () => {
    const site = siteWith({ then: 'wait' });
    await finish(site);
    const waiting = await finish(site, KAN_3);
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3', status: { id: '10001', done: false } }));
    site.clock.pass(30 * DAY);
    await site.sweep();
    expect(await site.survey(waiting.id)).toMatchObject({ state: 'cancelled', reason: 'reopened' });
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('waits while an earlier one has a hard time, and goes out where that one never does', async () => {
    const site = siteWith();
    site.surveyService.next = [{ kind: 'transient', seen: {} }];
    const first = await finish(site);
    expect(first.state).toBe('scheduled');
    const second = await finish(site, KAN_3);
    expect(second).toMatchObject({ state: 'scheduled', reason: 'quarantine' });
    await site.ledger.replace({ ...(await site.survey(first.id)), state: 'cancelled', dueAt: undefined });
    site.clock.pass((second.dueAt ?? NOON) - site.clock.now());
    await site.sweep();
    expect(await site.survey(second.id)).toMatchObject({ state: 'sent' });
  });
});

describe('a quarantine counted from the response', () => {
  it('begins with the response, not before', async () => {
    const site = siteWith({ since: 'answered' });
    const first = await site.sent();
    expect(await finish(site, { ...completion(KAN_3) })).toMatchObject({ state: 'sent' });
    await site.receive(responseTo(first));
    await site.runQueue();
    expect(await finish(site, { ...KAN_3, changeId: '602' })).toMatchObject({ state: 'skipped', reason: 'quarantine' });
    site.clock.pass(30 * DAY);
    expect(await finish(site, { ...KAN_3, changeId: '603' })).toMatchObject({ state: 'sent' });
  });
});

it('looks at a bounded number of surveys, however many a respondent was sent', async () => {
  const site = siteWith({ since: 'answered' });
  const limits: number[] = [];
  const { ofRespondent } = site.ledger;
  site.ports.ledger.ofRespondent = (respondent, limit) => {
    limits.push(limit);
    return ofRespondent(respondent, limit);
  };
  for (let index = 0; index < 50; index += 1)
    await site.ledger.create(aSurvey({ id: `old/${index}`, state: 'sent', dueAt: undefined }));
  await finish(site);
  expect(limits).toEqual([20]);
});
