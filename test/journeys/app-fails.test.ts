/**
 * A stored thing that always makes the app fail: the storage refuses every call for it. Nothing is tried for ever, a person
 * is told in the end, and nobody else waits.
 */
import { startTestSite, type TestSite } from './test-site';

const DAY = 24 * 3_600;
const PATIENCE = 5 * DAY;
/** Against a hang: 1,400 sweeps are a minute of work, and several on a busy machine. */
const FIVE_DAYS_MS = 360_000;

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

/** From now on the storage refuses every call whose key begins so. */
const poison = (match: string) => site.fault({ target: 'kvs', match, kind: 'status', status: 400, times: 100_000 });
const workItemId = async (key: string) => (await site.jira<{ id: string }>('GET', `/issue/${key}`)).id;
const surveyOf = async (key: string) => {
  const found = (await site.surveys()).filter((survey) => survey.workItemKey === key);
  return found[found.length - 1];
};
const tried = (message: RegExp) => site.simulator.forge.logs().filter((line) => message.test(line.message)).length;

it(
  'a survey at which the app always fails has failed after days, and can be sent again from the panel',
  async () => {
    await poison(`choice:${await workItemId('KAN-2')}`);
    await site.transition('KAN-2', 'Done');
    await site.transition('KAN-3', 'Done');
    await site.idle();
    expect((await site.invitationFor('KAN-3')).custom.issueKey).toBe('KAN-3');
    await site.advance(PATIENCE);
    expect(await surveyOf('KAN-2')).toMatchObject({ state: 'failed', reason: 'app-failed' });
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'failed', reason: 'app-failed' });
    expect(tried(/could not be dispatched/)).toBeLessThan(60);

    await site.clearFaults();
    const panel = await site.onPanel<{ value: { latest: { id: string; state: string; reason: string } } }>(
      'getSurvey',
      'KAN-2',
    );
    expect(panel.value.latest).toMatchObject({ state: 'failed', reason: 'app-failed' });
    await site.sendNow('KAN-2');
    expect((await site.invitationFor('KAN-2')).custom.issueKey).toBe('KAN-2');
  },
  FIVE_DAYS_MS,
);

it(
  'a response at which the app always fails is parked after days, whole, and can be retried from the activity list',
  async () => {
    const invitation = await site.complete('KAN-2');
    const other = await site.complete('KAN-3');
    await poison(`survey/${(await surveyOf('KAN-2'))?.id}`);
    await site.respond(invitation, { rating: 4, comment: 'Please keep this' });
    await site.respond(other, { rating: 9 });
    expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: 9 });
    await site.advance(PATIENCE);
    const stuck = (await site.responses()).find(({ rating }) => rating === 4);
    expect(stuck).toMatchObject({ state: 'parked', reason: 'app-failed', comment: 'Please keep this' });
    expect(tried(/could not be applied/)).toBeLessThan(60);

    await site.clearFaults();
    await site.asAdmin('retry', { kind: 'response', id: stuck?.id });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 4, comment: 'Please keep this' });
  },
  FIVE_DAYS_MS,
);
