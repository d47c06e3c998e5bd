import { COMMENT_FIELD, RATING_FIELD, startTestSite, type TestSite } from './test-site';

const WRONG_KEY = 'replaced-key-0000';
const DEMO_KEY = 'nps-today-demo-key-1234';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

async function finish(key: string) {
  await site.transition(key, 'Done');
  await site.idle();
}

describe('nps.today refuses', () => {
  it('the key: sending pauses with a reason, and everything goes out once there is a new key', async () => {
    await site.npsToday({ action: 'set-api-key', apiKey: WRONG_KEY });
    await finish('KAN-2');
    await finish('KAN-3');
    await site.advance(3_600);
    expect((await site.requests('nps-today')).length).toBeLessThanOrEqual(2);
    expect(await site.asAdmin('getSetup')).toMatchObject({ ok: true, value: { pause: { reason: 'key-refused' } } });
    expect((await site.surveys()).map(({ state }) => state)).toEqual(['scheduled', 'scheduled']);

    expect(await site.asAdmin('connect', { apiKey: WRONG_KEY })).toMatchObject({ ok: true });
    await site.advance(900);
    expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(['KAN-2', 'KAN-3']);
  });

  it('a wrong key on the admin page: nothing is changed', async () => {
    expect(await site.asAdmin('connect', { apiKey: WRONG_KEY })).toEqual({ ok: false, problem: 'key-refused' });
    await site.complete('KAN-2');
  });

  it.each([
    ['campaign-unknown', 404],
    ['refused', 400],
  ])('with %s (%d): that survey fails with the reason, and is not tried again', async (reason, status) => {
    await site.fault({ target: 'nps-today', kind: 'status', status });
    await finish('KAN-2');
    await site.advance(3_600);
    expect(await site.surveys()).toMatchObject([{ state: 'failed', reason }]);
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'failed', reason });
    expect(await site.requests('nps-today')).toHaveLength(1);
  });

  it('a second survey in a campaign without duplicates: it fails with that reason', async () => {
    await site.npsToday({ action: 'allow-duplicates', campaignId: 16588, allow: false });
    await site.complete('KAN-2');
    await finish('KAN-3');
    expect((await site.surveys()).map(({ state, reason }) => `${state} ${reason ?? ''}`.trim()).sort()).toEqual([
      'failed already-surveyed',
      'sent',
    ]);
  });

  it('for now (429): no call before Retry-After is over', async () => {
    await site.fault({ target: 'nps-today', kind: 'status', status: 429, seconds: 120 });
    await finish('KAN-2');
    await site.advance(600);
    const [refused, taken] = await site.requests('nps-today');
    expect([refused?.status, taken?.status]).toEqual([429, 200]);
    const waited = Date.parse(taken?.time ?? '') - Date.parse(refused?.time ?? '');
    expect(waited).toBeGreaterThanOrEqual(120_000);
    expect(await site.invitations()).toHaveLength(1);
  });

  it.each([
    ['5xx', { kind: 'status', status: 503 } as const],
    ['a time-out', { kind: 'timeout' } as const],
    ['a broken connection', { kind: 'reset' } as const],
  ])('to work (%s): the survey is tried again later and later, and sent once', async (_what, fault) => {
    await site.fault({ target: 'nps-today', ...fault, times: 3 });
    await finish('KAN-2');
    await site.advance(3_600);
    const calls = await site.requests('nps-today');
    expect(calls).toHaveLength(4);
    const times = calls.map(({ time }) => Date.parse(time));
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeGreaterThanOrEqual(30_000);
    expect(await site.invitations()).toHaveLength(1);
    expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
  });
});

describe('the platform dies', () => {
  it('between the call to nps.today and its record: the survey is unconfirmed, and nothing is sent again', async () => {
    await site.fault({ target: 'nps-today', kind: 'crash-after' });
    await finish('KAN-2');
    await site.advance(24 * 3_600);
    expect(await site.surveys()).toMatchObject([{ state: 'unconfirmed', reason: 'no-record-of-call' }]);
    expect(await site.invitations()).toHaveLength(1);

    await site.respond(await site.invitationFor('KAN-2'), { rating: 7 });
    expect(await site.surveys()).toMatchObject([{ state: 'answered' }]);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7 });
  });

  it('after the survey was planned: the sweep sends it', async () => {
    await site.fault({ target: 'kvs', match: 'survey/', kind: 'crash-after' });
    await finish('KAN-2');
    await site.advance(900);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('after the write to Jira: the response is on the work item, and is applied', async () => {
    const invitation = await site.complete('KAN-2');
    await site.fault({ target: 'jira', match: 'PUT', kind: 'crash-after' });
    await site.respond(invitation, { rating: 7, comment: 'Once' });
    await site.advance(1_800);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Once' });
    expect(await site.responses()).toMatchObject([{ state: 'applied' }]);
    expect(JSON.stringify(await site.storage())).not.toContain('Once');
  });

  it('at whatever it does with a survey: later ones go out all the same', async () => {
    await site.fault({ target: 'function', match: 'dispatch-surveys', kind: 'crash-after', times: 3 });
    await finish('KAN-2');
    await finish('KAN-3');
    await site.advance(1_800);
    expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(['KAN-2', 'KAN-3']);
  });
});

describe('the storage fails', () => {
  it('while a completion is stored: the platform delivers the event again', async () => {
    await site.fault({ target: 'kvs', kind: 'status', status: 500, times: 3 });
    await finish('KAN-2');
    // The last of the platform's four retries comes after 36 minutes.
    await site.advance(36 * 60);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('for hours between survey and response: nothing is lost', async () => {
    const invitation = await site.complete('KAN-2');
    await site.respond(invitation, { rating: 3 });
    await finish('KAN-3');
    await site.fault({ target: 'kvs', kind: 'status', status: 500, times: 100_000 });
    await site.advance(3 * 3_600);
    await site.clearFaults();
    await site.advance(3_600);
    expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(['KAN-2', 'KAN-3']);
  }, 60_000);
});

describe('Jira refuses', () => {
  const respond = async (comment: string) => site.respond(await site.complete('KAN-2'), { rating: 7, comment });

  it('one field: the other is written, the refused one waits for a person with its cure', async () => {
    site.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
    await respond('Kept');
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: null });
    expect(await site.responses()).toMatchObject([{ state: 'parked', reason: 'field-refused', comment: 'Kept' }]);
    // Lists may lag a few seconds behind.
    await site.advance(5);
    const panel = await site.onPanel<{ value: { parked: { responseId: string; fields: object[] } } }>(
      'getSurvey',
      'KAN-2',
    );
    expect(panel.value.parked.fields).toEqual([{ name: 'comment', cause: 'not-on-screen' }]);

    site.change.addFieldToScreens(COMMENT_FIELD, 'KAN');
    const { responseId } = panel.value.parked;
    expect(await site.onPanel('retry', 'KAN-2', { responseId })).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'applied' }]);
  });

  it('both fields: the response is parked with both', async () => {
    site.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
    site.change.removeFieldFromScreens(RATING_FIELD, 'KAN');
    await respond('Kept');
    expect(await site.responses()).toMatchObject([{ state: 'parked', rating: 7, comment: 'Kept' }]);
  });

  it('the rating because its field became text: the comment is written', async () => {
    const invitation = await site.complete('KAN-2');
    site.change.setFieldType(RATING_FIELD, 'textfield');
    await site.respond(invitation, { rating: 7, comment: 'Written' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: null, comment: 'Written' });
    expect(await site.responses()).toMatchObject([
      { state: 'parked', refused: [{ field: 'rating', cause: 'wrong-type' }] },
    ]);
  });

  it('because the work item was deleted: the response is parked', async () => {
    const invitation = await site.complete('KAN-2');
    await site.jira('DELETE', '/issue/KAN-2');
    await site.respond(invitation, { rating: 7, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'parked', reason: 'work-item-gone', comment: 'Kept' }]);
  });

  it('because the app may no longer see the project: the response is parked', async () => {
    const invitation = await site.complete('KAN-2');
    site.change.blockApp('KAN');
    await site.respond(invitation, { rating: 7, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'parked', comment: 'Kept' }]);
  });

  it('because the app may not edit (403): the response is parked', async () => {
    const invitation = await site.complete('KAN-2');
    await site.fault({ target: 'jira', match: 'PUT', kind: 'status', status: 403, times: 2 });
    await site.respond(invitation, { rating: 7, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'parked', reason: 'no-permission', comment: 'Kept' }]);
  });

  it.each([409, 429, 500, 503])('for now (%d): the response is written later, once', async (status) => {
    const invitation = await site.complete('KAN-2');
    await site.fault({ target: 'jira', match: 'PUT', kind: 'status', status, seconds: 60, times: 2 });
    await site.respond(invitation, { rating: 7, comment: 'Later' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: null });
    await site.advance(1_800);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Later' });
    expect((await site.writes()).filter((write) => write.status === 204)).toHaveLength(1);
  });

  it('for two days: the response is written when Jira is back', async () => {
    const invitation = await site.complete('KAN-2');
    await site.fault({ target: 'jira', kind: 'status', status: 503, times: 100_000 });
    await site.respond(invitation, { rating: 7, comment: 'Patience' });
    await site.advance(2 * 24 * 3_600);
    await site.clearFaults();
    await site.advance(7 * 3_600);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Patience' });
  }, 60_000);
});

describe('a response that can never be applied', () => {
  it('does not block what comes after it', async () => {
    const poisoned = await site.complete('KAN-2');
    const healthy = await site.complete('KAN-3');
    await site.jira('DELETE', '/issue/KAN-2');
    await site.respond(poisoned, { rating: 1 });
    await site.respond(healthy, { rating: 9 });
    expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: 9 });
  });
});

describe('nobody is pestered', () => {
  it('by a pause: a survey that waited goes out once', async () => {
    expect(await site.asAdmin('setPaused', { paused: true })).toMatchObject({ ok: true });
    await finish('KAN-2');
    await site.advance(3_600);
    expect(await site.invitations()).toEqual([]);
    await site.asAdmin('setPaused', { paused: false });
    await site.advance(900);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('by disconnecting and connecting again: a survey that waited goes out once', async () => {
    await site.asAdmin('disconnect');
    await finish('KAN-2');
    await site.advance(3_600);
    expect(await site.requests('nps-today')).toEqual([]);
    await site.asAdmin('connect', { apiKey: DEMO_KEY });
    await site.advance(900);
    expect(await site.invitations()).toHaveLength(1);
  });
});
