import { COMMENT_FIELD, kan2, PROJECT, RATING_FIELD } from '../../../test/builders/surveys';
import type { World } from '../../../test/builders/world';
import { responseTo, world } from '../../../test/builders/world';
import { causeKeyOf } from '../../domain/cause';
import { listCauses } from './list-causes';
import type { Onwards, Retried } from './retry-cause';
import { MOST_AT_ONCE, readRetried, retryCause } from './retry-cause';

const MINUTE = 60_000;

/** So many work items whose responses are parked: none has the comment field on its screen. */
async function withParked(count: number): Promise<{ site: World; key: string }> {
  const site = world();
  for (let number = 1; number <= count; number += 1) {
    const workItem = { workItemId: String(20_000 + number), workItemKey: `KAN-${1_000 + number}` };
    site.workItems.add(kan2({ id: workItem.workItemId, key: workItem.workItemKey }, { screen: [RATING_FIELD] }));
    const survey = await site.sent({ ...workItem, changeId: String(number) });
    await site.receive(responseTo(survey, { comment: `Comment ${number}` }));
    await site.runQueue();
    site.clock.pass(1_000);
  }
  const [parked] = site.responses.all();
  return { site, key: parked ? causeKeyOf(parked) : '' };
}

function mend(site: World): void {
  site.workItems.items.forEach((item) => (item.screen = [RATING_FIELD, COMMENT_FIELD]));
}

/** Batch after batch, as the screen does it. */
async function retryAll(site: World, key: string) {
  const batches: Retried[] = [];
  let from: Onwards | undefined;
  do {
    const { next, ...batch } = await retryCause(site.ports, key, from);
    batches.push(batch);
    from = next;
    site.clock.pass(1);
  } while (from);
  return {
    batches: batches.length,
    written: batches.reduce((sum, { written }) => sum + written, 0),
    refused: batches.flatMap(({ refused }) => refused),
    open: batches.flatMap(({ open }) => open),
  };
}

describe('all responses of one cause', () => {
  it('keep the project of their work item from when they were parked', async () => {
    const { site } = await withParked(1);
    expect(site.responses.all()).toMatchObject([{ state: 'parked', projectId: PROJECT }]);
  });

  it('are written once the cause is mended, batch by batch, and no longer need anybody', async () => {
    const { site, key } = await withParked(MOST_AT_ONCE + 3);
    mend(site);
    const done = await retryAll(site, key);
    expect(done).toMatchObject({ written: MOST_AT_ONCE + 3, refused: [], open: [] });
    expect(done.batches).toBeGreaterThan(1);
    expect(site.workItems.item('KAN-1001').values).toMatchObject({ [COMMENT_FIELD]: 'Comment 1' });
    expect((await listCauses(site.ports)).responses).toEqual([]);
  });

  it('are tried once each where they are refused again, and are told with why', async () => {
    const { site, key } = await withParked(3);
    site.workItems.item('KAN-1002').screen = [RATING_FIELD, COMMENT_FIELD];
    const { written, refused, open } = await retryAll(site, key);
    expect({ written, open }).toEqual({ written: 1, open: [] });
    expect(refused).toMatchObject([{ key, count: 2, refused: [{ field: 'comment', cause: 'not-on-screen' }] }]);
  });

  it('that Jira does not take now are still on their way, and are written later by themselves', async () => {
    const { site, key } = await withParked(2);
    mend(site);
    site.workItems.next = [{ kind: 'try-later' }, { kind: 'try-later' }];
    const { written, open } = await retryAll(site, key);
    expect(written).toBe(0);
    expect(open).toHaveLength(2);
    site.clock.pass(MINUTE);
    await site.sweep();
    expect(await readRetried(site.ports, open)).toEqual({ written: 2, refused: [], open: [] });
  });

  it('leaves responses of other causes, and those that somebody else has seen to, alone', async () => {
    const { site, key } = await withParked(2);
    mend(site);
    const [first, second] = site.responses.all();
    if (!first || !second) throw new Error('Nothing was parked');
    await site.responses.replace({ ...first, reason: 'no-permission', refused: undefined });
    expect(await retryAll(site, key)).toMatchObject({ written: 1, refused: [], open: [] });
    expect(await site.responses.read(first.id)).toMatchObject({ state: 'parked', reason: 'no-permission' });
    expect(await retryAll(site, key)).toMatchObject({ written: 0, refused: [], open: [] });
  });

  it('that broke off are taken up by a message, and a run begun anew goes on with the rest', async () => {
    const { site, key } = await withParked(MOST_AT_ONCE + 2);
    mend(site);
    await retryCause(site.ports, key);
    expect(site.responses.all().filter(({ state }) => state === 'parked')).toHaveLength(2);
    site.clock.pass(1);
    expect(await retryAll(site, key)).toMatchObject({ written: 2, open: [] });
    await site.runQueue();
    expect(site.responses.all().every(({ state }) => state === 'applied')).toBe(true);
  });
});
