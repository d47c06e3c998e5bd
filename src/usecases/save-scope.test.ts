import { guideSettings, PROJECT } from '../../test/builders/surveys';
import { world } from '../../test/builders/world';
import { saveScope } from './save-scope';

const OTHER = '10001';

function site() {
  const found = world(guideSettings({ rules: [] }));
  found.site.all.projects = [PROJECT, OTHER].map((id) => ({ id, key: `P${id}`, name: id, teamManaged: false }));
  return found;
}

it('has Jira offer the survey in the chosen projects and no longer in the others', async () => {
  const { ports } = site();
  await saveScope(ports, { projects: [PROJECT], finishedStatuses: 'done-category' });
  expect([...ports.site.shownIn]).toEqual([PROJECT]);
  await saveScope(ports, { projects: [OTHER], finishedStatuses: ['10002'] });
  expect([...ports.site.shownIn]).toEqual([OTHER]);
  await saveScope(ports, { projects: 'all', finishedStatuses: ['10002'] });
  expect([...ports.site.shownIn]).toEqual(['everywhere']);
  expect((await ports.settings.read()).rules).toMatchObject([{ projects: 'all', finishedStatuses: ['10002'] }]);
});

it('saves the choice all the same where Jira refuses', async () => {
  const { ports } = site();
  await saveScope(ports, { projects: ['424242'], finishedStatuses: 'done-category' });
  expect((await ports.settings.read()).rules).toMatchObject([{ projects: ['424242'] }]);
  expect(ports.log.lines.join()).toContain('Jira was not told everywhere');
});
