import { world, worldWith } from '../../../test/builders/world';
import { countWaiting, MOST_WAITING } from './count-waiting';

describe('the count of what waits', () => {
  it('is of surveys that are to go out, in whatever state', async () => {
    const site = await worldWith(
      { state: 'planned' },
      { state: 'scheduled' },
      { state: 'scheduled' },
      { state: 'failed' },
    );
    expect(await countWaiting(site.ports)).toEqual({ waiting: 3, held: [], outages: [], more: false });
  });

  it('is none where nothing happened yet', async () => {
    expect(await countWaiting(world().ports)).toEqual({ waiting: 0, held: [], outages: [], more: false });
  });

  it('says that there are more than are counted', async () => {
    const site = await worldWith(...Array.from({ length: MOST_WAITING + 1 }, () => ({ state: 'planned' }) as const));
    expect(await countWaiting(site.ports)).toMatchObject({ waiting: MOST_WAITING, more: true });
  });
});
