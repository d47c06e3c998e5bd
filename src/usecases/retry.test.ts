import { COMMENT_FIELD, RATING_FIELD } from '../../test/builders/surveys';
import { responseTo, world } from '../../test/builders/world';
import { retryResponse, retrySurvey } from './retry';
import { countSurveys, showActivity, showAttention } from './show-surveys';

describe('sending in place of a survey that failed', () => {
  it('does so once, and then nobody needs to see to the failed one', async () => {
    const site = world();
    site.surveyService.next.push({ kind: 'refused' });
    const { surveyId } = await site.sent();
    expect((await countSurveys(site.ports)).failed).toBe(1);
    expect(await showAttention(site.ports)).toMatchObject([{ survey: { id: surveyId } }]);
    site.clock.pass(1_000);
    expect((await retrySurvey(site.ports, surveyId)).kind).toBe('planned');
    expect(await retrySurvey(site.ports, surveyId)).toEqual({ kind: 'moved-on' });
    await site.hearBells();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await countSurveys(site.ports)).failed).toBe(0);
    expect(await showAttention(site.ports)).toEqual([]);
  });
});

describe('what needs a person', () => {
  it('is gone from the list at once, however far behind the list is', async () => {
    const site = world();
    site.surveyService.next.push({ kind: 'refused' });
    const { surveyId } = await site.sent();
    const before = await Promise.all([site.ledger.latest(9, 'failed'), site.ledger.latest(9)]);
    const ledger = {
      ...site.ledger,
      latest: async (_limit: number, state?: string) => (state === 'failed' ? before[0] : state ? [] : before[1]),
    };
    const ports = { ...site.ports, ledger };
    site.clock.pass(1_000);
    await retrySurvey(site.ports, surveyId);
    expect(await showAttention(ports)).toEqual([]);
    expect(await showActivity(ports, undefined)).toMatchObject([
      { survey: { id: surveyId, replacedBy: expect.stringContaining('by-hand') as string } },
    ]);
  });
});

describe('retrying a parked response', () => {
  it('writes what was kept once the cause is gone', async () => {
    const site = world();
    const survey = await site.sent();
    const item = site.workItems.item('KAN-2');
    item.screen = [RATING_FIELD];
    await site.receive(responseTo(survey, { comment: 'Kept' }));
    await site.hearBells();
    item.screen = [RATING_FIELD, COMMENT_FIELD];
    const id = site.responses.all()[0]?.id ?? '';
    expect((await retryResponse(site.ports, id)).kind).toBe('waiting');
    await site.hearBells();
    expect(item.values).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Kept' });
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
    expect(await retryResponse(site.ports, id)).toEqual({ kind: 'not-parked' });
  });

  it('does not bring an older comment back', async () => {
    const site = world();
    const survey = await site.sent();
    const item = site.workItems.item('KAN-2');
    item.screen = [RATING_FIELD];
    await site.receive(responseTo(survey, { comment: 'Old', ratedAt: 1_000 }));
    await site.hearBells();
    item.screen = [RATING_FIELD, COMMENT_FIELD];
    await site.receive(responseTo(survey, { comment: 'New', ratedAt: 2_000 }));
    await site.hearBells();
    await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
    await site.hearBells();
    expect(item.values[COMMENT_FIELD]).toBe('New');
  });
});
