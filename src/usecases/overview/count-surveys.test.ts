import type { Survey } from '../../domain/survey';
import { aSurvey, NOON } from '../../../test/builders/surveys';
import { world, worldWith } from '../../../test/builders/world';
import { countSurveys, MOST_COUNTED } from './count-surveys';

const DAY = 24 * 3_600_000;

describe('the counts of the overview', () => {
  const at = (daysAgo: number) => NOON - daysAgo * DAY;

  it('say what went out and what came back in the last 7 and 30 days, and when the last response was given', async () => {
    const site = await worldWith(
      { state: 'answered', sentAt: at(7), response: { rating: 3, ratedAt: at(1) } },
      { state: 'answered', sentAt: at(8), response: { rating: 3, ratedAt: at(7) } },
      { state: 'answered', sentAt: at(30), response: { rating: 3, ratedAt: at(30) } },
      { state: 'answered', sentAt: at(31), response: { rating: 3, ratedAt: at(31) } },
      { state: 'skipped' },
      { state: 'skipped', response: {} },
    );
    expect(await countSurveys(site.ports)).toEqual({
      periods: [
        { days: 7, surveys: 1, responses: 2, more: false },
        { days: 30, surveys: 3, responses: 3, more: false },
      ],
      lastResponseAt: at(1),
    });
  });

  it('say nothing of a last response before there was one', async () => {
    expect(await countSurveys((await worldWith({ sentAt: NOON })).ports)).not.toHaveProperty('lastResponseAt');
    expect(await countSurveys(world().ports)).toMatchObject({
      periods: [{ surveys: 0, more: false }, { more: false }],
    });
  });

  it('say that there were more, for as far back as the counted surveys do not reach', async () => {
    const full = Array.from({ length: MOST_COUNTED }, (_each, index) =>
      aSurvey({ id: String(index), changedAt: at(7) }),
    );
    const site = world();
    const counted = async (surveys: Survey[]) => {
      const ledger = { ...site.ledger, latest: async (limit: number) => surveys.slice(0, limit) };
      return (await countSurveys({ ...site.ports, ledger })).periods.map(({ more }) => more);
    };
    expect(await counted(full)).toEqual([true, true]);
    expect(await counted(full.map((each) => ({ ...each, changedAt: at(8) })))).toEqual([false, true]);
    expect(await counted(full.slice(1))).toEqual([false, false]);
  });
});
