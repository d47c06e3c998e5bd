import { CAMPAIGN, guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { Rule } from '../../domain/rule';
import { checkRules, type CheckRulesPorts } from './check-rules';

function site(...changes: Partial<Rule>[]) {
  const rules = changes.map((change, index) => ({
    id: `rule-${index + 1}`,
    enabled: true,
    campaignId: CAMPAIGN,
    projects: ['1'],
    finishedStatuses: 'done-category' as const,
    ...change,
  }));
  const { ports } = world(guideSettings({ rules }));
  ports.configuration.all.projects = [{ id: '1', key: 'KAN', name: 'Kan', teamManaged: false }];
  return ports;
}

async function problemsOf(ports: CheckRulesPorts) {
  const checked = Object.entries(await checkRules(ports));
  return Object.fromEntries(checked.map(([id, { problems }]) => [id, problems]));
}

it('finds nothing wrong with rules that are as they were', async () => {
  const rules = [{}, { projects: 'all' as const, finishedStatuses: ['10002'], workTypes: ['10001'], jql: 'a = 1' }];
  expect(await problemsOf(site(...rules))).toEqual({ 'rule-1': [], 'rule-2': [] });
});

it('says of each rule what was taken away, and whether anything is left', async () => {
  const found = await problemsOf(
    site(
      { campaignId: 424242, projects: ['1', '2'] },
      { projects: ['2', '3'], finishedStatuses: ['10002', '99'], workTypes: ['98'] },
    ),
  );
  expect(found).toEqual({
    'rule-1': [{ kind: 'campaign-gone' }, { kind: 'projects-gone', count: 1, all: false }],
    'rule-2': [
      { kind: 'projects-gone', count: 2, all: true },
      { kind: 'statuses-gone', count: 1, all: false },
      { kind: 'work-types-gone', count: 1, all: true },
    ],
  });
});

it('says that a request type is gone, and nothing of them where the site has no service projects', async () => {
  const ports = site({ requestTypes: ['1', '97'] });
  expect(await problemsOf(ports)).toEqual({ 'rule-1': [] });
  ports.configuration.all.requestTypes = [{ id: '1', name: 'Get help', projectId: '1' }];
  expect(await problemsOf(ports)).toEqual({ 'rule-1': [{ kind: 'request-types-gone', count: 1, all: false }] });
});

it('says in Jira’s words which JQL it refuses to the app', async () => {
  const ports = site({ jql: 'mine = 1' }, { jql: 'a = 1' });
  ports.jqlChecks.refused.app = { 'mine = 1': 'Field mine does not exist.' };
  expect(await problemsOf(ports)).toEqual({
    'rule-1': [{ kind: 'jql-refused', errors: ['Field mine does not exist.'] }],
    'rule-2': [],
  });
});

it('takes no outage for a problem', async () => {
  const ports = site({ campaignId: 424242, projects: ['2'], finishedStatuses: ['99'], jql: 'mine = 1' });
  ports.jqlChecks.down = true;
  ports.configuration.projectsById = async () => ({ kind: 'try-later' });
  ports.configuration.statuses = async () => ({ kind: 'refused' });
  await ports.vault.setApiKey('another');
  expect(await checkRules(ports)).toEqual({
    'rule-1': { problems: [], unknown: ['campaign-gone', 'projects-gone', 'statuses-gone', 'jql-refused'] },
  });
});

it('asks nobody where there is no rule', async () => {
  const ports = site();
  ports.surveyService.campaigns = () => Promise.reject(new Error('asked'));
  expect(await checkRules(ports)).toEqual({});
});

it('asks Jira as often for many rules as for one', async () => {
  const ports = site(...Array.from({ length: 30 }, () => ({ finishedStatuses: ['10002'] })));
  let asked = 0;
  const { projectsById, statuses } = ports.configuration;
  ports.configuration.projectsById = (ids) => (asked++, projectsById(ids));
  ports.configuration.statuses = () => (asked++, statuses());
  await problemsOf(ports);
  expect(asked).toBe(2);
});
