import { aResponse, aSurvey, kan2, PROJECT } from '../../../test/builders/surveys';
import { world, worldWith } from '../../../test/builders/world';
import type { ListPage } from '../../ports/list-page';
import { retryResponse } from '../receiving/retry-response';
import type { Activity } from './activity';
import { listActivity, searchActivity } from './list-activity';
import type { Paged, Place } from './page-through';

type Site = Awaited<ReturnType<typeof worldWith>>;
const DAY = 24 * 3_600_000;
const ids = ({ shown }: Paged<Activity>) => shown.map(({ survey }) => survey.id);

/** Page after page to the end. */
async function pages(read: (place: Place | undefined) => Promise<Paged<Activity>>): Promise<string[][]> {
  const found: string[][] = [];
  for (let place: Place | undefined; ;) {
    const page = await read(place);
    found.push(ids(page));
    if (!page.next) return found;
    place = page.next;
  }
}

/** Counts the pages that are read of the ledger. */
function counted(site: Site) {
  const reads: string[] = [];
  const ledger: Site['ledger'] = {
    ...site.ledger,
    page: (list, asked) => (reads.push(JSON.stringify(list)), site.ledger.page(list, asked)),
  };
  return { ports: { ...site.ports, ledger }, reads };
}

describe('the list of activity', () => {
  it('has the surveys that changed last on top, under all headings or one', async () => {
    const site = await worldWith({ state: 'sent' }, { state: 'skipped' }, { state: 'failed' }, { state: 'skipped' });
    expect(ids(await listActivity(site.ports, {}))).toEqual(['3', '2', '1', '0']);
    expect(ids(await listActivity(site.ports, { order: 'oldest' }))).toEqual(['0', '1', '2', '3']);
    expect(ids(await listActivity(site.ports, { under: 'not-sent' }))).toEqual(['3', '2', '1']);
    expect(ids(await listActivity(site.ports, { under: 'not-sent', order: 'oldest' }))).toEqual(['1', '2', '3']);
    expect(await listActivity(site.ports, { under: 'answered' })).toEqual({ shown: [] });
  });

  it.each(['newest', 'oldest'] as const)(
    'shows each survey on one page, the %s first, whatever its state',
    async (order) => {
      const states = ['skipped', 'sent', 'failed', 'cancelled', 'sent', 'unconfirmed'] as const;
      const site = await worldWith(...Array.from({ length: 130 }, (_each, index) => ({ state: states[index % 6] })));
      const wanted = site.ledger.all().filter(({ state }) => state !== 'sent');
      const sorted = wanted
        .map(({ id }) => id)
        .sort((a, b) => (order === 'newest' ? Number(b) - Number(a) : Number(a) - Number(b)));
      const found = await pages((place) => listActivity(site.ports, { under: 'not-sent', order }, place));
      expect(found.map(({ length }) => length)).toEqual([20, 20, 20, 20, 7]);
      expect(found.flat()).toEqual(sorted);
    },
  );

  it('goes on behind a survey that has moved on since, and misses none', async () => {
    const site = await worldWith(...Array.from({ length: 45 }, () => ({ state: 'skipped' as const })));
    const first = await listActivity(site.ports, { under: 'not-sent' });
    await site.ledger.replace({ ...(await site.survey('25')), state: 'answered', changedAt: site.clock.now() + DAY });
    const { shown } = await listActivity(site.ports, { under: 'not-sent' }, first.next);
    expect(shown[0]?.survey.id).toBe('24');
    expect(shown).toHaveLength(20);
  });

  it('holds those that fit everything that is asked for', async () => {
    const long = { changedAt: 0 };
    const site = await worldWith(
      { state: 'skipped', reason: 'no-email', projectId: '7' },
      { state: 'skipped', reason: 'no-reporter', projectId: '7' },
      { state: 'answered', projectId: '7' },
      { state: 'skipped', reason: 'no-email' },
      { state: 'cancelled', reason: 'reopened', projectId: '7' },
      { state: 'scheduled', reason: 'egress-refused', projectId: '7' },
    );
    await site.ledger.create(aSurvey({ id: 'old', state: 'skipped', reason: 'no-email', projectId: '7', ...long }));
    const listed = async (filter: Parameters<typeof listActivity>[1]) => ids(await listActivity(site.ports, filter));
    expect(await listed({ projectId: '7' })).toEqual(['5', '4', '2', '1', '0', 'old']);
    expect(await listed({ projectId: PROJECT })).toEqual(['3']);
    expect(await listed({ reason: 'no-email' })).toEqual(['3', '0', 'old']);
    expect(await listed({ reason: 'no-email', projectId: '7', lastDays: 7 })).toEqual(['0']);
    expect(await listed({ reason: 'egress-refused', under: 'not-sent' })).toEqual([]);
    expect(await listed({ under: 'not-sent', projectId: '7' })).toEqual(['4', '1', '0', 'old']);
    expect(await listed({ under: 'answered', projectId: '7' })).toEqual(['2']);
    expect(await listed({ until: DAY })).toEqual(['old']);
    expect(await listed({ since: DAY, under: 'waiting' })).toEqual(['5']);
  });

  it('asks one index where one will do', async () => {
    const { ports, reads } = counted(await worldWith({ state: 'sent' }));
    await listActivity(ports, {});
    await listActivity(ports, { reason: 'no-email', projectId: '7' });
    await listActivity(ports, { under: 'sent', projectId: '7' });
    await listActivity(ports, { under: 'answered' });
    expect(reads).toEqual(['"all"', '{"reason":"no-email"}', '{"projectId":"7"}', '{"state":"answered"}']);
  });

  it('says how far it has looked where few fit, and finds them when it goes on', async () => {
    const site = await worldWith(
      { state: 'answered' },
      ...Array.from({ length: 1_200 }, () => ({ state: 'sent' as const })),
    );
    const { ports, reads } = counted(site);
    const filter = { under: 'answered', projectId: PROJECT } as const;
    const first = await listActivity(ports, filter);
    expect(first).toMatchObject({ shown: [], searchedTo: (await site.survey('701')).changedAt });
    expect(reads).toHaveLength(5);
    const rest = await pages((place) => listActivity(ports, filter, place ?? first.next));
    expect(rest).toEqual([[], ['0']]);
  });

  it('shows beside a survey the response that needs a person, and none that was retried', async () => {
    const site = await worldWith({ state: 'answered' }, { state: 'answered' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect((await listActivity(site.ports, {})).shown).toMatchObject([
      { survey: { id: '1' }, parked: undefined },
      { survey: { id: '0' }, parked: { id: 'one' } },
    ]);
    await retryResponse(site.ports, 'one');
    expect((await listActivity(site.ports, {})).shown.map(({ parked }) => parked)).toEqual([undefined, undefined]);
  });

  it('offers nothing on the strength of a list that lags behind: what failed is shown as it is now', async () => {
    const site = await worldWith({ state: 'failed' }, { state: 'unconfirmed' }, { state: 'failed' });
    const listed: ListPage<never> = (await site.ledger.page('all', { order: 'newest', limit: 10 })) as never;
    await site.ledger.replace({ ...(await site.survey('0')), replacedBy: 'other' });
    await site.ledger.replace({ ...(await site.survey('1')), state: 'answered', response: { rating: 3 } });
    const { read } = site.ledger;
    const ledger = {
      ...site.ledger,
      page: async () => listed,
      read: async (id: string) => (id === '2' ? undefined : read(id)),
    };
    expect((await listActivity({ ...site.ports, ledger }, {})).shown).toMatchObject([
      { survey: { id: '2', state: 'failed' } },
      { survey: { id: '1', state: 'answered' } },
      { survey: { id: '0', replacedBy: 'other' } },
    ]);
  });
});

describe('the search for a work item', () => {
  it('finds all its surveys, by the key it has now or had', async () => {
    const site = await worldWith(
      { state: 'skipped', workItemId: '10002' },
      { workItemId: '77' },
      { workItemId: '10002' },
    );
    const found = await searchActivity(site.ports, 'KAN-2');
    expect('shown' in found && ids(found)).toEqual(['2', '0']);
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    expect(await searchActivity(site.ports, 'KAN-3')).toEqual({ shown: [] });
  });

  it('finds the surveys of what is gone by the key it had then, as far as it looks', async () => {
    const site = await worldWith({ workItemKey: 'OLD-1', workItemId: '5' }, { workItemKey: 'OLD-11', workItemId: '6' });
    expect(await searchActivity(site.ports, 'OLD-1')).toMatchObject({ shown: [{ survey: { id: '0' } }] });
  });

  it('says that Jira does not tell which work item it is', async () => {
    const site = world();
    const workItems = { ...site.workItems, read: async () => ({ kind: 'try-later' }) as const };
    expect(await searchActivity({ ...site.ports, workItems }, 'KAN-2')).toEqual({ kind: 'try-later' });
  });
});
