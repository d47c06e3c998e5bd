import { NO_RAILS } from './call-table';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

const ACTION = 'send-survey';
/** What the action's form gives a rule. */
const inputs = { issueKey: '{{issue.key}}', ignoreGuardRails: false };

/** A rule of Jira's automation runs the action, and what follows from it happens. */
async function ruleRuns(issueKey: string | undefined, more: object = {}): Promise<unknown> {
  const result = await site.control('POST', '/automation', {
    action: ACTION,
    inputs: { ...inputs, ...more },
    issueKey,
  });
  await site.idle();
  return result;
}

const wentOn = (state: string, reason: string | null = null) => ({ kind: 'went-on', outputs: { state, reason } });
const markOf = async (key: string) => (await site.onWorkItem(key)).mark;

it('surveys an unfinished work item, and its response stands on it', async () => {
  expect(await ruleRuns('KAN-2')).toEqual(wentOn('scheduled'));
  expect(await markOf('KAN-2')).toMatchObject({ state: 'sent' });
  await site.respond(await site.invitationFor('KAN-2'), { rating: 9, comment: 'Quick' });
  expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, mark: { state: 'answered' } });
});

it('surveys a work item once, however often the rule runs, and also when two run at once', async () => {
  const run = () => site.control('POST', '/automation', { action: ACTION, inputs, issueKey: 'KAN-2' });
  await Promise.all([run(), run()]);
  await site.idle();
  expect(await site.invitations()).toHaveLength(1);
  expect(await ruleRuns('KAN-2')).toEqual(wentOn('skipped', 'had-one'));
  expect(await ruleRuns('KAN-2', { ignoreGuardRails: true })).toEqual(wentOn('skipped', 'had-one'));
  expect(await site.invitations()).toHaveLength(1);
});

it('is one survey with that of the app’s own rule, whichever comes first', async () => {
  await site.complete('KAN-2');
  expect(await ruleRuns('KAN-2')).toEqual(wentOn('skipped', 'had-one'));
  const moved = site.transition('KAN-1', 'Done');
  await Promise.all([
    moved,
    moved.then(() => site.control('POST', '/automation', { action: ACTION, inputs, issueKey: 'KAN-1' })),
  ]);
  await site.advance(10 * 60);
  await site.idle();
  expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(['KAN-1', 'KAN-2']);
});

it('obeys guard rails, says so to the rule and on the work item, and ignores them where that is chosen', async () => {
  await site.asAdmin('saveGuardRails', { ...NO_RAILS, excludedDomains: ['example.com'] });
  expect(await ruleRuns('KAN-2')).toEqual(wentOn('skipped', 'domain-excluded'));
  expect(await markOf('KAN-2')).toMatchObject({ state: 'skipped', reason: 'domain-excluded' });
  expect(await site.invitations()).toEqual([]);
  expect(await ruleRuns('KAN-2', { ignoreGuardRails: true })).toEqual(wentOn('scheduled'));
  expect(await site.invitations()).toHaveLength(1);
  expect(await markOf('KAN-2')).toMatchObject({ state: 'sent' });
});

it('waits where a guard rail has it wait, and tells the rule what for', async () => {
  const { fields } = await site.jira<{ fields: { reporter: { accountId: string } } }>('GET', '/issue/KAN-2');
  await site.jira('PUT', '/issue/KAN-1', { fields: { reporter: { accountId: fields.reporter.accountId } } });
  await site.asAdmin('saveGuardRails', { ...NO_RAILS, quarantine: { days: 1, since: 'sent', then: 'wait' } });
  await site.complete('KAN-2');
  expect(await ruleRuns('KAN-1')).toEqual(wentOn('scheduled', 'quarantine'));
  expect(await site.invitations()).toHaveLength(1);
  await site.advance(25 * 3_600, { skipRecurring: true });
  await site.advance(10 * 60);
  expect(await site.invitations()).toHaveLength(2);
});

it('never surveys what a person excluded', async () => {
  await site.onPanel('exclude', 'KAN-2');
  expect(await ruleRuns('KAN-2', { ignoreGuardRails: true })).toEqual(wentOn('skipped', 'excluded'));
  expect(await site.invitations()).toEqual([]);
});

it('stops the rule with words where its author or an admin has something to change', async () => {
  const stopped = (words: string) => ({ kind: 'stopped', messages: [expect.stringContaining(words)] });
  expect(await ruleRuns(undefined)).toEqual(stopped('names no work item'));
  expect(await ruleRuns('KAN-404')).toEqual(stopped('no such work item'));
  await site.fault({ target: 'jira', match: '/issue/', kind: 'status', status: 503, times: 50 });
  expect(await ruleRuns('KAN-2')).toEqual(stopped('did not answer'));
  await site.reset('fresh');
  expect(await ruleRuns('KAN-2')).toEqual(stopped('not connected'));
  expect(await site.surveys()).toEqual([]);
});

it('the simulator takes from a rule what Jira’s automation takes', async () => {
  const refused = (body: object) => expect(site.control('POST', '/automation', body)).rejects;
  await refused({ action: 'unknown', inputs }).toThrow('No provider');
  await refused({ action: ACTION, inputs: { ...inputs, more: 1 } }).toThrow('not declared');
  await refused({ action: ACTION, inputs: { ignoreGuardRails: true } }).toThrow('issueKey');
  await refused({ action: ACTION, inputs: { ...inputs, ignoreGuardRails: 'yes' } }).toThrow('no boolean');
});
