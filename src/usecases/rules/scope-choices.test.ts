import { world } from '../../../test/builders/world';
import { listProjects } from './list-projects';
import { listStatuses } from './list-statuses';

it('offers the projects that are looked for, and the statuses, for a rule', async () => {
  const { ports } = world();
  ports.configuration.all.projects = ['Support', 'Sales'].map((name) => ({
    id: name,
    key: name,
    name,
    teamManaged: false,
  }));
  expect(await listProjects(ports, 'supp')).toMatchObject({ value: [{ id: 'Support' }] });
  expect(await listStatuses(ports)).toMatchObject({ value: [{ done: false }, { done: true }] });
});
