import { guideSettings } from '../../../test/builders/surveys';
import type { World } from '../../../test/builders/world';
import { world } from '../../../test/builders/world';
import { saveRule } from './save-rule';

const fresh = () => world(guideSettings({ rules: [] }));
const scope = { projects: ['10000'], finishedStatuses: 'done-category' as const };
const inForce = async (site: World) => (await site.settings.read()).rules;
const seen = async (site: World) => (await site.ports.rules.list())[0] ?? null;

it('puts a rule in force once it has a campaign, a project and finished statuses', async () => {
  const site = fresh();
  await saveRule(site.ports, null, { campaignId: 16588 });
  expect(await inForce(site)).toEqual([]);
  await saveRule(site.ports, await seen(site), { projects: [], finishedStatuses: 'done-category' });
  expect(await inForce(site)).toEqual([]);
  await saveRule(site.ports, await seen(site), scope);
  expect(await inForce(site)).toMatchObject([{ enabled: true, campaignId: 16588, ...scope }]);
});

describe('two admins', () => {
  it('who change the same rule at the same moment do not overwrite one another silently', async () => {
    const site = fresh();
    await saveRule(site.ports, null, { campaignId: 1, ...scope });
    const both = await seen(site);
    expect(await saveRule(site.ports, both, { campaignId: 2 })).toMatchObject({ kind: 'saved' });
    expect(await saveRule(site.ports, both, { projects: 'all' })).toEqual({ kind: 'changed-meanwhile' });
    expect(await inForce(site)).toMatchObject([{ campaignId: 2, ...scope }]);
    expect(await saveRule(site.ports, await seen(site), { projects: 'all' })).toMatchObject({ kind: 'saved' });
    expect(await inForce(site)).toMatchObject([{ campaignId: 2, projects: 'all' }]);
  });

  it('who both make the first rule make one', async () => {
    const site = fresh();
    const outcomes = await Promise.all([1, 2].map((campaignId) => saveRule(site.ports, null, { campaignId })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed-meanwhile', 'saved']);
    expect(await saveRule(site.ports, null, { campaignId: 3 })).toEqual({ kind: 'changed-meanwhile' });
    expect(await site.ports.rules.list()).toHaveLength(1);
  });

  it('cannot bring back a rule that is gone', async () => {
    const site = fresh();
    const outcome = await saveRule(site.ports, { id: 'rule-9', revision: 0 }, { campaignId: 1 });
    expect(outcome).toEqual({ kind: 'changed-meanwhile' });
    expect(await site.ports.rules.list()).toEqual([]);
  });
});
