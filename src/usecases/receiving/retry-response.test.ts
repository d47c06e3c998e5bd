import { COMMENT_FIELD, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';
import { retryResponse, retryResponseOn } from './retry-response';

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
