import { COMMENT_FIELD, guideSettings, PROJECT, RATING_FIELD } from '../../../test/builders/surveys';
import { API_KEY, world, type World } from '../../../test/builders/world';
import { fakeReader } from '../../../test/fakes/reader';
import { fakePermissions } from '../../../test/fakes/configuration';
import type { AdminInputs } from '../../contract/admin';
import { adminResolver } from './admin-resolver';

const KAN = { id: PROJECT, key: 'KAN', name: 'Kanban', teamManaged: false };

function adminPage(site: World) {
  const ports = { ...site.ports, permissions: fakePermissions({ admin: true }), reader: fakeReader('da-DK') };
  const resolve = adminResolver(ports);
  return (functionKey: keyof AdminInputs, payload: object = {}) =>
    resolve({ call: { functionKey, payload }, context: {} as never }) as Promise<Record<string, unknown>>;
}

function withFields() {
  const site = world(guideSettings({ fields: {} }));
  site.configuration.all.projects = [KAN, { ...KAN, id: '10001', key: 'OPS', name: 'Operations' }];
  site.configuration.all.fields = [
    { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
    { id: COMMENT_FIELD, name: 'NPS Comment', type: 'paragraph' },
    { id: 'customfield_3', name: 'Category', type: 'short-text' },
    { id: 'customfield_4', name: 'Responded', type: 'date' },
    { id: 'customfield_5', name: 'State', type: 'short-text' },
  ];
  return site;
}

describe('the admin page', () => {
  it('shows the last characters of a key that works, and how many campaigns there are', async () => {
    const site = world(guideSettings({ connection: undefined }));
    const campaigns = site.surveyService.campaignList.length;
    expect(await adminPage(site)('connect', { apiKey: API_KEY })).toEqual({
      ok: true,
      value: { keyEnding: API_KEY.slice(-4), campaigns },
    });
    expect(await adminPage(site)('connect', { apiKey: 'another-key' })).toEqual({ ok: false, problem: 'key-refused' });
  });

  it('lists campaigns while it is connected, and says so when it is not', async () => {
    const site = world();
    const page = adminPage(site);
    expect(await page('listCampaigns')).toEqual({ ok: true, value: site.surveyService.campaignList });
    await site.vault.setApiKey('key-that-was-revoked');
    expect(await page('listCampaigns')).toEqual({ ok: false, problem: 'key-refused' });
    await page('disconnect');
    expect(await page('listCampaigns')).toEqual({ ok: false, problem: 'not-connected' });
  });

  it('replies only once the key is removed', async () => {
    const site = world();
    expect(await adminPage(site)('disconnect')).toEqual({ ok: true, value: null });
    expect(await site.vault.apiKey()).toBeUndefined();
    expect((await site.settings.read()).connection).toBeUndefined();
  });

  it('finds projects by name or key, and every status with what it means', async () => {
    const page = adminPage(withFields());
    expect(await page('listProjects', { query: 'oper' })).toMatchObject({ ok: true, value: [{ key: 'OPS' }] });
    expect(await page('listProjects', { ids: ['10001'] })).toMatchObject({ ok: true, value: [{ key: 'OPS' }] });
    expect(await page('listStatuses', { projectIds: 'all' })).toMatchObject({
      value: { statuses: [{ name: 'To Do' }, { id: '10002', category: 'done' }] },
    });
  });

  it('maps every field by its own input, and leaves out what is not chosen', async () => {
    const site = withFields();
    const page = adminPage(site);
    const chosen = { rating: RATING_FIELD, comment: COMMENT_FIELD, category: 'customfield_3' };
    const rest = { respondedAt: 'customfield_4', state: 'customfield_5' };
    expect(await page('saveFields', { ...chosen, ...rest })).toEqual({ ok: true, value: null });
    expect((await site.settings.read()).fields).toMatchObject({
      rating: { id: RATING_FIELD },
      comment: { id: COMMENT_FIELD, format: 'paragraph' },
      category: { id: 'customfield_3' },
      respondedAt: { id: 'customfield_4', format: 'date' },
      state: { id: 'customfield_5' },
    });
    await page('saveFields', { rating: RATING_FIELD, comment: null });
    expect((await site.settings.read()).fields).toEqual({ rating: { id: RATING_FIELD, name: 'NPS Rating' } });
    const wrong = { rating: COMMENT_FIELD, comment: null };
    expect(await page('saveFields', wrong)).toEqual({ ok: false, problem: 'bad-input' });
  });

  it('says of each project whether its fields can be written, by the names of project and screen', async () => {
    const site = withFields();
    site.configuration.all.screens[PROJECT] = [{ id: '1', name: 'Default screen', fieldIds: [] }] as never;
    const page = adminPage(site);
    await page('saveFields', { rating: RATING_FIELD, comment: null });
    expect(await page('checkFields', { projectIds: [PROJECT] })).toMatchObject({
      ok: true,
      value: [
        {
          projectId: PROJECT,
          projectKey: 'KAN',
          projectName: 'Kanban',
          kind: 'missing',
          screens: [{ screenId: '1', screenName: 'Default screen', missing: ['rating'] }],
        },
      ],
    });
  });

  it('says that Jira would not let the app create fields', async () => {
    const site = world(guideSettings({ fields: {} }));
    site.configuration.readOnly = true;
    expect(await adminPage(site)('createFields')).toEqual({ ok: false, problem: 'jira-refused' });
  });

  it('shows everything that happened, and what of it went out', async () => {
    const site = world();
    await site.sent();
    const page = adminPage(site);
    const of = async (under?: string) =>
      ((await page('getActivity', { filter: { under } })).value as { entries: unknown[] }).entries.length;
    expect([await of(), await of('sent'), await of('waiting'), await of('not-sent')]).toEqual([1, 1, 0, 0]);
  });

  it("offers only the admin's own work items for a test survey", async () => {
    expect(await adminPage(world())('listOwnWorkItems')).toEqual({ ok: true, value: [] });
  });
});
