import { siteVariantSchema } from '../../../simulator/weather/site-variant';
import { startTestSite, type TestSite } from '../test-site';

const CODES = siteVariantSchema.shape.conflictCode.options;
/** While one call of the storage takes this long, two who work on the same row read it before either has written. */
const weather = { name: 'still', kvs: 50 };

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

/** How the storage's refusals were worded, as the app saw them. */
async function refusedWith(): Promise<string | undefined> {
  const { values } = await site.control<{ values: Record<string, { answer: string }> }>('GET', '/storage');
  return values['observation:storage-conflict']?.answer;
}

const failedInvocations = () =>
  site.simulator.forge.invocations().filter(({ outcome }) => outcome && outcome.kind !== 'returned');

/** Both call the same function of the panel at the same moment. */
async function bothOnPanel(functionKey: string, key: string, payload: object): Promise<unknown[]> {
  const { id, fields } = await site.jira<{ id: string; fields: { project: { id: string } } }>('GET', `/issue/${key}`);
  const { admin, agent } = site.simulator.jira.users.ids;
  const extension = { issue: { id, key }, project: { id: fields.project.id } };
  const calls = [admin, agent].map((accountId) =>
    site.simulator.forge.invokeResolver({ moduleKey: 'survey-panel', functionKey, payload, accountId, extension }),
  );
  await site.idle();
  return Promise.all(calls);
}

describe.each(CODES)('S9: a conditional write that was lost to another writer, refused as %s', (conflictCode) => {
  beforeEach(() => site.reset('guide', { weather, site: { conflictCode } }));
  afterEach(async () => {
    expect(await refusedWith()).toMatch(/^4/);
    expect(failedInvocations()).toEqual([]);
  });

  it('an event delivered twice at once makes one survey', async () => {
    await site.fault({ target: 'function', kind: 'duplicate', match: 'plan-survey' });
    await site.complete('KAN-2');
    expect(await site.invitations()).toHaveLength(1);
    expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
  });

  it('a notification delivered twice at once is acknowledged both times and makes one response', async () => {
    await site.respond(await site.complete('KAN-2'), { rating: 9, comment: 'Fine' });
    const notification = { ...(await site.lastNotification()), Rating: 3 };
    const answers = Promise.all([site.post(notification), site.post(notification)]);
    await site.advance(5);
    expect(await answers).toEqual([202, 202]);
    await site.advance(60);
    expect(await site.responses()).toHaveLength(2);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 3, comment: 'Fine' });
  });

  it('of two people who cancel a survey at once, one does and the other is told that it has moved on', async () => {
    await site.asAdmin('setPaused', { paused: true });
    await site.transition('KAN-2', 'Done');
    await site.idle();
    const [survey] = await site.surveys();
    const answers = await bothOnPanel('cancel', 'KAN-2', { surveyId: survey?.id });
    expect(answers).toContainEqual(expect.objectContaining({ ok: true }));
    expect(answers).toContainEqual({ ok: false, problem: 'not-possible-now' });
    await site.asAdmin('setPaused', { paused: false });
    await site.advance(600);
    expect(await site.surveys()).toMatchObject([{ state: 'cancelled' }]);
    expect(await site.invitations()).toEqual([]);
  });

  it('two people who send a survey at once send one', async () => {
    const answers = await bothOnPanel('sendNow', 'KAN-2', { seen: null });
    expect(answers).toContainEqual(expect.objectContaining({ ok: true }));
    expect(answers).toContainEqual({ ok: false, problem: 'not-possible-now' });
    await site.advance(60);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('of two responses that two sweeps write at once, the newer one stays, and both are applied', async () => {
    const invitation = await site.complete('KAN-2');
    await site.fault({ target: 'queue', kind: 'drop', times: 2 });
    await site.respond(invitation, { rating: 2, comment: 'Slow' });
    await site.advance(1);
    await site.respond(invitation, { rating: 10 });
    const sweep = () => site.simulator.forge.runScheduled('five-minute-sweep');
    await Promise.all([sweep(), sweep(), site.idle()]);
    await site.advance(900);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 10, comment: 'Slow' });
    expect((await site.responses()).map(({ state }) => state)).toEqual(['applied', 'applied']);
    expect(await site.surveys()).toMatchObject([{ state: 'answered', response: { rating: 10 } }]);
  });
});
