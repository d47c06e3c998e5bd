import { CAMPAIGN, guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { watchRules } from './watch-rules';

const HOUR = 3_600_000;

function site() {
  const rule = { id: 'rule-1', enabled: true, campaignId: CAMPAIGN, projects: ['1'], finishedStatuses: ['10002'] };
  const made = world(guideSettings({ rules: [rule] }));
  made.configuration.all.projects = [{ id: '1', key: 'KAN', name: 'Kan', teamManaged: false }];
  return made;
}

it('reports what the sweep has noticed, since then, although nobody opened a screen', async () => {
  const made = site();
  await made.sweep();
  made.configuration.all.projects = [];
  made.clock.pass(7 * HOUR);
  await made.sweep();
  const noticed = made.clock.now();
  made.clock.pass(30 * HOUR);
  expect(await watchRules(made.ports)).toEqual({
    'rule-1': [{ kind: 'projects-gone', count: 1, all: true, since: noticed }],
  });
});

it('looks every six hours at most, whatever there is to sweep', async () => {
  const made = site();
  let asked = 0;
  const { projectsById } = made.configuration;
  made.configuration.projectsById = (ids) => (asked++, projectsById(ids));
  for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
    await made.sweep();
    made.clock.pass(5 * 60_000);
  }
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(asked).toBeLessThanOrEqual(4);
});

it('begins anew once a problem was away, and not because nobody could say for a while', async () => {
  const made = site();
  const { all } = made.configuration;
  const kan = all.projects;
  const since = async () => (await watchRules(made.ports))['rule-1']?.[0]?.since;
  all.projects = [];
  const first = await since();
  made.clock.pass(HOUR);
  const { projectsById } = made.configuration;
  made.configuration.projectsById = async () => ({ kind: 'try-later' });
  expect(await since()).toBeUndefined();
  made.configuration.projectsById = projectsById;
  expect(await since()).toBe(first);
  all.projects = kan;
  expect(await since()).toBeUndefined();
  all.projects = [];
  expect(await since()).toBe(made.clock.now());
});

it('does not look while sending is paused, and keeps the pace of calls to nps.today', async () => {
  const made = site();
  await made.sweep();
  made.configuration.all.projects = [];
  made.clock.pass(7 * HOUR);
  await made.ports.settings.writePause({ reason: 'by-admin', since: made.clock.now() });
  await made.sweep();
  await made.ports.settings.writePause(undefined);
  await made.ports.pace.holdUntil(made.clock.now() + HOUR);
  await made.sweep();
  made.clock.pass(2 * HOUR);
  const noticed = made.clock.now();
  await made.sweep();
  expect((await watchRules(made.ports))['rule-1']?.[0]?.since).toBeGreaterThanOrEqual(noticed);
});

it('keeps nothing from being swept where it fails', async () => {
  const made = site();
  made.ports.ruleWatch.read = async () => {
    throw new Error('no storage');
  };
  await expect(made.sweep()).resolves.toBeUndefined();
});
