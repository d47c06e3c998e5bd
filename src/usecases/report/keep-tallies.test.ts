import fc from 'fast-check';
import type { Survey } from '../../domain/survey';
import { answered, move } from '../../domain/survey';
import { BREAKDOWNS, countedOf, entriesOf, monthOf, SITE, withEntry, type TallyPart } from '../../domain/tally';
import { aSurvey, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { leaveOut } from '../activity/leave-out';
import { keepTallies, SETTLED_MS } from './keep-tallies';
import { rebuildTallies } from './rebuild-tallies';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FOREVER = Infinity;

type World = ReturnType<typeof world>;

/** Every part that is shown, by its place. */
async function shown({ tallies }: World): Promise<Record<string, TallyPart['days']>> {
  const { shown: generation = 0 } = await tallies.count();
  const found: Record<string, TallyPart['days']> = {};
  for (const projectId of [SITE, '10000', '10001'])
    for (const breakdown of BREAKDOWNS)
      for (const part of await tallies.between(generation, projectId, breakdown, 200001, 209912))
        if (Object.keys(part.days).length > 0) found[`${projectId} ${breakdown} ${part.month}`] = part.days;
  return found;
}

/** The same, reckoned from the whole ledger at once. */
function reckoned(surveys: Survey[]): Record<string, TallyPart['days']> {
  const found: Record<string, TallyPart> = {};
  for (const entry of surveys.flatMap((survey) => entriesOfSurvey(survey))) {
    const { projectId, breakdown, day } = entry;
    const month = monthOf(day);
    const place = `${projectId} ${breakdown} ${month}`;
    found[place] = withEntry(found[place] ?? { projectId, breakdown, month, days: {} }, entry, 1);
  }
  return Object.fromEntries(Object.entries(found).map(([place, { days }]) => [place, days]));
}

function entriesOfSurvey(survey: Survey) {
  const counted = countedOf(survey);
  return counted ? entriesOf(counted) : [];
}

async function change({ ledger, clock }: World, id: string, next: (survey: Survey, at: number) => Survey) {
  const survey = await ledger.read(id);
  if (survey) await ledger.replace(next(survey, clock.now()));
}

const send = (survey: Survey, at: number) =>
  survey.state === 'planned' ? move(move(move(survey, 'scheduled', at), 'sending', at), 'sent', at) : survey;
const rate = (rating: number) => (survey: Survey, at: number) => answered(survey, { rating, ratedAt: at }, at);
const skip = (survey: Survey, at: number) =>
  survey.state === 'planned' ? move(survey, 'skipped', at, { reason: 'no-email' }) : survey;

const toOtherProject = (survey: Survey, at: number): Survey => ({
  ...survey,
  projectId: survey.projectId === '10000' ? '10001' : '10000',
  changedAt: at,
});

describe('tallies', () => {
  it('count a change once it has settled, and not before', async () => {
    const site = world();
    await site.ledger.create(aSurvey({ id: 'a', state: 'planned', plannedAt: NOON, changedAt: NOON }));
    await change(site, 'a', send);
    await change(site, 'a', rate(9));
    await keepTallies(site.ports, FOREVER);
    expect(await shown(site)).toEqual({});
    site.clock.pass(SETTLED_MS + 1_000);
    await keepTallies(site.ports, FOREVER);
    const [all] = Object.values((await shown(site))[`${SITE} all ${monthOf(NOON / DAY)}`] ?? {});
    expect(all?.['']).toEqual({ completed: 1, asked: 1, answered: 1, 'rated:9': 1, 'within:0': 1 });
  });

  it('are what the whole ledger adds up to, whatever happens in whatever order, however often they are kept', async () => {
    const step = fc.record({
      id: fc.integer({ min: 0, max: 40 }),
      what: fc.constantFrom('plan', 'send', 'skip', 'rate', 'leave-out', 'count-again', 'move', 'test', 'keep', 'wait'),
      rating: fc.integer({ min: 0, max: 10 }),
      minutes: fc.constantFrom(0, 1, 20, 24 * 60, 40 * 24 * 60),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
        const site = world();
        for (const { id: number, what, rating, minutes } of steps) {
          const id = `${number}`;
          const [at, own] = [site.clock.now(), number % 3];
          const types = { workType: `type-${own}`, ...(own > 0 && { requestType: `request-${own}` }) };
          const facts = { plannedAt: at, changedAt: at, projectId: `1000${own % 2}`, ruleId: `rule-${own}`, ...types };
          if (what === 'plan') await site.ledger.create(aSurvey({ id, state: 'planned', campaignId: own, ...facts }));
          if (what === 'test') await site.ledger.create(aSurvey({ id, state: 'planned', isTest: true, ...facts }));
          if (what === 'send') await change(site, id, send);
          if (what === 'skip') await change(site, id, skip);
          if (what === 'rate') await change(site, id, rate(rating));
          if (what === 'leave-out') await leaveOut(site.ports, id, { leftOut: 'test' });
          if (what === 'count-again') await leaveOut(site.ports, id, {});
          if (what === 'move') await change(site, id, toOtherProject);
          if (what === 'keep') await keepTallies(site.ports, FOREVER);
          site.clock.pass(minutes * MINUTE);
        }
        site.clock.pass(SETTLED_MS + 1_000);
        await keepTallies(site.ports, FOREVER);
        expect(await shown(site)).toEqual(reckoned(site.ledger.all()));

        const kept = await shown(site);
        expect(await rebuildTallies(site.ports)).toEqual({ kind: 'begun' });
        expect(await rebuildTallies(site.ports)).toEqual({ kind: 'running' });
        expect(await shown(site)).toEqual(kept);
        await keepTallies(site.ports, FOREVER);
        expect((await site.tallies.count()).shown).toBe(2);
        expect(await shown(site)).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it('go on where the time was up, and of two who count at once each survey is counted once', async () => {
    const site = world();
    for (let index = 0; index < 250; index++) {
      const at = NOON + index * 1_000;
      await site.ledger.create(aSurvey({ id: `${index}`, state: 'planned', plannedAt: at, changedAt: at }));
    }
    site.clock.pass(DAY);
    await keepTallies(site.ports, site.clock.now());
    expect(await shown(site)).toEqual({});
    expect((await site.tallies.countedAs(1, ['0', '249'])).map(Boolean)).toEqual([true, false]);
    await Promise.all([1, 2, 3].map(() => keepTallies(site.ports, FOREVER)));
    await keepTallies(site.ports, FOREVER);
    expect(await shown(site)).toEqual(reckoned(site.ledger.all()));
  });

  it('leave the storage to the surveys: no more than 500 writes in any minute', async () => {
    const site = world();
    for (let index = 0; index < 900; index++) {
      const at = NOON + index;
      await site.ledger.create(aSurvey({ id: `${index}`, state: 'planned', plannedAt: at, changedAt: at }));
    }
    site.clock.pass(DAY);
    const written: { at: number; rows: number }[] = [];
    const tallies: typeof site.tallies = {
      ...site.tallies,
      write: (count, surveys, parts) => {
        written.push({ at: site.clock.now(), rows: 1 + surveys.length + parts.length });
        return site.tallies.write(count, surveys, parts);
      },
    };
    const sweeps: number[] = [];
    do {
      await keepTallies({ ...site.ports, tallies }, site.clock.now() + 4 * MINUTE);
      sweeps.push(written.length);
    } while ((await site.tallies.count()).shown === undefined);
    const within = (from: number) => written.filter(({ at }) => at >= from && at < from + MINUTE);
    for (const { at } of written) expect(within(at).reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(500);
    expect(sweeps.length).toBe(1);
    expect(await shown(site)).toEqual(reckoned(site.ledger.all()));
  });

  it('take a survey that moved, of which one transaction does not take everything, from one project to the other', async () => {
    const site = world();
    const types = { projectId: '10000', ruleId: 'r', campaignId: 1, workType: 'bug', requestType: 'help' };
    await site.ledger.create(aSurvey({ id: 'a', state: 'planned', plannedAt: NOON, changedAt: NOON, ...types }));
    await change(site, 'a', send);
    site.clock.pass(40 * DAY);
    await change(site, 'a', rate(9));
    site.clock.pass(DAY);
    await keepTallies(site.ports, FOREVER);
    expect(Object.keys(await shown(site))).toHaveLength(2 * 2 * BREAKDOWNS.length);
    await change(site, 'a', toOtherProject);
    site.clock.pass(DAY);
    await keepTallies(site.ports, FOREVER);
    expect(await shown(site)).toEqual(reckoned(site.ledger.all()));
  });

  it('of before are removed once everything was counted anew', async () => {
    const site = world();
    await site.ledger.create(aSurvey({ id: 'a', state: 'planned', plannedAt: NOON, changedAt: NOON }));
    site.clock.pass(DAY);
    await keepTallies(site.ports, FOREVER);
    await rebuildTallies(site.ports);
    await keepTallies(site.ports, FOREVER);
    await keepTallies(site.ports, FOREVER);
    expect(await site.tallies.between(1, SITE, 'all', 200001, 209912)).toEqual([]);
    expect(await site.tallies.countedAs(1, ['a'])).toEqual([undefined]);
    await keepTallies(site.ports, FOREVER);
    expect((await site.tallies.count()).old).toBeUndefined();
  });
});
