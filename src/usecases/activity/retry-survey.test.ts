import type { SurveyList } from '../../ports/ledger';
import { world } from '../../../test/builders/world';
import { retrySurvey } from './retry-survey';
import { listCauses } from '../causes/list-causes';
import { listActivity } from './list-activity';
import { listAttention } from './list-attention';

describe('sending in place of a survey that failed', () => {
  it('does so once, and then nobody needs to see to the failed one', async () => {
    const site = world();
    site.surveyService.next.push({ kind: 'refused' });
    const { surveyId } = await site.sent();
    expect((await listCauses(site.ports)).surveys).toMatchObject([{ state: 'failed', count: 1 }]);
    expect(await listAttention(site.ports)).toMatchObject({ shown: [{ survey: { id: surveyId } }] });
    site.clock.pass(1_000);
    expect((await retrySurvey(site.ports, surveyId)).kind).toBe('planned');
    expect(await retrySurvey(site.ports, surveyId)).toEqual({ kind: 'moved-on' });
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await listCauses(site.ports)).surveys).toEqual([]);
    expect(await listAttention(site.ports)).toEqual({ shown: [] });
  });

  it('does nothing for a survey that went out, is on its way or was not to go out', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    site.clock.pass(1_000);
    await site.plan({ changeId: '502' });
    for (const id of [surveyId, '10002:502']) expect(await retrySurvey(site.ports, id)).toEqual({ kind: 'moved-on' });
    expect(await retrySurvey(site.ports, 'no-such-survey')).toEqual({ kind: 'not-found' });
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
    expect(site.ledger.all().map(({ id }) => id)).toEqual([surveyId, '10002:502']);
  });
});

describe('what needs a person', () => {
  it('is gone from the list at once, however far behind the list is', async () => {
    const site = world();
    site.surveyService.next.push({ kind: 'refused' });
    const { surveyId } = await site.sent();
    const before = await site.ledger.page('all', { order: 'newest', limit: 9 });
    const page = async (list: SurveyList) =>
      list === 'all' || ('state' in list && list.state === 'failed') ? before : { items: [] };
    const ledger = { ...site.ledger, page };
    const ports = { ...site.ports, ledger };
    site.clock.pass(1_000);
    await retrySurvey(site.ports, surveyId);
    expect(await listAttention(ports)).toEqual({ shown: [] });
    expect(await listActivity(ports, {})).toMatchObject({
      shown: [{ survey: { id: surveyId, replacedBy: expect.stringContaining('by-hand') as string } }],
    });
  });
});
