import { worldWith } from '../../../test/builders/world';
import type { ActivityCounts } from './count-activity';
import { countActivity } from './count-activity';
import { exportActivity } from './export-activity';
import { listActivity } from './list-activity';
import type { Place } from './page-through';

type Site = Awaited<ReturnType<typeof worldWith>>;

const inWords = ({ counts }: ActivityCounts) =>
  counts.map(({ under, reason, count }) => [count, under, reason].filter(Boolean).join(' '));

/** Counts the pages that are read of the ledger. */
function counted(site: Site) {
  let pages = 0;
  const ledger: Site['ledger'] = {
    ...site.ledger,
    page: (list, asked) => ((pages += 1), site.ledger.page(list, asked)),
  };
  return { ports: { ...site.ports, ledger }, pages: () => pages };
}

describe('counts by reason', () => {
  it('say how many were sent, and why the others were not, most first', async () => {
    const site = await worldWith(
      { state: 'skipped', reason: 'quarantine' },
      { state: 'skipped', reason: 'quarantine' },
      { state: 'sent' },
      { state: 'cancelled', reason: 'quarantine' },
      { state: 'skipped', reason: 'no-email' },
    );
    const counts = await countActivity(site.ports, {});
    expect(inWords(counts)).toEqual(['3 not-sent quarantine', expect.anything(), expect.anything()]);
    expect(inWords(counts)).toEqual(expect.arrayContaining(['1 sent', '1 not-sent no-email']));
    expect(counts.next).toBeUndefined();
  });

  it('are of what fits: a heading, a rule, a time', async () => {
    const site = await worldWith(
      { state: 'sent', ruleId: 'rule-1' },
      { state: 'sent', ruleId: 'rule-2' },
      { state: 'skipped', reason: 'quarantine', ruleId: 'rule-2' },
    );
    expect(inWords(await countActivity(site.ports, { ruleId: 'rule-2' }))).toHaveLength(2);
    expect(inWords(await countActivity(site.ports, { ruleId: 'rule-2', under: 'sent' }))).toEqual(['1 sent']);
    expect(inWords(await countActivity(site.ports, { since: Number.MAX_SAFE_INTEGER }))).toEqual([]);
    const listed = await listActivity(site.ports, { ruleId: 'rule-1' });
    expect(listed.shown.map(({ survey }) => survey.ruleId)).toEqual(['rule-1']);
  });

  it('read the same however large the ledger is, and go on where they ended', async () => {
    const many = (count: number) =>
      worldWith(...Array.from({ length: count }, () => ({ state: 'skipped' as const, reason: 'quarantine' as const })));
    const [small, large] = [counted(await many(600)), counted(await many(1_400))];
    await countActivity(small.ports, {});
    const first = await countActivity(large.ports, {});
    expect(large.pages()).toBe(small.pages());
    expect(first.countedTo).toBeDefined();
    let total = 0;
    for (let place: Place | undefined, isOver = false; !isOver;) {
      const { counts, next } = await countActivity(large.ports, {}, place);
      total += counts.reduce((sum, { count }) => sum + count, 0);
      [place, isOver] = [next, next === undefined];
    }
    expect(total).toBe(1_400);
  });
});

it('an export has large pages, in the order of the list', async () => {
  const site = await worldWith(...Array.from({ length: 130 }, () => ({ state: 'sent' as const })));
  const first = await exportActivity(site.ports, {});
  const second = await exportActivity(site.ports, {}, first.next);
  expect([first.shown.length, second.shown.length, second.next]).toEqual([100, 30, undefined]);
  const ids = [...first.shown, ...second.shown].map(({ survey }) => Number(survey.id));
  expect(ids).toEqual([...ids].sort((one, other) => other - one));
});
