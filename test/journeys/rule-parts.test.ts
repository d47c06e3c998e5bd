import { setRules } from '../../scripts/bench/rules';
import { type Logged, startTestSite, type TestSite } from './test-site';

const SECOND_CAMPAIGN = 16589;
let site: TestSite;
beforeAll(async () => void (site = await startTestSite({ weather: 'usual' })), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset('guide', { weather: 'usual' }));

/** Every search by JQL that the app made for a rule. */
const searches = async (): Promise<Logged[]> =>
  (await site.requests('jira')).filter(({ requestBody }) => Array.isArray(requestBody?.reconcileIssues));

async function settle(): Promise<void> {
  await site.advance(60);
  await site.idle();
}

async function surveyOf(key: string) {
  const [survey] = (await site.surveys()).filter(({ workItemKey }) => workItemKey === key);
  return survey;
}

describe('a rule with JQL', () => {
  it('is decided by the resolution that the same transition sets, although the index does not know it yet', async () => {
    await site.reset('guide', { weather: { name: 'usual', searchIndex: 60_000 } });
    await setRules(site.simulator, [{ jql: 'resolution = Done' }]);
    site.change.changeStatus('KAN-1', 'Done', undefined, "Won't Do");
    site.change.changeStatus('KAN-2', 'Done', undefined, 'Done');
    await settle();
    expect(await site.invitations()).toMatchObject([{ custom: { issueKey: 'KAN-2' } }]);
    expect(await surveyOf('KAN-1')).toMatchObject({ state: 'skipped', reason: 'outside-rule' });
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'sent' });
  });

  it('that Jira refuses stops no other, and is named where none matched', async () => {
    await setRules(site.simulator, [
      { jql: 'nonsense = 1', campaignId: SECOND_CAMPAIGN },
      { jql: 'labels = vip OR priority in (High, Highest)' },
    ]);
    await site.jira('PUT', '/issue/KAN-1', { fields: { labels: ['vip'] } });
    await site.transition('KAN-1', 'Done');
    await site.transition('KAN-2', 'Done');
    await settle();
    expect(await site.invitations()).toMatchObject([{ custom: { issueKey: 'KAN-1' }, campaignId: 16588 }]);
    expect(await surveyOf('KAN-2')).toMatchObject({ state: 'skipped', reason: 'rule-broken' });
  });

  it('waits while Jira’s search is down, and decides then', async () => {
    await setRules(site.simulator, [{ jql: 'resolution = Done' }]);
    await site.fault({ target: 'jira', kind: 'status', status: 503, match: '/search/jql', times: 100 });
    await site.transition('KAN-1', 'Done');
    await settle();
    expect(await site.invitations()).toEqual([]);
    await site.clearFaults();
    await site.advance(15 * 60);
    await site.idle();
    expect(await site.invitations()).toHaveLength(1);
  });

  it('does not lose the others where a work item among them is gone', async () => {
    await setRules(site.simulator, [{ jql: 'resolution = Done' }]);
    for (const key of ['KAN-1', 'KAN-2', 'KAN-3']) await site.transition(key, 'Done');
    await site.jira('DELETE', '/issue/KAN-2');
    await settle();
    const invited = (await site.invitations()).map(({ custom }) => custom.issueKey);
    expect(invited.sort()).toEqual(['KAN-1', 'KAN-3']);
    expect(await surveyOf('KAN-2')).toMatchObject({ reason: 'work-item-gone' });
  });
});

describe('a rule whose project is deleted', () => {
  it('is noticed by the sweep although nobody opens a screen, and stops no other rule', async () => {
    const idOf = async (key: string) => (await site.jira<{ id: string }>('GET', `/project/${key}`)).id;
    await setRules(site.simulator, [{ projects: [await idOf('OPS')] }, { projects: [await idOf('KAN')] }]);
    await site.advance(300);
    site.change.deleteProject('OPS');
    await site.advance(7 * 3_600);
    const soon = site.simulator.clock.now();
    await site.advance(2 * 3_600);
    const { value } = await site.asAdmin<{ value: Record<string, { since: number }[]> }>('checkRules');
    expect(value).toMatchObject({ 'rule-1': [{ kind: 'projects-gone', count: 1, all: true }], 'rule-100': [] });
    expect(value['rule-1']?.[0]?.since).toBeLessThanOrEqual(soon);
    await site.transition('KAN-1', 'Done');
    await settle();
    expect(await site.invitations()).toMatchObject([{ custom: { issueKey: 'KAN-1' } }]);
  });
});

describe('fifty completions at once', () => {
  async function fifty(): Promise<string[]> {
    const { id } = await site.jira<{ id: string }>('GET', '/project/KAN');
    const fields = { project: { id }, summary: 'One of many', issuetype: { name: 'Task' } };
    const keys: string[] = [];
    for (let count = 0; count < 50; count += 1) {
      keys.push((await site.jira<{ key: string }>('POST', '/issue', { fields })).key);
      if (count % 20 === 19) await site.advance(2);
    }
    return keys;
  }

  async function completed(keys: string[]): Promise<void> {
    for (const key of keys) site.change.changeStatus(key, 'Done');
    for (let minutes = 0; minutes < 5; minutes += 1) await settle();
    expect(await site.invitations()).toHaveLength(keys.length);
  }

  /** So many searches, and about so many work items: each of them once in a question, but for a few that were asked for alone. */
  async function cost(questions: number): Promise<void> {
    const asked = await searches();
    expect(asked.length).toBeGreaterThanOrEqual(questions);
    expect(asked.length).toBeLessThanOrEqual(10);
    const ids = asked.flatMap(({ requestBody }) => requestBody.reconcileIssues as number[]);
    expect(ids.length).toBeLessThanOrEqual(50 * questions + 10);
  }

  it('cost a few calls for each of two rules with JQL, and whether any of it is true', async () => {
    await setRules(site.simulator, [{ jql: 'priority = Highest' }, { jql: 'resolution = Done' }]);
    await completed(await fifty());
    await cost(3);
  });

  it('cost no more than that one question where neither is about them', async () => {
    await setRules(site.simulator, [{ jql: 'priority = Highest' }, { jql: 'priority = Lowest' }, {}]);
    await completed(await fifty());
    await cost(1);
  });

  it('cost none where no rule has JQL', async () => {
    await setRules(site.simulator, [{ workTypes: [] }]);
    await completed(await fifty());
    expect((await site.requests('jira')).filter(({ path }) => path.includes('/search/jql'))).toEqual([]);
    expect((await site.requests('jira')).filter(({ path }) => path.endsWith('/field'))).toEqual([]);
  });
});

describe('a rule for a work type', () => {
  it('surveys that type, whatever the event says of it, and records the others', async () => {
    const types = await site.jira<{ id: string; name: string }[]>('GET', '/issuetype');
    const bug = types.find(({ name }) => name === 'Bug')?.id as string;
    await setRules(site.simulator, [{ workTypes: [bug] }]);
    await site.jira('PUT', '/issue/KAN-1', { fields: { issuetype: { id: bug } } });
    await site.transition('KAN-1', 'Done');
    await site.transition('KAN-2', 'Done');
    await settle();
    expect(await site.invitations()).toMatchObject([{ custom: { issueKey: 'KAN-1' } }]);
    expect(await surveyOf('KAN-2')).toMatchObject({ state: 'skipped', reason: 'outside-rule' });
    const explained = await site.asAdmin<{ value: { checks: object[] } }>('explain', { workItemKey: 'KAN-2' });
    expect(explained.value.checks).toContainEqual(
      expect.objectContaining({ name: 'of-work-type', verdict: 'skip', reason: 'outside-rule' }),
    );
  });
});
