import { aResponse } from '../../../test/builders/surveys';
import { world, worldWith } from '../../../test/builders/world';
import type { SurveyState } from '../../domain/survey';
import { MOST_LISTED } from '../activity/activity';
import { countAttention, MOST_WAITING } from './count-attention';

describe('the counts of what needs attention', () => {
  it('say what waits and what needs a person', async () => {
    const site = await worldWith(
      { state: 'planned' },
      { state: 'scheduled' },
      { state: 'scheduled' },
      { state: 'failed' },
      { state: 'failed', replacedBy: '5' },
      { state: 'unconfirmed' },
      { state: 'unconfirmed' },
    );
    await site.responses.store(aResponse({ state: 'parked', reason: 'no-fields' }));
    expect(await countAttention(site.ports)).toMatchObject({ waiting: 3, parked: 1, failed: 1, unconfirmed: 2 });
  });

  it('are none where nothing happened yet', async () => {
    const nothing = {
      waiting: 0,
      outages: [],
      parked: 0,
      failed: 0,
      unconfirmed: 0,
      more: { waiting: false, attention: false },
    };
    expect(await countAttention(world().ports)).toEqual(nothing);
  });

  it.each<[SurveyState, number, object]>([
    ['planned', MOST_WAITING, { waiting: MOST_WAITING, more: { waiting: true, attention: false } }],
    ['failed', MOST_LISTED, { failed: MOST_LISTED, more: { waiting: false, attention: true } }],
  ])('say that there are more than are counted: %s', async (state, most, counted) => {
    const site = await worldWith(...Array.from({ length: most + 1 }, () => ({ state })));
    expect(await countAttention(site.ports)).toMatchObject(counted);
  });
});
