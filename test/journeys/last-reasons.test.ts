/** Reasons that a site meets once in a while: each ends on the work item, or on its panel, with a way on. */
import { COMMENT_FIELD, RATING_FIELD, startTestSite, type TestSite } from './test-site';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** No wait between two tries is longer, and so many tries are more than the four days for which the app goes on. */
const LONGEST_WAIT = 6 * 60 * MINUTE;
const TRIES = 32;

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

const markOf = async (key: string) => (await site.onWorkItem(key)).mark;

async function finish(key: string): Promise<void> {
  await site.transition(key, 'Done');
  await site.idle();
}

/** From now on, for longer than the app's patience. */
async function outage(target: 'jira' | 'nps-today', match: string, status = 503): Promise<void> {
  await site.fault({ target, kind: 'status', status, match, times: 100_000 });
}

/** Sweeps where one may find something to try, and leaves out those in between. */
async function untilPatienceIsOver(): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) await site.advance(LONGEST_WAIT + MINUTE, { skipRecurring: true });
  await site.idle();
}

interface Parked {
  value: { parked?: { responseId: string; reason: string }; latest?: { state: string; rating?: number } };
}

/** The response that the work item's panel says waits for a person, and what becomes of it once the cause is gone. */
async function parkedOn(key: string, reason: string): Promise<{ retry: () => Promise<unknown> }> {
  const { value } = await site.onPanel<Parked>('getSurvey', key);
  expect(value.parked).toMatchObject({ reason });
  return { retry: () => site.onPanel('retry', key, { responseId: value.parked?.responseId }) };
}

describe('a survey', () => {
  it('whose rule is switched off while it waits is sent by no rule', async () => {
    await site.asAdmin('setPaused', { paused: true });
    await finish('KAN-2');
    const { value } = await site.asAdmin<{ value: { id: string; revision: number }[] }>('listRules');
    const [{ id, revision } = { id: '', revision: 0 }] = value;
    expect(await site.asAdmin('switchRule', { rule: { id, revision }, enabled: false })).toMatchObject({ ok: true });
    await site.asAdmin('setPaused', { paused: false });
    await site.advance(15 * MINUTE);
    expect(await markOf('KAN-2')).toMatchObject({ state: 'cancelled', reason: 'no-rule' });
    expect(await site.invitations()).toEqual([]);
  });

  it('that a person takes back on the panel stays taken back', async () => {
    await site.asAdmin('setPaused', { paused: true });
    await finish('KAN-2');
    const [survey] = await site.surveys();
    expect(await site.onPanel('cancel', 'KAN-2', { surveyId: survey?.id })).toMatchObject({ ok: true });
    await site.asAdmin('setPaused', { paused: false });
    await site.advance(15 * MINUTE);
    expect(await markOf('KAN-2')).toMatchObject({ state: 'cancelled', reason: 'taken-back' });
    expect(await site.invitations()).toEqual([]);
  });

  it('stands back for the one that somebody sent by hand before the event came, and says so', async () => {
    await site.fault({ target: 'function', match: 'plan-survey', kind: 'drop' });
    await finish('KAN-2');
    const event = site.simulator.events().at(-1);
    await site.sendNow('KAN-2');
    await site.advance(MINUTE);
    if (!event) throw new Error('There was no event');
    site.simulator.forge.deliver(event);
    await site.advance(15 * MINUTE);
    const stated = (await site.surveys()).map(({ origin, state, reason }) => ({ origin, state, reason }));
    expect(stated).toContainEqual({ origin: 'completion', state: 'skipped', reason: 'sent-by-hand' });
    expect(await markOf('KAN-2')).toMatchObject({ state: 'sent' });
    expect(await site.invitations()).toHaveLength(1);
  });

  it('whose work item Jira does not show for days ends as unreachable, and can be sent once it does', async () => {
    await outage('jira', 'GET /rest/api/3/issue');
    await finish('KAN-2');
    await untilPatienceIsOver();
    await site.clearFaults();
    await site.advance(15 * MINUTE);
    expect(await markOf('KAN-2')).toMatchObject({ state: 'cancelled', reason: 'work-item-unreachable' });
    expect(await site.invitations()).toEqual([]);
    await site.sendNow('KAN-2');
    await site.advance(MINUTE);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('that nps.today does not take for days is given up, and can be sent again', async () => {
    await outage('nps-today', 'POST');
    await finish('KAN-2');
    await untilPatienceIsOver();
    expect(await markOf('KAN-2')).toMatchObject({ state: 'failed', reason: 'gave-up' });
    await site.clearFaults();
    await site.advance(DAY, { skipRecurring: true });
    expect(await site.invitations()).toEqual([]);
    await site.sendNow('KAN-2');
    await site.advance(MINUTE);
    expect(await site.invitations()).toHaveLength(1);
  });
});

describe('a response', () => {
  it('that Jira does not take for days is given up, whole, and is written by a retry', async () => {
    const invitation = await site.complete('KAN-2');
    await outage('jira', 'PUT /rest/api/3/issue');
    await site.respond(invitation, { rating: 6, comment: 'Keep this' });
    await untilPatienceIsOver();
    await site.clearFaults();
    const parked = await parkedOn('KAN-2', 'gave-up');
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: null });
    expect(await parked.retry()).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 6, comment: 'Keep this' });
  });

  it('for which no field is chosen waits until one is', async () => {
    const invitation = await site.complete('KAN-2');
    expect(await site.asAdmin('saveFields', { rating: null, comment: null })).toMatchObject({ ok: true });
    await site.respond(invitation, { rating: 6, comment: 'Keep this' });
    const parked = await parkedOn('KAN-2', 'no-fields');
    expect(await site.writes()).toEqual([]);
    await site.asAdmin('saveFields', { rating: RATING_FIELD, comment: COMMENT_FIELD });
    expect(await parked.retry()).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 6, comment: 'Keep this' });
  });

  it('whose survey the storage has lost is offered to the work item that it names', async () => {
    await site.complete('KAN-2');
    const lost = await site.complete('KAN-3');
    const [gone] = (await site.surveys()).filter(({ workItemKey }) => workItemKey === 'KAN-3');
    site.simulator.forge.fillStorage('survey', [[gone?.id ?? '', undefined]]);
    await site.respond(lost, { rating: 2, comment: 'Whose is this?' });
    expect(await site.responses()).toMatchObject([{ state: 'parked', reason: 'survey-unknown', rating: 2 }]);
    expect(await site.writes()).toEqual([]);
    const [response] = await site.responses();
    const assigned = { responseId: response?.id, workItemKey: 'KAN-2' };
    expect(await site.asAdmin('assign', assigned)).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 2, comment: 'Whose is this?' });
  });
});
