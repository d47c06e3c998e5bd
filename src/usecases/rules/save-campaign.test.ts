import { guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { saveCampaign } from './save-campaign';

type World = ReturnType<typeof world>;

const fresh = () => world(guideSettings({ rules: [] }));
const stored = async (site: World) => (await site.ports.rules.list())[0];
const save = async (site: World, campaignId: number) =>
  saveCampaign(site.ports, (await stored(site)) ?? null, campaignId);
const breakList = (site: World) => site.ports.vault.setApiKey('another');

it('names the campaign as nps.today does', async () => {
  const site = fresh();
  expect(await save(site, 16588)).toMatchObject({ kind: 'saved' });
  const [campaign] = site.surveyService.campaignList;
  expect((await stored(site))?.draft).toMatchObject({ campaignId: 16588, campaignName: campaign?.name });
});

it('refuses a campaign that is not in the list, and keeps the one before', async () => {
  const site = fresh();
  await save(site, 16588);
  const before = await stored(site);
  expect(await save(site, 424242)).toEqual({ kind: 'campaign-unknown' });
  expect(await stored(site)).toEqual(before);
});

it('takes an id as it is where the list cannot be read, without the name of the campaign before', async () => {
  const site = fresh();
  await save(site, 16588);
  await breakList(site);
  expect(await save(site, 424242)).toMatchObject({ kind: 'saved' });
  expect((await stored(site))?.draft.campaignId).toBe(424242);
  expect((await stored(site))?.draft.campaignName).toBeUndefined();
});

it('keeps the name of a campaign that is saved again while the list cannot be read', async () => {
  const site = fresh();
  await save(site, 16588);
  const name = (await stored(site))?.draft.campaignName;
  await breakList(site);
  expect(await save(site, 16588)).toMatchObject({ kind: 'saved' });
  expect((await stored(site))?.draft.campaignName).toBe(name);
});

it('says where another admin was faster', async () => {
  const site = fresh();
  await save(site, 16588);
  expect(await saveCampaign(site.ports, { id: 'rule-1', revision: -1 }, 16588)).toEqual({ kind: 'changed-meanwhile' });
});
