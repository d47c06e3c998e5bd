import { COMMENT_FIELD, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';
import { retryResponse, retryResponseOn, retrySurvey } from './retry';
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
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await countSurveys(site.ports)).failed).toBe(0);
    expect(await showAttention(site.ports)).toEqual([]);
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
    await site.runQueue();
    item.screen = [RATING_FIELD, COMMENT_FIELD];
    const id = site.responses.all()[0]?.id ?? '';
    expect((await retryResponse(site.ports, id)).kind).toBe('waiting');
    await site.runQueue();
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
    await site.runQueue();
    item.screen = [RATING_FIELD, COMMENT_FIELD];
    await site.receive(responseTo(survey, { comment: 'New', ratedAt: 2_000 }));
    await site.runQueue();
    await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
    await site.runQueue();
    expect(item.values[COMMENT_FIELD]).toBe('New');
  });

  it('by two people at once lets it try once', async () => {
    const site = world();
    const survey = await site.sent();
    site.workItems.item('KAN-2').screen = [];
    await site.receive(responseTo(survey));
    await site.runQueue();
    const id = site.responses.all()[0]?.id ?? '';
    const outcomes = await Promise.all([retryResponse(site.ports, id), retryResponse(site.ports, id)]);
    expect(outcomes).toEqual([{ kind: 'waiting', surveyId: survey.surveyId }, { kind: 'not-parked' }]);
    expect(await retryResponse(site.ports, 'no-such-response')).toEqual({ kind: 'not-parked' });
    expect(site.dueQueue.messages).toHaveLength(1);
  });

  it('gives it all of its patience again', async () => {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo(survey));
    site.dueQueue.messages.length = 0;
    site.workItems.next = Array.from({ length: 2_000 }, () => ({ kind: 'try-later' as const }));
    for (let hour = 0; hour < 5 * 24; hour += 1) {
      site.clock.pass(3_600_000);
      await site.sweep();
    }
    const [parked] = site.responses.all();
    expect(parked?.state).toBe('parked');
    await retryResponse(site.ports, parked?.id ?? '');
    await site.runQueue();
    const [waiting] = site.responses.all();
    expect(waiting?.state).toBe('waiting');
    expect((waiting?.dueAt ?? 0) - site.clock.now()).toBe(30_000);
  });

  it('from a work item works for its own responses alone', async () => {
    const site = world();
    const survey = await site.sent();
    site.workItems.item('KAN-2').screen = [];
    await site.receive(responseTo(survey));
    await site.runQueue();
    const id = site.responses.all()[0]?.id ?? '';
    expect(await retryResponseOn(site.ports, '10003', id)).toEqual({ kind: 'not-found' });
    expect(await retryResponseOn(site.ports, '10002', 'no-such-response')).toEqual({ kind: 'not-found' });
    expect(site.responses.all()).toMatchObject([{ state: 'parked' }]);
    expect(await retryResponseOn(site.ports, '10002', id)).toMatchObject({ kind: 'waiting' });
  });
});
