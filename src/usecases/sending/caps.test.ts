import { world, type World } from '../../../test/builders/world';
import { guideSettings, kan2, NOON } from '../../../test/builders/surveys';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import type { Survey } from '../../domain/survey';
import { countWaiting } from '../overview/count-waiting';

const HOUR = 3_600_000;

function siteWith(perHour: number): World {
  const site = world({ ...guideSettings(), guardRails: { ...NO_GUARD_RAILS, caps: { perHour } } });
  for (let id = 1; id <= 12; id++) site.workItems.add(kan2({ id: String(id), key: `KAN-${id}` }));
  return site;
}

async function plan(site: World, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let id = 1; id <= count; id++) {
    await site.plan({ workItemId: String(id), workItemKey: `KAN-${id}` });
    ids.push(`${id}:501`);
    site.clock.pass(1_000);
  }
  return ids;
}

const keysSent = (site: World) => site.surveyService.inbox.map(({ custom }) => custom.issueKey);

/** Sweeps every five minutes for so long. */
async function live(site: World, ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 5 * 60_000) {
    site.clock.pass(5 * 60_000);
    await site.sweep();
  }
}

describe('at most so many surveys an hour', () => {
  it('go out, the others wait with the reason, and go in their order', async () => {
    const site = siteWith(2);
    const ids = await plan(site, 6);
    await site.sweep();
    expect(keysSent(site)).toEqual(['KAN-1', 'KAN-2']);
    const waiting = await site.survey(ids[2] as string);
    expect(waiting).toMatchObject({ state: 'scheduled', reason: 'cap' });
    expect(waiting.dueAt).toBeGreaterThanOrEqual(NOON + HOUR);
    await live(site, HOUR);
    expect(site.surveyService.inbox).toHaveLength(2);
    await live(site, 3 * HOUR);
    expect(keysSent(site)).toEqual(['KAN-1', 'KAN-2', 'KAN-3', 'KAN-4', 'KAN-5', 'KAN-6']);
  });

  it('wait once each: nothing is read of them before their turn', async () => {
    const site = siteWith(1);
    await plan(site, 4);
    await site.sweep();
    const revisions = async () =>
      (await Promise.all(['3:501', '4:501'].map(site.survey))).map(({ revision }) => revision);
    const before = await revisions();
    await live(site, 2 * HOUR);
    expect(await revisions()).toEqual(before);
  });

  it('is about what goes out by itself: by hand neither waits nor counts', async () => {
    const site = siteWith(1);
    await plan(site, 2);
    await site.sweep();
    await site.ledger.create({ ...(await site.survey('2:501')), ...BY_HAND });
    await site.dispatch(BY_HAND.id);
    expect(await site.survey(BY_HAND.id)).toMatchObject({ state: 'sent' });
  });

  it('keeps its place when it is reopened meanwhile: it is decided again at its turn', async () => {
    const site = siteWith(1);
    const ids = await plan(site, 2);
    await site.sweep();
    site.workItems.add(kan2({ id: '2', key: 'KAN-2', status: { id: '10001', done: false } }));
    await live(site, 2 * HOUR);
    expect(await site.survey(ids[1] as string)).toMatchObject({ state: 'cancelled', reason: 'reopened' });
  });

  it('after a long pause takes new turns, and the hour never has more', async () => {
    const site = siteWith(2);
    await plan(site, 6);
    await site.sweep();
    await site.settings.writePause({ reason: 'by-admin', since: NOON });
    site.clock.pass(10 * HOUR);
    await site.settings.writePause(undefined);
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(4);
    await live(site, 2 * HOUR);
    expect(site.surveyService.inbox).toHaveLength(6);
  });

  it('is named on the overview: how many wait, since when and until when', async () => {
    const site = siteWith(2);
    await plan(site, 5);
    await site.sweep();
    const { held, waiting } = await countWaiting(site.ports);
    const dues = await Promise.all(['3:501', '5:501'].map(async (id) => (await site.survey(id)).dueAt));
    expect(waiting).toBe(3);
    expect(held).toEqual([{ reason: 'cap', surveys: 3, since: expect.any(Number), until: dues[0], last: dues[1] }]);
    expect(held[0]?.since).toBeLessThan(NOON + 60_000);
  });
});

const BY_HAND = {
  id: '2:by-hand-1',
  origin: 'by-hand',
  dueAt: NOON,
  reason: undefined,
} as const satisfies Partial<Survey>;
