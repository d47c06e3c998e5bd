import { aSurvey, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { fakeReader } from '../../../test/fakes/reader';
import type { Survey } from '../../domain/survey';
import { answered } from '../../domain/survey';
import { keepTallies } from '../report/keep-tallies';
import { showStory } from './show-story';

const DAY = 24 * 3_600_000;
const OWN = '10002';

/** Carla was asked about KAN-2 and about others; this person may see those listed. */
async function siteWith(surveys: (Partial<Survey> & { rating?: number })[], seen: string[] = []) {
  const site = world();
  const reader = fakeReader('da-DK');
  reader.seen.push(...seen.map((id) => ({ id, key: `KAN-${id}`, summary: `About ${id}` })));
  for (const [index, { rating, ...change }] of surveys.entries()) {
    const at = NOON + index * 1_000;
    const sent = aSurvey({ state: 'sent', respondent: 'carla', plannedAt: at, changedAt: at, sentAt: at, ...change });
    const id = `${sent.workItemId}:${index}`;
    await site.ledger.create({ ...(rating === undefined ? sent : answered(sent, { rating, ratedAt: at }, at)), id });
  }
  return { ...site.ports, reader, site };
}

describe('the story of a work item', () => {
  it('tells what its respondent gave on other work items that the person may see, the newest first', async () => {
    const ports = await siteWith(
      [
        { workItemId: '1', rating: 3 },
        { workItemId: '2', rating: 9 },
        { workItemId: '3', rating: 0 },
        { workItemId: '4' },
        { workItemId: '5', rating: 10, isTest: true },
        { workItemId: '6', rating: 1, respondent: 'somebody else' },
        { workItemId: '7', rating: 2, scores: [{ at: NOON, leftOut: 'wrong-person' }] },
        { workItemId: OWN, rating: 7 },
      ],
      ['1', '2', '4', '5', '6', '7', OWN],
    );
    expect((await showStory(ports, { workItemId: OWN })).earlier).toEqual([
      { key: 'KAN-2', summary: 'About 2', rating: 9, ratedAt: NOON + 1_000 },
      { key: 'KAN-1', summary: 'About 1', rating: 3, ratedAt: NOON },
    ]);
  });

  it('tells nothing of others where it is not known who was asked, and says so where Jira does not answer', async () => {
    const unknown = await siteWith(
      [
        { workItemId: '1', rating: 3 },
        { workItemId: OWN, respondent: undefined },
      ],
      ['1'],
    );
    expect((await showStory(unknown, { workItemId: OWN })).earlier).toEqual([]);
    const down = await siteWith([{ workItemId: '1', rating: 3 }, { workItemId: OWN }], ['1']);
    expect((await showStory({ ...down, reader: fakeReader() }, { workItemId: OWN })).earlier).toBeUndefined();
  });

  it('has the score of the project, not of others, in the last 90 days', async () => {
    const ports = await siteWith([
      { workItemId: '1', rating: 9 },
      { workItemId: OWN, rating: 0 },
      { workItemId: '3', rating: 0, projectId: '10001' },
    ]);
    expect((await showStory(ports, { workItemId: OWN })).project).toBeUndefined();
    ports.site.clock.pass(DAY);
    await keepTallies(ports, Infinity);
    expect(await showStory(ports, { workItemId: OWN })).toMatchObject({
      days: 90,
      project: { score: 0, responses: 2, groups: { detractor: 1, promoter: 1 } },
    });
    ports.site.clock.pass(90 * DAY);
    expect((await showStory(ports, { workItemId: OWN })).project).toBeUndefined();
  });
});
