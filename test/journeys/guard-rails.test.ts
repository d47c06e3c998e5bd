import { NO_RAILS } from './call-table';
import { startTestSite, type TestSite } from './test-site';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

const setRails = (rails: object) => site.asAdmin('saveGuardRails', { ...NO_RAILS, ...rails });

/** Finishes a work item, and shows what its mark says of the survey then. */
async function finish(key: string): Promise<{ state: string; reason?: string }> {
  await site.transition(key, 'Done');
  await site.idle();
  const { value } = await site.jira<{ value: { state: string; reason?: string } }>(
    'GET',
    `/issue/${key}/properties/nps-today`,
  );
  return value;
}

const reporterOf = async (key: string) =>
  (await site.jira<{ fields: { reporter: { accountId: string } } }>('GET', `/issue/${key}`)).fields.reporter.accountId;

const edit = (key: string, fields: object) => site.jira('PUT', `/issue/${key}`, { fields });

/** KAN-1 and KAN-2 are of one reporter. */
async function ofOneReporter(): Promise<void> {
  const { fields } = await site.jira<{ fields: { reporter: { accountId: string } } }>('GET', '/issue/KAN-2');
  await edit('KAN-1', { reporter: { accountId: fields.reporter.accountId } });
}

it('a person is surveyed once in so many days, and the work item says why', async () => {
  await ofOneReporter();
  await setRails({ quarantine: { days: 2, since: 'sent', then: 'drop' } });
  expect(await finish('KAN-2')).toMatchObject({ state: 'sent' });
  expect(await finish('KAN-1')).toMatchObject({ state: 'skipped', reason: 'quarantine' });
  expect(await site.invitations()).toHaveLength(1);
  await site.transition('KAN-1', 'To Do');
  await site.advance(2 * DAY, { skipRecurring: true });
  expect(await finish('KAN-1')).toMatchObject({ state: 'sent' });
});

it('a survey waits for the end of the quarantine where that is chosen, and explains itself meanwhile', async () => {
  await ofOneReporter();
  await setRails({ quarantine: { days: 1, since: 'sent', then: 'wait' } });
  await finish('KAN-2');
  await site.transition('KAN-1', 'Done');
  await site.idle();
  const explained = await site.asAdmin<{ value: object }>('explain', { workItemKey: 'KAN-1' });
  expect(explained.value).toMatchObject({ subject: 'waiting', outcome: 'later', because: { reason: 'quarantine' } });
  expect(await site.invitations()).toHaveLength(1);
  await site.advance(DAY + 10 * MINUTE, { skipRecurring: true });
  await site.advance(10 * MINUTE);
  await site.idle();
  expect(await site.invitations()).toHaveLength(2);
});

it('of two surveys to one person that become due together one goes out, in the usual weather', async () => {
  await site.reset('guide', { weather: 'usual' });
  await ofOneReporter();
  await setRails({ quarantine: { days: 30, since: 'sent', then: 'drop' } });
  await Promise.all([site.transition('KAN-1', 'Done'), site.transition('KAN-2', 'Done')]);
  await site.advance(20 * MINUTE);
  await site.idle();
  expect(await site.invitations()).toHaveLength(1);
  const states = (await site.surveys()).map(({ state }) => state).sort();
  expect(states).toEqual(['sent', 'skipped']);
});

it('nobody is asked where the label, the domain or the time open is against it, or about their own work', async () => {
  await ofOneReporter();
  await setRails({ noSurveyLabel: 'No-Survey' });
  await edit('KAN-2', { labels: ['no-survey'] });
  expect(await finish('KAN-2')).toMatchObject({ state: 'skipped', reason: 'no-survey-label' });

  await setRails({ excludedDomains: ['example.com'] });
  expect(await finish('KAN-1')).toMatchObject({ state: 'skipped', reason: 'domain-excluded' });

  await setRails({ leastOpenMinutes: 43_200 });
  expect(await finish('KAN-4')).toMatchObject({ state: 'skipped', reason: 'open-too-short' });

  await setRails({ skipOwn: true });
  const { fields } = await site.jira<{ fields: { assignee: { accountId: string } } }>('GET', '/issue/KAN-2');
  const { accountId } = fields.assignee;
  await edit('KAN-3', { reporter: { accountId }, assignee: { accountId } });
  expect(await finish('KAN-3')).toMatchObject({ state: 'skipped', reason: 'reporter-is-assignee' });
  expect(await site.invitations()).toEqual([]);
});

it('keeps no address: a claim names a digest and a survey', async () => {
  await setRails({ quarantine: { days: 30, since: 'sent', then: 'drop' } });
  await finish('KAN-2');
  const stored = JSON.stringify(await site.storage());
  expect(stored).toContain('asked');
  expect(stored).not.toContain('customer@');
});

it('people who are left out, and members of groups, are not asked; while Jira does not say, the survey waits', async () => {
  await setRails({ excludedPeople: [await reporterOf('KAN-2')] });
  expect(await finish('KAN-2')).toMatchObject({ state: 'skipped', reason: 'person-excluded' });

  const { value: groups } = await site.asAdmin<{ value: { id: string }[] }>('listGroups', { query: 'key' });
  expect(groups).toEqual([{ id: expect.any(String), name: 'key-accounts' }]);
  await setRails({ excludedGroups: groups.map(({ id }) => id) });
  await site.fault({ target: 'jira', match: '/user/groups', kind: 'status', status: 503, times: 1 });
  await site.transition('KAN-1', 'Done');
  await site.idle();
  expect(await site.onWorkItem('KAN-1')).toMatchObject({ mark: undefined });
  await site.advance(10 * MINUTE);
  await site.idle();
  expect((await site.onWorkItem('KAN-1')).mark).toMatchObject({ state: 'skipped', reason: 'group-excluded' });

  expect(await finish('KAN-4')).toMatchObject({ state: 'sent' });
  expect(JSON.stringify(await site.storage())).not.toContain('key-accounts');
});

it('nobody is asked about what they or an app finished, whatever the event leaves out', async () => {
  for (const eventShape of ['full', 'documented', 'no-changelog-id']) {
    await site.reset('guide', { site: { eventShape } });
    const bot = site.simulator.jira.users.ids.bot;
    await setRails({ skipFinisher: true, skipAppFinished: true });
    const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself');
    await edit('KAN-1', { reporter: { accountId } });
    expect(await finish('KAN-1')).toMatchObject({ state: 'skipped', reason: 'reporter-finished-it' });
    site.change.changeStatus('KAN-2', 'Done', bot);
    await site.idle();
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'skipped', reason: 'finished-by-app' });
    expect(await finish('KAN-4')).toMatchObject({ state: 'sent' });
  }
});

it('an agent of the service project is not asked, a customer is', async () => {
  const { agent } = site.simulator.jira.users.ids;
  await site.cover('all');
  await setRails({ skipAgents: true });
  await edit('HELP-2', { reporter: { accountId: agent } });
  await site.transition('HELP-2', 'Resolved');
  await site.idle();
  expect((await site.onWorkItem('HELP-2')).mark).toMatchObject({ state: 'skipped', reason: 'reporter-is-agent' });
  await edit('KAN-1', { reporter: { accountId: agent } });
  expect(await finish('KAN-1')).toMatchObject({ state: 'sent' });
});

it('no more surveys go out in an hour than allowed; the next one waits, and says since when and until when', async () => {
  await site.reset('guide', { weather: 'usual' });
  await setRails({ perHour: 1 });
  await site.transition('KAN-2', 'Done');
  await site.advance(MINUTE);
  await site.transition('KAN-1', 'Done');
  await site.transition('KAN-4', 'Done');
  await site.advance(2 * MINUTE);
  await site.idle();
  expect((await site.invitations()).map(({ custom }) => custom.issueKey)).toEqual(['KAN-2']);
  const { value } = await site.asAdmin<{ value: { waiting: number; held: { since: number; until: number }[] } }>(
    'getOverview',
  );
  const [held] = value.held;
  expect(value).toMatchObject({ waiting: 2, held: [{ reason: 'cap', surveys: 2 }] });
  expect((held?.until ?? 0) - (held?.since ?? 0)).toBeGreaterThan(50 * MINUTE * 1000);
  const explained = await site.asAdmin<{ value: object }>('explain', { workItemKey: 'KAN-1' });
  expect(explained.value).toMatchObject({ subject: 'waiting', outcome: 'later', because: { reason: 'cap' } });
  const panel = await site.onPanel<{ value: { latest: object } }>('getSurvey', 'KAN-1');
  expect(panel.value.latest).toMatchObject({ reason: 'cap', waits: { until: expect.any(Number) } });
  const moments: number[] = [];
  for (let passed = 0; passed < 3 * 60 * MINUTE; passed += 5 * MINUTE) {
    await site.advance(5 * MINUTE);
    await site.idle();
    moments.push((await site.invitations()).length);
  }
  expect((await site.invitations()).map(({ custom }) => custom.issueKey)).toEqual(['KAN-2', 'KAN-1', 'KAN-4']);
  expect(moments.slice(0, 10)).toEqual(Array(10).fill(1));
}, 60_000);

it('of work items that somebody finished at once none is surveyed where that is chosen, in the usual weather', async () => {
  await site.reset('guide', { weather: 'usual' });
  const { agent } = site.simulator.jira.users.ids;
  await setRails({ bulkMost: 2 });
  for (const key of ['KAN-1', 'KAN-2', 'KAN-3']) site.change.changeStatus(key, 'Done', agent);
  site.change.changeStatus('KAN-4', 'Done');
  await site.advance(3 * MINUTE);
  expect(await site.invitations()).toEqual([]);
  await site.advance(15 * MINUTE);
  await site.idle();
  for (const key of ['KAN-1', 'KAN-2', 'KAN-3'])
    expect((await site.onWorkItem(key)).mark).toMatchObject({ state: 'skipped', reason: 'bulk-change' });
  expect((await site.invitations()).map(({ custom }) => custom.issueKey)).toEqual(['KAN-4']);
});
