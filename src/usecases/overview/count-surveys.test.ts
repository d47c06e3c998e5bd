import type { Survey } from '../../domain/survey';
import { aSurvey, NOON } from '../../../test/builders/surveys';
import { world, worldWith } from '../../../test/builders/world';
import { countSurveys, MOST_COUNTED } from './count-surveys';

const DAY = 24 * 3_600_000;

describe('the counts of the overview', () => {
  const at = (daysAgo: number) => NOON - daysAgo * DAY;

  it('say what went out and what came back in the last 7 days, and when the last response was given', async () => {
    const site = await worldWith(
      { state: 'answered', sentAt: at(7), response: { rating: 3, ratedAt: at(1) } },
      { state: 'answered', sentAt: at(8), response: { rating: 3, ratedAt: at(7) } },
      { state: 'answered', sentAt: at(30), response: { rating: 3, ratedAt: at(30) } },
      { state: 'answered', sentAt: at(31), response: { rating: 3, ratedAt: at(31) } },
      { state: 'skipped' },
      { state: 'skipped', response: {} },
    );
    expect(await countSurveys(site.ports)).toEqual({
      surveys: 1,
      responses: 2,
      more: false,
      lastResponseAt: at(1),
    });
  });

  it('leave test surveys and their responses out', async () => {
    const site = await worldWith(
      { state: 'answered', sentAt: at(2), response: { rating: 3, ratedAt: at(2) } },
      { state: 'answered', sentAt: at(1), response: { rating: 10, ratedAt: at(1) }, isTest: true },
      { state: 'sent', sentAt: at(1), isTest: true },
    );
    expect(await countSurveys(site.ports)).toEqual({
      surveys: 1,
      responses: 1,
      more: false,
      lastResponseAt: at(2),
    });
  });

  it('say nothing of a last response before there was one', async () => {
    expect(await countSurveys((await worldWith({ sentAt: NOON })).ports)).not.toHaveProperty('lastResponseAt');
    expect(await countSurveys(world().ports)).toMatchObject({ surveys: 0, more: false });
  });

  it('say that there were more where a part of the time holds more than is counted', async () => {
    const surveys = (count: number, daysAgo: number) =>
      Array.from({ length: count }, (_each, index) =>
        aSurvey({ id: `${daysAgo}/${index}`, changedAt: at(daysAgo), sentAt: at(daysAgo) }),
      );
    const counted = async (...kept: Survey[][]) => {
      const site = world();
      for (const survey of kept.flat()) await site.ledger.create(survey);
      const { surveys: sent, more } = await countSurveys(site.ports);
      return [sent, more];
    };
    const most = MOST_COUNTED;
    expect(await counted(surveys(most - 1, 1), surveys(most - 1, 3))).toEqual([2 * (most - 1), false]);
    expect(await counted(surveys(most - 1, 1), surveys(most + 5, 3))).toEqual([2 * most - 1, true]);
    expect(await counted(surveys(most + 5, 1))).toEqual([most, true]);
    expect(await counted(surveys(most + 5, 10))).toEqual([0, false]);
  });

  it('count each survey once, whichever part it changed in', async () => {
    const site = world();
    const edges = [0, 2, 7].flatMap((days) => [at(days) - 1, at(days), at(days) + 1]);
    for (const [index, changedAt] of edges.entries())
      await site.ledger.create(aSurvey({ id: String(index), changedAt, sentAt: changedAt }));
    expect((await countSurveys(site.ports)).surveys).toBe(8);
  });
});
