import type { ResponseStore } from '../../src/ports/response-store';
import { aResponse, NOON } from '../builders/surveys';
import type { Stage } from './stage';

export function responseStoreContract(make: () => Promise<Stage<ResponseStore>>): void {
  const hard = 'quotes " \\ and\nlines, שלום, 😀';

  it('keeps a response whole, and a repeated one once', async () => {
    const { port } = await make();
    const response = aResponse({ comment: hard });
    const outcomes = await Promise.all([1, 2, 3].map(() => port.store(response)));
    expect(outcomes.sort()).toEqual(['duplicate', 'duplicate', 'stored']);
    expect(await port.read(response.id)).toEqual(response);
  });

  it('keeps the longest comment that is allowed', async () => {
    const { port } = await make();
    await port.store(aResponse({ comment: '😀'.repeat(16_000) }));
    expect((await port.read(aResponse().id))?.comment).toHaveLength(32_000);
  });

  it('refuses to replace what somebody else has replaced', async () => {
    const { port } = await make();
    await port.store(aResponse());
    expect(await port.replace(aResponse({ state: 'parked' }))).toMatchObject({ state: 'parked' });
    expect(await port.replace(aResponse({ state: 'applied' }))).toBe('conflict');
    expect((await port.read(aResponse().id))?.state).toBe('parked');
  });

  it('lists responses that are due, those on their way and those that are parked', async () => {
    const { port, catchUp } = await make();
    await port.store(aResponse({ id: 'due', dueAt: NOON - 1_000 }));
    await port.store(aResponse({ id: 'later', dueAt: NOON + 60_000 }));
    await port.store(aResponse({ id: 'parked', dueAt: undefined, state: 'parked', changedAt: NOON }));
    await port.store(aResponse({ id: 'parked since', dueAt: undefined, state: 'parked', changedAt: NOON + 9_000 }));
    await catchUp();
    expect(await port.due(NOON, 10)).toEqual(['due']);
    expect((await port.parked(10)).map(({ id }) => id)).toEqual(['parked since', 'parked']);
    expect(await port.parked(1)).toHaveLength(1);
    expect((await port.waiting(10)).map(({ id }) => id).sort()).toEqual(['due', 'later']);
    const { items, next } = await port.parkedPage({ order: 'oldest', limit: 1 });
    expect(items).toMatchObject([{ id: 'parked' }]);
    expect((await port.parkedPage({ order: 'oldest', limit: 1, from: next })).items).toMatchObject([
      { id: 'parked since' },
    ]);
  });

  it('reads at once which response was parked last for a survey or a work item, as it is now', async () => {
    const { port } = await make();
    const parked = { state: 'parked', reason: 'no-permission', dueAt: undefined } as const;
    const unmatched = { ...parked, surveyId: undefined, reason: 'token-missing' } as const;
    const told = async (named: string) => (await port.parkedLast(named))?.id;
    await port.store(aResponse({ id: 'waits' }));
    expect(await told('10002:501')).toBeUndefined();
    await port.store(aResponse({ ...parked, id: 'first' }));
    expect(await told('10002:501')).toBe('first');
    await port.replace({ ...((await port.read('waits')) ?? aResponse()), ...parked });
    expect(await told('10002:501')).toBe('waits');
    await port.replace({ ...aResponse({ ...parked, id: 'first' }), attempts: 1, revision: 77 });
    await port.store(aResponse({ ...parked, id: 'first' }));
    await port.store(
      aResponse({ ...unmatched, id: 'automation', automation: { workItemKey: 'KAN-3', campaignId: 1 } }),
    );
    await port.store(aResponse({ ...unmatched, id: 'by key', workItemKey: 'KAN-2' }));
    await port.store(aResponse({ ...unmatched, id: 'by id', workItemKey: '10002' }));
    await port.store(aResponse({ ...unmatched, id: 'unnamed' }));
    await port.store(aResponse({ ...parked, id: 'known', surveyId: 'other', workItemKey: 'KAN-2' }));
    expect([await told('10002:501'), await told('KAN-2'), await told('10002'), await told('other')]).toEqual([
      'waits',
      'by key',
      'by id',
      'known',
    ]);
    expect([await told('automation:KAN-3'), await told('KAN-3')]).toEqual(['automation', undefined]);
    await port.replace({ ...((await port.read('waits')) ?? aResponse()), state: 'applied' });
    expect(await port.parkedLast('10002:501')).toMatchObject({ id: 'waits', state: 'applied' });
  });

  it('lists responses that name a work item and belong to no survey', async () => {
    const { port, catchUp } = await make();
    const unmatched = { surveyId: undefined, state: 'parked', reason: 'token-missing', dueAt: undefined } as const;
    await port.store(aResponse({ ...unmatched, id: 'old', workItemKey: 'KAN-2', receivedAt: NOON }));
    await port.store(aResponse({ ...unmatched, id: 'new', workItemKey: 'KAN-2', receivedAt: NOON + 5_000 }));
    await port.store(aResponse({ ...unmatched, id: 'other', workItemKey: 'KAN-22' }));
    await port.store(aResponse({ ...unmatched, id: 'unnamed' }));
    await port.store(aResponse({ ...unmatched, id: 'applied', workItemKey: 'KAN-2', state: 'applied' }));
    await port.store(aResponse({ id: 'known', workItemKey: 'KAN-2', state: 'parked', reason: 'gave-up' }));
    await catchUp();
    expect((await port.unmatchedOf('KAN-2')).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(await port.unmatchedOf('10002')).toEqual([]);
  });
}
