import type { TestSite } from '../test-site';
import { startTestSite } from '../test-site';

const AGENT = 'agent@example.com';

interface Panel {
  ok: boolean;
  value: {
    latest?: { id: string; state: string; rating?: number };
    earlier: unknown[];
    parked?: { responseId: string };
    actions: string[];
  };
}

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

const panel = async (key: string) => (await site.onPanel<Panel>('getSurvey', key, {}, AGENT)).value;

async function label(key: string): Promise<string | undefined> {
  const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, AGENT);
  const { id } = await site.jira<{ id: string }>('GET', `/issue/${key}`);
  const payload = { extension: { type: 'jira:issueContext', issue: { id, key } } };
  const shown = site.simulator.forge.invokeFunction('survey-lozenge', payload, accountId);
  await site.idle();
  return ((await shown) as { status?: { value: { label: string } } }).status?.value.label;
}

/** The clock stands still between what happens and the look at it: what the platform lists is seconds behind. */
describe('Queries lag: what a person sees and acts on', () => {
  it('a waiting survey is on the panel and in the label at once, and can be cancelled', async () => {
    await site.asAdmin('setPaused', { paused: true });
    await site.transition('KAN-2', 'Done');
    await site.idle();
    const shown = await panel('KAN-2');
    expect(shown).toMatchObject({ latest: { state: 'scheduled' }, actions: ['cancel'] });
    expect(await label('KAN-2')).toBe('Scheduled');
    expect(await site.onPanel('cancel', 'KAN-2', { surveyId: shown.latest?.id })).toMatchObject({ ok: true });
    expect(await label('KAN-2')).toBe('Cancelled');
  });

  it('a response is on the panel and in the label at once, and nobody is asked to send a first survey', async () => {
    const invitation = await site.complete('KAN-2');
    expect(await label('KAN-2')).toBe('Sent');
    await site.respond(invitation, { rating: 9 });
    expect(await panel('KAN-2')).toMatchObject({
      latest: { state: 'answered', rating: 9 },
      actions: ['send-again', 'exclude'],
    });
    expect(await label('KAN-2')).toBe('9 Promoter');
  });

  it('the newest of two surveys is shown at once', async () => {
    const first = await site.complete('KAN-2');
    await site.respond(first, { rating: 3 });
    expect(await site.sendNow('KAN-2')).toMatchObject({ ok: true });
    expect(await label('KAN-2')).toBe('Sent');
    await site.respond(await site.invitationFor('KAN-2'), { rating: 10 });
    expect(await label('KAN-2')).toBe('10 Promoter');
  });

  it('two people who act on the same screen send one survey', async () => {
    const before = await panel('KAN-2');
    expect(before.latest).toBeUndefined();
    const replies = [
      await site.onPanel('sendNow', 'KAN-2', { seen: null }, AGENT),
      await site.onPanel('sendNow', 'KAN-2', { seen: null }),
    ];
    expect(replies).toEqual([expect.objectContaining({ ok: true }), { ok: false, problem: 'not-possible-now' }]);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('a response that Jira did not take whole is on the panel at once, and can be retried from there', async () => {
    const invitation = await site.complete('KAN-2');
    site.change.removeFieldFromScreens('customfield_10092', 'KAN');
    await site.respond(invitation, { rating: 7, comment: 'Kept' });
    const shown = await panel('KAN-2');
    expect(shown).toMatchObject({ latest: { rating: 7 }, actions: ['retry', 'send-again', 'exclude'] });
    site.change.addFieldToScreens('customfield_10092', 'KAN');
    const retried = await site.onPanel('retry', 'KAN-2', { responseId: shown.parked?.responseId }, AGENT);
    expect(retried).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Kept' });
  });

  it('a response without its token is offered on the panel at once', async () => {
    await site.complete('KAN-2');
    const notification = { Rating: 9, RatingTime: '2026-01-05T12:00:00Z', Custom: { issueKey: 'KAN-2' } };
    expect(await site.post(notification)).toBe(202);
    expect((await panel('KAN-2')).actions).toContain('match');
  });

  it('a response that was retried leaves the attention list and the panel at once', async () => {
    site.change.removeFieldFromScreens('customfield_10092', 'KAN');
    await site.respond(await site.complete('KAN-2'), { rating: 7, comment: 'Kept' });
    await site.advance(10);
    const { parked } = await panel('KAN-2');
    expect(await site.asAdmin('getActivity', { filter: { under: 'attention' } })).toMatchObject({
      value: { entries: [{ parked: { responseId: parked?.responseId } }] },
    });
    site.change.addFieldToScreens('customfield_10092', 'KAN');
    await site.asAdmin('retry', { kind: 'response', id: parked?.responseId });
    expect(await site.asAdmin('getActivity', { filter: { under: 'attention' } })).toEqual({
      ok: true,
      value: { entries: [] },
    });
    expect(await panel('KAN-2')).not.toHaveProperty('parked');
  });
});
