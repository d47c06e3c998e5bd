import type { Ledger, SurveyList } from '../../src/ports/ledger';
import type { ListPage, PageAsked } from '../../src/ports/list-page';
import { aSurvey, NOON } from '../builders/surveys';
import type { Stage } from './stage';

export function ledgerContract(make: () => Promise<Stage<Ledger>>): void {
  it('keeps a survey whole', async () => {
    const { port } = await make();
    const survey = aSurvey({ campaignId: 16588, response: { rating: 0, ratedAt: NOON } });
    expect(await port.create(survey)).toBe('created');
    expect(await port.read(survey.id)).toEqual(JSON.parse(JSON.stringify(survey)));
    expect(await port.read('nothing')).toBeUndefined();
  });

  it('lets the first writer of an id win', async () => {
    const { port } = await make();
    const outcomes = await Promise.all([1, 2, 3].map((campaignId) => port.create(aSurvey({ campaignId }))));
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect(await port.create(aSurvey({ campaignId: 4 }))).toBe('exists');
    expect((await port.read(aSurvey().id))?.campaignId).toBeLessThan(4);
  });

  it('refuses to replace what somebody else has replaced', async () => {
    const { port } = await make();
    await port.create(aSurvey());
    const read = (await port.read(aSurvey().id)) ?? aSurvey();
    const replaced = await port.replace({ ...read, campaignId: 1 });
    expect(replaced).toMatchObject({ campaignId: 1 });
    expect(await port.replace({ ...read, campaignId: 2 })).toBe('conflict');
    expect((await port.read(read.id))?.campaignId).toBe(1);
    if (replaced !== 'conflict')
      expect(await port.replace({ ...replaced, campaignId: 3 })).toMatchObject({ campaignId: 3 });
  });

  it('lets one of two racing writers through', async () => {
    const { port } = await make();
    await port.create(aSurvey());
    const outcomes = await Promise.all([1, 2, 3, 4].map((campaignId) => port.replace(aSurvey({ campaignId }))));
    expect(outcomes.filter((outcome) => outcome !== 'conflict')).toHaveLength(1);
  });

  it('does not create what it was asked to replace', async () => {
    const { port } = await make();
    expect(await port.replace(aSurvey())).toBe('conflict');
    expect(await port.read(aSurvey().id)).toBeUndefined();
  });

  it('reads the newest survey of a work item at once, as it is now', async () => {
    const { port } = await make();
    expect(await port.newestOf('10002')).toBeUndefined();
    await port.create(aSurvey({ id: 'first' }));
    await port.create(aSurvey({ id: 'second' }));
    await port.create(aSurvey({ id: 'other', workItemId: '77', respondent: 's' }));
    await port.create(aSurvey({ id: 'first', campaignId: 4 }));
    expect((await port.newestOf('10002'))?.id).toBe('second');
    const together = { ratings: 'mean' as const, ids: ['second', 'beside'], own: 'b' };
    await port.create(aSurvey({ id: 'beside', together }));
    expect((await port.newestOf('10002'))?.id).toBe('second');
    await port.replace({ ...((await port.read('second')) ?? aSurvey()), state: 'sent' });
    expect(await port.newestOf('10002')).toMatchObject({ id: 'second', state: 'sent' });
    expect(await port.newestOf('10003')).toBeUndefined();
  });

  it('lists what is due, oldest first, and nothing else', async () => {
    const { port, catchUp } = await make();
    await port.create(aSurvey({ id: 'later', dueAt: NOON + 60_000 }));
    await port.create(aSurvey({ id: 'second', dueAt: NOON - 1_000 }));
    await port.create(aSurvey({ id: 'first', dueAt: NOON - 9_000 }));
    await port.create(aSurvey({ id: 'never', dueAt: undefined }));
    await catchUp();
    const due = await port.due(NOON, 10);
    expect(due.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(due[0]).toEqual(await port.read('first'));
    expect(await port.due(NOON, 1)).toHaveLength(1);
  });

  it('lists the surveys of a work item or a respondent, and the latest of all or of a state', async () => {
    const { port, catchUp } = await make();
    await port.create(aSurvey({ id: 'old', changedAt: NOON, plannedAt: NOON - 9_000, state: 'sent', respondent: 'r' }));
    await port.create(aSurvey({ id: 'new', changedAt: NOON + 5_000, state: 'failed', respondent: 'r' }));
    await port.create(aSurvey({ id: 'other', changedAt: NOON + 9_000, state: 'sent', workItemId: '77' }));
    await catchUp();
    const ids = (surveys: { id: string }[]) => surveys.map(({ id }) => id);
    expect(ids(await port.ofWorkItem('10002'))).toEqual(['new', 'old']);
    expect(ids(await port.ofRespondent('r', 10))).toEqual(['new', 'old']);
    expect(ids(await port.ofRespondent('r', 1))).toEqual(['new']);
    expect(ids(await port.latest(10))).toEqual(['other', 'new', 'old']);
    expect(ids(await port.latest(2))).toEqual(['other', 'new']);
    expect(ids(await port.latest(10, 'sent'))).toEqual(['other', 'old']);
  });

  it('lists the surveys that changed in a span of time, each in one of two that meet', async () => {
    const { port, catchUp } = await make();
    for (const change of [-1, 0, 1, 999, 1_000, 1_001])
      await port.create(aSurvey({ id: `at ${change}`, changedAt: NOON + change }));
    await catchUp();
    const ids = async (after: number, until: number, limit = 10) =>
      (await port.changedBetween(NOON + after, NOON + until, limit)).map(({ id }) => id);
    expect((await ids(-1_000, 0)).sort()).toEqual(['at -1', 'at 0']);
    expect((await ids(0, 1_000)).sort()).toEqual(['at 1', 'at 1000', 'at 999']);
    expect(await ids(1_000, 60_000)).toEqual(['at 1001']);
    expect(await ids(-1_000, 60_000, 1)).toEqual(['at 1001']);
  });

  const everyPage = async (read: (from: string | undefined) => Promise<ListPage<{ id: string }>>) => {
    const ids: string[][] = [];
    for (let from: string | undefined; ;) {
      const page = await read(from);
      ids.push(page.items.map(({ id }) => id));
      if (page.next === undefined) return ids;
      from = page.next;
    }
  };

  it('hands out a list in pages, in either order, of all surveys or of those that have something in common', async () => {
    const { port, catchUp } = await make();
    const at = (seconds: number) => NOON + seconds * 1_000;
    await port.create(aSurvey({ id: 'a', state: 'skipped', reason: 'no-email', changedAt: at(1), plannedAt: at(1) }));
    await port.create(aSurvey({ id: 'b', state: 'sent', projectId: '7', changedAt: at(2), workItemId: '9' }));
    await port.create(
      aSurvey({ id: 'c', state: 'skipped', reason: 'no-reporter', changedAt: at(3), plannedAt: at(0) }),
    );
    await port.create(aSurvey({ id: 'd', state: 'sent', changedAt: at(4), workItemId: '9' }));
    await port.create(aSurvey({ id: 'e', state: 'skipped', reason: 'no-email', changedAt: at(5), plannedAt: at(9) }));
    await catchUp();
    const newest = { order: 'newest', limit: 2 } as const;
    const pages = (list: SurveyList, asked: PageAsked = newest) =>
      everyPage((from) => port.page(list, { ...asked, from }));
    expect(await pages('all')).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
    expect(await pages('all', { order: 'oldest', limit: 3 })).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    expect(await pages('all', { ...newest, since: at(2), until: at(4) })).toEqual([['d', 'c'], ['b']]);
    expect(await pages('all', { ...newest, until: at(2) })).toEqual([['b', 'a']]);
    expect(await pages({ state: 'skipped' })).toEqual([['e', 'c'], ['a']]);
    expect(await pages({ reason: 'no-email' })).toEqual([['e', 'a']]);
    expect(await pages({ projectId: '7' })).toEqual([['b']]);
    expect((await pages({ workItemId: '9' })).flat().sort()).toEqual(['b', 'd']);
    expect(await pages({ workItemId: '10002' })).toEqual([['e', 'a'], ['c']]);
    expect(await pages({ reason: 'refused' })).toEqual([[]]);
  });

  it('lists more surveys than one page holds, and never more than were asked for', async () => {
    const { port, catchUp } = await make();
    const ids = Array.from({ length: 230 }, (_each, index) => `survey-${index}`);
    for (const [index, id] of ids.entries())
      await port.create(aSurvey({ id, workItemId: id, dueAt: NOON + index * 1_000, changedAt: NOON + index * 1_000 }));
    await catchUp();
    const later = NOON + 3_600_000;
    const due = async (limit: number) => (await port.due(later, limit)).map(({ id }) => id);
    expect(await due(1_000)).toEqual(ids);
    expect(await due(150)).toEqual(ids.slice(0, 150));
    expect((await port.latest(1_000)).map(({ id }) => id)).toEqual([...ids].reverse());
    expect((await port.latest(1_000, 'planned')).length).toBe(230);
    expect((await port.latest(205)).length).toBe(205);
  }, 60_000);
}
