import { aSurvey, guideSettings, kan2, NOON, PROJECT, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world, type World } from '../../../test/builders/world';
import { fakeReader } from '../../../test/fakes/reader';
import { fakePermissions } from '../../../test/fakes/configuration';
import type { AdminInputs } from '../../contract/admin';
import { adminInputs } from '../../contract/admin';
import type { Permissions } from '../../ports/configuration';
import { adminResolver } from './admin-resolver';

const HOUR = 3_600_000;
const calls = Object.keys(adminInputs) as (keyof AdminInputs)[];

function adminPage(site: World, permissions: Permissions = fakePermissions({ admin: true })) {
  const resolve = adminResolver({ ...site.ports, permissions, reader: fakeReader('da-DK') });
  return (functionKey: keyof AdminInputs, payload: object = {}) =>
    resolve({ call: { functionKey, payload }, context: {} as never }) as Promise<Record<string, unknown>>;
}

const input: Partial<Record<keyof AdminInputs, object>> = {
  connect: { apiKey: 'key-of-somebody-else' },
  saveCampaign: { rule: null, campaignId: 1 },
  saveScope: { rule: null, projectIds: 'all', finishedStatuses: 'done-category' },
  saveFields: { rating: null, comment: null },
  checkFields: { projectIds: [PROJECT] },
  repairFields: { projectId: PROJECT },
  rotateSecret: { oldValidHours: 0 },
  saveOptions: { acceptAutomation: true },
  setPaused: { paused: true },
  getActivity: { filter: {} },
  findActivity: { workItemKey: 'KAN-2' },
  describeWorkItems: { workItemIds: ['10002'] },
  retry: { kind: 'survey', id: '10002:501' },
  startLoopTest: { workItemKey: 'KAN-2' },
  getLoopTest: { surveyId: '10002:501' },
  runSiteProbe: { probe: 'app-admin' },
};

const stored = async (site: World) => ({
  settings: await site.settings.read(),
  pause: await site.settings.readPause(),
  key: await site.vault.apiKey(),
  secrets: await site.vault.notificationSecrets(),
  surveys: site.ledger.all(),
  seen: await site.observations.read(),
});

describe('people who do not administer Jira, or about whom Jira is unavailable', () => {
  it.each(calls)('get nothing from %s and change nothing with it', async (call) => {
    const site = world();
    await site.plan();
    const before = await stored(site);
    for (const [answer, problem] of [
      ['no', 'not-allowed'],
      ['unknown', 'jira-unavailable'],
    ] as const) {
      const permissions = { ...fakePermissions({ admin: true }), isAdmin: async () => answer };
      expect(await adminPage(site, permissions)(call, input[call])).toEqual({ ok: false, problem });
      // Whether an input would do is not told either.
      expect(await adminPage(site, permissions)(call, [7])).toEqual({ ok: false, problem });
    }
    expect(await stored(site)).toEqual(before);
  });
});

describe('a new address for nps.today', () => {
  const secretOf = (reply: Record<string, unknown>) =>
    new URL((reply.value as { url: string }).url).searchParams.get('secret') ?? '';
  const test = { kind: 'test' } as const;

  it('ends every earlier one where the admin chose "at once"', async () => {
    const site = world();
    const page = adminPage(site);
    const first = secretOf(await page('getNotification'));
    const second = secretOf(await page('rotateSecret', { oldValidHours: 24 }));
    expect((await site.receive(test, first)).kind).toBe('test');
    expect(await page('endOldSecret')).toEqual({ ok: true, value: null });
    const third = secretOf(await page('rotateSecret', { oldValidHours: 0 }));
    expect(third).toBe(secretOf(await page('getNotification')));
    for (const secret of [first, second]) expect((await site.receive(test, secret)).kind).toBe('wrong-secret');
    expect((await site.receive(test, third)).kind).toBe('test');
  });

  it('is refused while the one before is accepted, and the reply says until when', async () => {
    const site = world();
    const page = adminPage(site);
    await page('rotateSecret', { oldValidHours: 24 });
    const shown = await page('getNotification');
    const oldUntil = site.clock.now() + 24 * HOUR;
    expect(await page('rotateSecret', { oldValidHours: 0 })).toEqual({
      ok: true,
      value: { kind: 'refused', oldUntil },
    });
    expect(await page('getNotification')).toEqual(shown);
    expect(shown).toMatchObject({ value: { oldUntil } });
  });

  it('needs attention on the overview until a test call comes, and so do calls that were refused', async () => {
    const site = world();
    const page = adminPage(site);
    const attention = async () => (await page('getOverview')).value;
    const first = secretOf(await page('getNotification'));
    expect(await attention()).toMatchObject({ attention: { address: {} } });
    await page('rotateSecret', { oldValidHours: 1 });
    const oldUntil = site.clock.now() + HOUR;
    expect(await attention()).toHaveProperty('attention.address', { untested: { oldUntil } });
    site.clock.pass(HOUR);
    await site.receive(test, first);
    const refusedOld = { at: site.clock.now(), count: 1 };
    expect(await attention()).toHaveProperty('attention.address', { untested: {}, refusedOld });
    expect(await page('getSetup')).not.toHaveProperty('value.notification.lastTestAt');
    await site.receive(test);
    expect(await attention()).toHaveProperty('attention.address', {});
    expect(await page('getSetup')).toHaveProperty('value.notification.lastTestAt', site.clock.now());
  });

  it('leaves the last one valid for the chosen hours, and no longer', async () => {
    const site = world();
    const page = adminPage(site);
    const first = secretOf(await page('getNotification'));
    const second = secretOf(await page('rotateSecret', { oldValidHours: 2 }));
    site.clock.pass(2 * HOUR - 1);
    expect((await site.receive(test, first)).kind).toBe('test');
    site.clock.pass(1);
    expect((await site.receive(test, first)).kind).toBe('wrong-secret');
    expect((await site.receive(test, second)).kind).toBe('test');
  });
});

describe('Retry', () => {
  it('sends no survey again that has gone out', async () => {
    const site = world();
    const { surveyId } = await site.sent();
    expect(await adminPage(site)('retry', { kind: 'survey', id: surveyId })).toMatchObject({ ok: false });
    await site.runQueue();
    await site.sweep();
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it('distinguishes a survey from a response by the id in the call', async () => {
    const site = world();
    const survey = await site.sent();
    site.workItems.item('KAN-2').screen = [RATING_FIELD];
    await site.receive(responseTo(survey, { comment: 'Kept' }));
    await site.runQueue();
    const [parked] = site.responses.all();
    const page = adminPage(site);
    expect(await page('retry', { kind: 'survey', id: parked?.id })).toEqual({ ok: false, problem: 'not-found' });
    expect(await page('retry', { kind: 'response', id: survey.surveyId })).toEqual({
      ok: false,
      problem: 'not-possible-now',
    });
    expect(await page('retry', { kind: 'response', id: parked?.id })).toEqual({ ok: true, value: null });
    expect(site.responses.all()).toMatchObject([{ state: 'waiting' }]);
  });
});

describe('the lists', () => {
  it('show each survey under its own heading', async () => {
    const site = world();
    const finish = async (id: string, how: () => void) => {
      site.workItems.add(kan2({ id, key: `KAN-${id}` }));
      how();
      site.clock.pass(1_000);
      return (await site.sent({ workItemId: id, workItemKey: `KAN-${id}` })).surveyId;
    };
    const sent = await finish('1', () => {});
    const answered = await finish('2', () => {});
    await site.receive(responseTo(survey(site, 'KAN-2'), { rating: 9 }));
    await site.runQueue();
    const failed = await finish('3', () => site.surveyService.next.push({ kind: 'refused' }));
    const skipped = await finish('4', () => site.workItems.add(kan2({ id: '4', key: 'KAN-4', reporter: undefined })));
    site.clock.pass(1_000);
    await site.plan({ workItemId: '1', workItemKey: 'KAN-1', changeId: '502' });

    const listed = async (under?: string) => {
      const { value } = await adminPage(site)('getActivity', { filter: { under } });
      return (value as { entries: { id: string }[] }).entries.map(({ id }) => id);
    };
    expect(await listed()).toEqual(['1:502', skipped, failed, answered, sent]);
    expect(await listed('waiting')).toEqual(['1:502']);
    expect(await listed('sent')).toEqual([sent]);
    expect(await listed('answered')).toEqual([answered]);
    expect(await listed('not-sent')).toEqual([skipped, failed]);
    expect(await listed('attention')).toEqual([failed]);
    expect(await adminPage(site)('getCounts')).toMatchObject({
      value: { surveys: 2, responses: 1, more: false },
    });
    expect(await adminPage(site)('getOverview')).toMatchObject({ value: { waiting: 1, outages: [] } });
    expect(await adminPage(site)('getCauses')).toMatchObject({
      value: { responses: [], surveys: [{ state: 'failed', count: 1 }] },
    });
  });

  it.each([
    ['planned', 'waiting'],
    ['scheduled', 'waiting'],
    ['sending', 'waiting'],
    ['sent', 'sent'],
    ['expired', 'sent'],
    ['answered', 'answered'],
    ['skipped', 'not-sent'],
    ['cancelled', 'not-sent'],
    ['failed', 'not-sent'],
    ['unconfirmed', 'not-sent'],
  ] as const)('include every state: %s is under %s', async (state, heading) => {
    const site = world();
    await site.ledger.create(aSurvey({ state }));
    for (const filter of ['waiting', 'sent', 'answered', 'not-sent']) {
      const { value } = await adminPage(site)('getActivity', { filter: { under: filter } });
      expect([filter, value]).toMatchObject([filter, { entries: filter === heading ? [{ state }] : [] }]);
    }
  });

  /** What nps.today has of a work item's survey. */
  function survey(site: World, key: string) {
    const found = site.surveyService.inbox.find(({ custom }) => custom.issueKey === key);
    return { token: found?.custom.surveyToken ?? '', key };
  }
});

describe('the set-up', () => {
  it('shows campaign and scope once they are chosen, and never the key', async () => {
    const site = world(guideSettings({ rules: [] }));
    const page = adminPage(site);
    expect((await page('getSetup')).value).not.toHaveProperty('campaign');
    expect((await page('getSetup')).value).not.toHaveProperty('scope');
    await page('saveCampaign', { rule: null, campaignId: 16588 });
    const { rule } = (await page('getSetup')).value as { rule: object };
    expect((await page('getSetup')).value).not.toHaveProperty('scope');
    await page('saveScope', { rule, projectIds: [PROJECT], finishedStatuses: ['10002'] });
    await page('setPaused', { paused: true });
    await page('saveOptions', { writeLocked: true });
    const { value } = await page('getSetup');
    expect(value).toMatchObject({
      connection: { keyEnding: '1234', verifiedAt: NOON },
      campaign: { id: 16588, name: 'Jira support' },
      scope: { projectIds: [PROJECT], finishedStatuses: ['10002'] },
      options: { sendSummary: false, acceptAutomation: false, notifyWatchers: false, writeLocked: true },
      pause: { reason: 'by-admin' },
    });
    expect(JSON.stringify(value)).not.toContain((await site.vault.apiKey()) ?? 'no key');
  });

  it('is not saved over what another admin saved meanwhile, and says so', async () => {
    const site = world(guideSettings({ rules: [] }));
    site.surveyService.campaignList = [1, 2, 3].map((id) => ({ id, name: `Campaign ${id}` }));
    const page = adminPage(site);
    const saved = { ok: true, value: null };
    expect(await page('saveCampaign', { rule: null, campaignId: 1 })).toEqual(saved);
    const { rule } = (await page('getSetup')).value as { rule: object };
    expect(await page('saveCampaign', { rule, campaignId: 2 })).toEqual(saved);
    const meanwhile = { ok: false, problem: 'changed-meanwhile' };
    expect(await page('saveCampaign', { rule, campaignId: 3 })).toEqual(meanwhile);
    expect(await page('saveScope', { rule, projectIds: 'all', finishedStatuses: 'done-category' })).toEqual(meanwhile);
    expect((await page('getSetup')).value).toMatchObject({ campaign: { id: 2 } });
    expect((await page('getSetup')).value).not.toHaveProperty('scope');
  });

  it('refuses a campaign that nps.today does not list, in words of its own', async () => {
    const page = adminPage(world(guideSettings({ rules: [] })));
    expect(await page('saveCampaign', { rule: null, campaignId: 424242 })).toEqual({
      ok: false,
      problem: 'campaign-unknown',
    });
    expect((await page('getSetup')).value).not.toHaveProperty('campaign');
  });

  it('offers fields that can hold something, with what', async () => {
    const site = world();
    site.configuration.all.fields = [
      { id: 'customfield_1', name: 'Number', type: 'number' },
      { id: 'customfield_2', name: 'Text', type: 'short-text' },
      { id: 'customfield_3', name: 'Other', type: 'other' },
      { id: 'customfield_4', name: 'Own', type: 'number', projectId: PROJECT },
    ];
    expect(await adminPage(site)('listFields')).toEqual({
      ok: true,
      value: [
        { id: 'customfield_1', name: 'Number', type: 'number', fits: ['rating'] },
        { id: 'customfield_2', name: 'Text', type: 'short-text', fits: ['comment', 'category', 'state'] },
      ],
    });
  });

  it('says why nps.today or Jira was unavailable, and how long to wait', async () => {
    const site = world();
    const page = adminPage(site);
    expect(await page('connect', { apiKey: 'wrong-key' })).toEqual({ ok: false, problem: 'key-refused' });
    site.ports.surveyService.campaigns = async () => ({ kind: 'rate-limited', until: site.clock.now() + 1_500 });
    const waiting = { ok: false, problem: 'rate-limited', retryAfterSeconds: 2 };
    expect(await adminPage(site)('listCampaigns')).toEqual(waiting);
    await site.vault.setApiKey(undefined);
    expect(await page('listCampaigns')).toEqual({ ok: false, problem: 'not-connected' });
    site.ports.configuration.statuses = async () => ({ kind: 'try-later', until: site.clock.now() + 100 });
    expect(await adminPage(site)('listStatuses', { projectIds: 'all' })).toEqual({
      ok: false,
      problem: 'jira-unavailable',
      retryAfterSeconds: 1,
    });
    site.ports.configuration.statuses = async () => ({ kind: 'refused' });
    expect(await adminPage(site)('listStatuses', { projectIds: 'all' })).toEqual({
      ok: false,
      problem: 'jira-refused',
    });
  });
});
