import { CAMPAIGN, guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { Rule } from '../../domain/rule';
import { checkRules } from './check-rules';

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

it('finds nothing wrong with rules that are as they were', async () => {
  const rules = [{}, { projects: 'all' as const, finishedStatuses: ['10002'], workTypes: ['10001'], jql: 'a = 1' }];
  expect(await checkRules(site(...rules))).toEqual({ 'rule-1': [], 'rule-2': [] });
});

it('says of each rule what was taken away, and whether anything is left', async () => {
  const found = await checkRules(
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

it('says in Jira’s words which JQL it refuses to the app', async () => {
  const ports = site({ jql: 'mine = 1' }, { jql: 'a = 1' });
  ports.jqlChecks.refused.app = { 'mine = 1': 'Field mine does not exist.' };
  expect(await checkRules(ports)).toEqual({
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
  expect(await checkRules(ports)).toEqual({ 'rule-1': [] });
});

it('asks Jira as often for many rules as for one', async () => {
  const ports = site(...Array.from({ length: 30 }, () => ({ finishedStatuses: ['10002'] })));
  let asked = 0;
  const { projectsById, statuses } = ports.configuration;
  ports.configuration.projectsById = (ids) => (asked++, projectsById(ids));
  ports.configuration.statuses = () => (asked++, statuses());
  await checkRules(ports);
  expect(asked).toBe(2);
});
