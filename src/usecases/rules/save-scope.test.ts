import { guideSettings, PROJECT } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { saveRule, type Scope } from './save-rule';
import { saveScope, type SaveScopePorts } from './save-scope';

const OTHER = '10001';

function site() {
  const found = world(guideSettings({ rules: [] }));
  found.configuration.all.projects = [PROJECT, OTHER].map((id) => ({
    id,
    key: `P${id}`,
    name: id,
    teamManaged: false,
  }));
  return found;
}

/** On top of what is saved. */
async function scopeTo(ports: SaveScopePorts, scope: Scope) {
  const [rule = null] = await ports.rules.list();
  return saveScope(ports, rule, scope);
}

it('has Jira offer the survey in the chosen projects and no longer in the others', async () => {
  const { ports } = site();
  await saveRule(ports, null, { campaignId: 1 });
  await scopeTo(ports, { projects: [PROJECT], finishedStatuses: 'done-category' });
  expect([...ports.configuration.shownIn]).toEqual([PROJECT]);
  await scopeTo(ports, { projects: [OTHER], finishedStatuses: ['10002'] });
  expect([...ports.configuration.shownIn]).toEqual([OTHER]);
  await scopeTo(ports, { projects: 'all', finishedStatuses: ['10002'] });
  expect([...ports.configuration.shownIn]).toEqual(['everywhere']);
  expect((await ports.settings.read()).rules).toMatchObject([{ projects: 'all', finishedStatuses: ['10002'] }]);
});

it('saves the choice all the same where Jira refuses', async () => {
  const { ports } = site();
  await saveRule(ports, null, { campaignId: 1 });
  await scopeTo(ports, { projects: ['424242'], finishedStatuses: 'done-category' });
  expect((await ports.settings.read()).rules).toMatchObject([{ projects: ['424242'] }]);
  expect(ports.log.lines.join()).toContain('Jira was not told everywhere');
});

it('keeps Jira offering the survey where another rule covers the project', async () => {
  const { ports } = site();
  await ports.rules.add({ id: 'rule-1', campaignId: 1, projects: [PROJECT], finishedStatuses: 'done-category' });
  await ports.rules.add({ id: 'rule-2', campaignId: 2 });
  await scopeTo(ports, { projects: [PROJECT], finishedStatuses: 'done-category' });
  const second = (await ports.rules.list())[1] ?? null;
  await saveScope(ports, second, { projects: [PROJECT, OTHER], finishedStatuses: 'done-category' });
  await scopeTo(ports, { projects: [OTHER], finishedStatuses: 'done-category' });
  expect([...ports.configuration.shownIn].sort()).toEqual([PROJECT, OTHER]);
});

it('changes nothing in Jira where another admin was faster', async () => {
  const { ports } = site();
  await scopeTo(ports, { projects: [PROJECT], finishedStatuses: 'done-category' });
  const outcome = await saveScope(ports, null, { projects: [OTHER], finishedStatuses: 'done-category' });
  expect(outcome).toEqual({ kind: 'changed-meanwhile' });
  expect([...ports.configuration.shownIn]).toEqual([PROJECT]);
});
