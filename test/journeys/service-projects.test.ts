import { setRules } from '../../scripts/bench/rules';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite({ weather: 'usual' })), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset('guide', { weather: 'usual' }));

async function settle(): Promise<void> {
  await site.advance(60);
  await site.idle();
}

async function surveyOf(key: string) {
  const [survey] = (await site.surveys()).filter(({ workItemKey }) => workItemKey === key);
  return survey;
}

describe('a rule for a request type', () => {
  it('surveys requests of that type in a service project, and looks for the field once', async () => {
    const { id } = await site.jira<{ id: string }>('GET', '/project/HELP');
    await setRules(site.simulator, [{ projects: [id], requestTypes: ['2'] }]);
    site.change.setRequestType('HELP-1', '2');
    await site.transition('HELP-1', 'Resolved');
    await site.transition('HELP-2', 'Resolved');
    await settle();
    expect(await site.invitations()).toMatchObject([{ custom: { issueKey: 'HELP-1' } }]);
    expect(await surveyOf('HELP-2')).toMatchObject({ state: 'skipped', reason: 'outside-rule' });
    const fields = (await site.requests('jira')).filter(({ path }) => path.endsWith('/rest/api/3/field'));
    expect(fields.length).toBeLessThanOrEqual(2);
  });

  it('is chosen by name from those of the chosen projects, and the decision names it', async () => {
    const { id } = await site.jira<{ id: string }>('GET', '/project/HELP');
    const listed = await site.asAdmin<{ value: { id: string; name: string }[] }>('listRequestTypes', {
      projectIds: [id],
    });
    const refund = listed.value.find(({ name }) => name === 'Request a refund');
    const { value } = await site.asAdmin<{ value: { id: string; revision: number }[] }>('listRules');
    const [known] = value.map(({ id, revision }) => ({ id, revision }));
    const scope = { projectIds: [id], finishedStatuses: 'done-category', requestTypes: [refund?.id] };
    const saved = await site.asAdmin('saveRule', { rule: known, campaignId: 16588, ...scope });
    expect(saved).toMatchObject({ ok: true });
    site.change.setRequestType('HELP-1', refund?.id ?? null);
    site.change.setRequestType('HELP-2', '1');
    await site.transition('HELP-1', 'Resolved');
    await site.transition('HELP-2', 'Resolved');
    await settle();
    expect(await site.invitations()).toMatchObject([{ custom: { issueKey: 'HELP-1' } }]);
    const kept = await site.onPanel<{ value: { latest: { decision: { checks: object[] } } } }>('getSurvey', 'HELP-2');
    expect(kept.value.latest.decision.checks.at(-1)).toMatchObject({
      ...{ name: 'of-request-type', verdict: 'skip', reason: 'outside-rule' },
      saw: { what: 'request-type', values: { name: 'Get IT help' } },
    });
    expect(await site.asAdmin('checkRules')).toMatchObject({ value: { 'rule-1': [] } });
  });

  it('has none to offer on a site without service projects', async () => {
    await site.reset('guide', { site: { jsm: false } });
    expect(await site.asAdmin('listRequestTypes', { projectIds: 'all' })).toEqual({ ok: true, value: [] });
  });
});

describe('a service project that asks its own satisfaction question', () => {
  const asksItself = () => site.asAdmin('getOwnSatisfaction');
  const survey = async (...keys: string[]) => {
    const projects = keys.map((key) => site.jira<{ id: string }>('GET', `/project/${key}`));
    await setRules(site.simulator, [{ projects: (await Promise.all(projects)).map(({ id }) => id) }]);
  };

  it('is named where it is surveyed and was rated lately, for two calls', async () => {
    await survey('HELP', 'KAN');
    expect(await asksItself()).toEqual({ ok: true, value: [] });
    site.change.rateSatisfaction('HELP-1', 4);
    await settle();
    const before = (await site.requests('jira')).length;
    expect(await asksItself()).toEqual({ ok: true, value: ['Help desk'] });
    const calls = (await site.requests('jira')).slice(before).map(({ method, path }) => `${method} ${path}`);
    expect(calls.filter((call) => !call.includes('/mypermissions'))).toEqual([
      expect.stringMatching(/^GET .*field$/),
      expect.stringMatching(/^POST .*search.jql$/),
    ]);
  });

  it('is not spoken of where no rule surveys it', async () => {
    await survey('KAN');
    site.change.rateSatisfaction('HELP-1', 4);
    await settle();
    expect(await asksItself()).toEqual({ ok: true, value: [] });
  });

  it('cannot be there on a site without service management', async () => {
    await site.reset('guide', { site: { jsm: false } });
    await setRules(site.simulator, [{ projects: 'all' }]);
    expect(await asksItself()).toEqual({ ok: true, value: [] });
  });
});
