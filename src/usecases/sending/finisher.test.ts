import { world, type World } from '../../../test/builders/world';
import { guideSettings, NOON } from '../../../test/builders/surveys';
import type { GuardRails } from '../../domain/guard-rails';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import type { StatusStep } from '../../ports/history';
import { peopleOfRun } from './people-of-run';

function siteWith(rails: Partial<GuardRails>): World {
  return world({ ...guideSettings(), guardRails: { ...NO_GUARD_RAILS, ...rails } });
}

async function finish(site: World, change: Parameters<World['plan']>[0] = {}) {
  const outcome = await site.plan(change);
  if (!('surveyId' in outcome)) throw new Error(outcome.kind);
  await site.dispatch(outcome.surveyId);
  return site.survey(outcome.surveyId);
}

function remember(site: World, steps: StatusStep[], creator?: StatusStep['by']): void {
  const status = { id: '10002', done: true };
  site.history.pasts.set('10002', { status, dates: { created: NOON }, steps, ...(creator && { creator }) });
}

const step = (id: string, accountId: string, isApp = false) => ({ id, to: '10002', by: { accountId, isApp } });
const CARLA = { accountId: 'carla', isApp: false };

describe('who finished a work item', () => {
  it('is kept only where a guard rail judges by it', async () => {
    expect((await finish(siteWith({}), { by: 'ben' })).completedBy).toBeUndefined();
    expect((await finish(siteWith({ skipOwn: true, skipAgents: true }), { by: 'ben' })).completedBy).toBeUndefined();
    expect((await finish(siteWith({ skipFinisher: true }), { by: 'ben' })).completedBy).toBe('ben');
    expect((await finish(siteWith({ skipAppFinished: true }), { by: 'ben' })).completedBy).toBe('ben');
  });

  it('is whom the event names: the reporter is known by that without a call', async () => {
    const site = siteWith({ skipFinisher: true });
    const { workItem } = site.workItems.items.get('10002') ?? {};
    const by = workItem?.reporter?.accountId as string;
    expect(await finish(site, { by })).toMatchObject({ state: 'skipped', reason: 'reporter-finished-it' });
    expect(site.people.asked).toBe(0);
    expect(site.history.reads).toBe(0);
  });

  it('is asked about where only its kind of account decides', async () => {
    const site = siteWith({ skipAppFinished: true });
    site.people.apps.add('bot');
    expect(await finish(site, { by: 'bot' })).toMatchObject({ state: 'skipped', reason: 'finished-by-app' });
    expect(await finish(site, { by: 'ben', changeId: '502' })).toMatchObject({ state: 'sent' });
  });

  it('is whom the history names, where the event names nobody', async () => {
    const site = siteWith({ skipAppFinished: true });
    remember(site, [step('502', 'ben'), step('501', 'bot', true)]);
    expect(await finish(site, { changeId: '501' })).toMatchObject({ state: 'skipped', reason: 'finished-by-app' });
    expect(await finish(site, { changeId: '502' })).toMatchObject({ state: 'sent' });
    expect(site.people.asked).toBe(0);
  });

  it('of one that was born finished is whoever created it', async () => {
    const site = siteWith({ skipAppFinished: true });
    remember(site, [], { accountId: 'bot', isApp: true });
    const born = await finish(site, { changeId: 'created', previousStatus: undefined });
    expect(born).toMatchObject({ state: 'skipped', reason: 'finished-by-app' });
  });

  it('is nobody in particular where Jira names nobody', async () => {
    const site = siteWith({ skipAppFinished: true, skipFinisher: true });
    remember(site, [{ id: '501', to: '10002' }], CARLA);
    expect(await finish(site)).toMatchObject({ state: 'sent' });
  });

  it('is waited for while Jira is unavailable', async () => {
    const site = siteWith({ skipAppFinished: true });
    site.people.down = true;
    expect(await finish(site, { by: 'bot' })).toMatchObject({ state: 'scheduled' });
    expect(site.surveyService.inbox).toEqual([]);
  });
});

describe('what one run asks about people', () => {
  it('is asked once for each, and again where Jira did not tell', async () => {
    const site = siteWith({});
    const people = peopleOfRun(site.people);
    await Promise.all([people.isApp('bot'), people.isApp('bot'), people.isApp('ben')]);
    expect(site.people.asked).toBe(2);
    site.people.down = true;
    await people.isAgentOf('ben', '1');
    site.people.down = false;
    site.people.agents.add('ben 1');
    expect(await people.isAgentOf('ben', '1')).toEqual({ kind: 'told', value: true });
  });
});
