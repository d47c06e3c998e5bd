import { CAMPAIGN, guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { findOwnSatisfaction } from './find-own-satisfaction';

function site(projects: 'all' | string[], enabled = true) {
  const rule = { id: 'rule-1', enabled, campaignId: CAMPAIGN, projects, finishedStatuses: 'done-category' as const };
  const { ports } = world(guideSettings({ rules: [rule] }));
  ports.configuration.all.rated = { '1': 'Help desk', '2': 'Facilities' };
  return ports;
}

it('names those of the surveyed projects that are rated by Jira’s own question', async () => {
  expect(await findOwnSatisfaction(site(['1', '3']))).toEqual({ kind: 'ok', value: ['Help desk'] });
  expect(await findOwnSatisfaction(site('all'))).toEqual({ kind: 'ok', value: ['Help desk', 'Facilities'] });
});

it('asks nothing where no rule is switched on', async () => {
  const ports = site('all', false);
  ports.configuration.ownSatisfaction = async () => ({ kind: 'try-later' });
  expect(await findOwnSatisfaction(ports)).toEqual({ kind: 'ok', value: [] });
});

it('says nothing of what Jira refuses to tell, and that it is not known while Jira is down', async () => {
  const ports = site('all');
  ports.configuration.ownSatisfaction = async () => ({ kind: 'refused' });
  expect(await findOwnSatisfaction(ports)).toEqual({ kind: 'ok', value: [] });
  ports.configuration.ownSatisfaction = async () => ({ kind: 'try-later', until: 7 });
  expect(await findOwnSatisfaction(ports)).toEqual({ kind: 'try-later', until: 7 });
});
