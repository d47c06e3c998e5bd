import { isDeepStrictEqual } from 'node:util';
import { adminInputs } from '../../src/contract/admin';
import { workItemInputs } from '../../src/contract/work-item';
import type { Scene } from './call-table';
import { adminRows, KEY, OTHER, OWN, setScene, workItemRows } from './call-table';
import { startTestSite, type TestSite } from './test-site';

type AdminCall = keyof typeof adminInputs;
type WorkItemCall = keyof typeof workItemInputs;

const ADMIN = 'admin@example.com';
const AGENT = 'agent@example.com';
const CUSTOMER = 'customer@example.com';
const NOT_ALLOWED = { ok: false, problem: 'not-allowed' };
const BAD_INPUT = { ok: false, problem: 'bad-input' };
const NOT_FOUND = { ok: false, problem: 'not-found' };

const adminCalls = Object.keys(adminInputs) as AdminCall[];
const workItemCalls = Object.keys(workItemInputs) as WorkItemCall[];
const readingCalls = ['getSurvey', 'getStory'];
const changingCalls = workItemCalls.filter((call) => !readingCalls.includes(call));

let site: TestSite;
let scene: Scene;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

interface Invoked {
  module: string;
  call: string;
  input?: unknown;
  user: string;
  workItem?: true;
}

const accounts = new Map<string, string>();
async function accountOf(user: string): Promise<string> {
  const known = accounts.get(user);
  if (known) return known;
  const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, user);
  accounts.set(user, accountId);
  return accountId;
}

/** Any call through any module, a failing one included. */
async function invoke({ module, call, input, user, workItem }: Invoked): Promise<unknown> {
  const accountId = await accountOf(user);
  const extension = workItem ? { issue: { id: scene.own.workItemId, key: OWN } } : undefined;
  const reply = site.simulator.forge
    .invokeResolver({ moduleKey: module, functionKey: call, payload: input, accountId, extension })
    .catch((error: unknown) => ({ threw: String(error) }));
  await site.idle();
  return reply;
}

const onAdminPage = (call: AdminCall, user: string, input: unknown = adminRows[call].good(scene)) =>
  invoke({ module: 'admin', call, input, user });
const onWorkItem = (call: WorkItemCall, user: string, input: unknown = workItemRows[call].good(scene)) =>
  invoke({ module: 'survey-panel', call, input, user, workItem: true });

/** Runs the work and proves that neither the app's storage nor the world outside was changed by it. */
async function changingNothing(work: () => Promise<void>) {
  const state = async () => ({
    storage: await site.storage(),
    npsToday: await site.requests('nps-today'),
    changes: (await site.requests('jira')).filter(({ method }) => method !== 'GET'),
  });
  const before = await state();
  await work();
  expect(await state()).toEqual(before);
  // A Jira that replies to nobody would refuse everybody, too.
  expect(await onAdminPage('getSetup', ADMIN)).toMatchObject({ ok: true });
}

interface Stored {
  values: Record<string, unknown>;
  secrets: Record<string, unknown>;
  entities: Record<string, Record<string, { record: Record<string, unknown> }>>;
}

/** Everything that an admin sets up, and what the audit log has, the oldest first. */
async function settingsAndLog() {
  const { values, secrets, entities } = (await site.storage()) as Stored;
  const { settings, ruleIds } = entities.settings?.settings?.record ?? {};
  const drafts = Object.values(entities.rule ?? {}).map(({ record }) => record.draft);
  const log = Object.values(entities.change ?? {}).map(({ record }) => record);
  const address = secrets['notification-secrets'];
  return {
    settings: { settings, ruleIds, drafts, pause: values.pause, address },
    log: log.sort((a, b) => Number(a.at) - Number(b.at)),
    secrets,
  };
}

const malformed = (bad: unknown[]) => ['text', 7, [], ...bad];

it('the table of this test has a row for every call of the screens', () => {
  expect(Object.keys(adminRows).sort()).toEqual([...adminCalls].sort());
  expect(Object.keys(workItemRows).sort()).toEqual([...workItemCalls].sort());
});

describe('the admin page', () => {
  describe('for people who do not administer Jira', () => {
    beforeEach(async () => void (scene = await setScene(site)), 60_000);

    it.each(adminCalls)('%s is refused and changes nothing', async (call) => {
      await changingNothing(async () => {
        for (const user of [AGENT, CUSTOMER]) {
          expect(await onAdminPage(call, user)).toEqual(NOT_ALLOWED);
          // Whether an input would do is not told either.
          expect(await onAdminPage(call, user, 'text')).toEqual(NOT_ALLOWED);
        }
      });
    });

    it.each(adminCalls)('%s refuses malformed input, even from an admin', async (call) => {
      await changingNothing(async () => {
        for (const input of malformed(adminRows[call].bad)) {
          expect([input, await onAdminPage(call, ADMIN, input)]).toEqual([input, BAD_INPUT]);
        }
      });
    });
  });

  describe('for the admin', () => {
    beforeEach(async () => void (scene = await setScene(site)), 60_000);

    it.each(adminCalls)('%s works, and is on the audit log as theirs where it changes settings', async (call) => {
      const before = await settingsAndLog();
      expect(await onAdminPage(call, ADMIN)).toMatchObject({ ok: true });
      const after = await settingsAndLog();
      const noted = after.log.slice(before.log.length);
      expect([call, noted.length > 0]).toEqual([call, !isDeepStrictEqual(after.settings, before.settings)]);
      const by = await accountOf(ADMIN);
      for (const entry of noted) expect(entry).toMatchObject({ by, at: expect.any(Number) as number });
      for (const secret of Object.values(after.secrets))
        expect(JSON.stringify(noted)).not.toContain(JSON.stringify(secret).slice(1, -1));
    });
  });
});

describe('the work item', () => {
  beforeEach(async () => void (scene = await setScene(site)), 60_000);

  it.each(workItemCalls)('%s is refused to people who may not see it', async (call) => {
    site.change.hideWorkItem(OWN, [ADMIN]);
    site.change.setPermissions('KAN', CUSTOMER, []);
    await changingNothing(async () => {
      for (const user of [AGENT, CUSTOMER]) expect(await onWorkItem(call, user)).toEqual(NOT_ALLOWED);
    });
  });

  it('shows its survey to people who may only see it, and offers them no action', async () => {
    await changingNothing(async () => {
      expect(await onWorkItem('getSurvey', CUSTOMER)).toMatchObject({
        ok: true,
        value: { latest: { id: scene.own.surveyId }, actions: [] },
      });
    });
  });

  it.each(changingCalls)('%s is refused to those who may only see it', async (call) => {
    await changingNothing(async () => expect(await onWorkItem(call, CUSTOMER)).toEqual(NOT_ALLOWED));
  });

  it.each(workItemCalls)('%s works for those who may edit it', async (call) => {
    expect(await onWorkItem(call, AGENT)).toMatchObject({ ok: true });
  });

  it('is identified by the platform alone: without it every call is refused, whatever the input says', async () => {
    const input = { issue: { id: scene.own.workItemId }, workItemId: scene.own.workItemId };
    await changingNothing(async () => {
      for (const call of workItemCalls) {
        const good = workItemRows[call].good(scene);
        const reply = await invoke({ module: 'survey-panel', call, input: { ...good, ...input }, user: ADMIN });
        expect([call, reply]).toEqual([call, NOT_ALLOWED]);
      }
    });
  });

  it("gives no access to another work item's survey or response", async () => {
    await changingNothing(async () => {
      for (const user of [AGENT, ADMIN]) {
        expect(await onWorkItem('cancel', user, { surveyId: scene.other.surveyId })).toEqual(NOT_FOUND);
        expect(await onWorkItem('retry', user, { responseId: scene.other.responseId })).toEqual(NOT_FOUND);
        expect(await onWorkItem('cancel', user, { surveyId: 'no-such-survey' })).toEqual(NOT_FOUND);
        expect(await onWorkItem('retry', user, { responseId: 'no-such-response' })).toEqual(NOT_FOUND);
      }
    });
    const shown = JSON.stringify(await onWorkItem('getSurvey', AGENT));
    for (const id of [scene.other.surveyId, scene.other.responseId, OTHER]) expect(shown).not.toContain(id);
  });

  it.each(workItemCalls)('%s refuses malformed input', async (call) => {
    await changingNothing(async () => {
      for (const input of malformed(workItemRows[call].bad)) {
        expect([input, await onWorkItem(call, AGENT, input)]).toEqual([input, BAD_INPUT]);
      }
    });
  });
});

describe('the two screens', () => {
  beforeEach(async () => void (scene = await setScene(site)), 60_000);

  it.each(['survey-panel', 'survey-context'])('are separate: %s reaches no call of the admin page', async (module) => {
    await changingNothing(async () => {
      for (const call of adminCalls) {
        const reply = await invoke({ module, call, input: adminRows[call].good(scene), user: ADMIN, workItem: true });
        // Both have a `retry`; the work item's own does not know the admin page's input.
        const expected = call in workItemInputs ? BAD_INPUT : { threw: expect.stringContaining('error') as string };
        expect([call, reply]).toEqual([call, expected]);
      }
    });
  });

  it('are separate: the admin page reaches no call of the work item', async () => {
    await changingNothing(async () => {
      for (const call of workItemCalls) {
        const input = workItemRows[call].good(scene);
        const reply = await invoke({ module: 'admin', call, input, user: AGENT, workItem: true });
        const expected = call in adminInputs ? NOT_ALLOWED : { threw: expect.stringContaining('error') as string };
        expect([call, reply]).toEqual([call, expected]);
      }
    });
  });
});

describe('the API key', () => {
  it('appears in no reply and in no log, whatever happens', async () => {
    scene = await setScene(site);
    const replies: unknown[] = [];
    for (const user of [CUSTOMER, AGENT, ADMIN]) {
      for (const call of workItemCalls) replies.push(await onWorkItem(call, user));
      for (const call of adminCalls) {
        replies.push(await onAdminPage(call, user));
        if (call === 'disconnect') replies.push(await onAdminPage('connect', user));
        // Jira's rate limit.
        await site.advance(1);
        for (const input of adminRows[call].bad) replies.push(await onAdminPage(call, user, input));
      }
    }
    for (const fault of [
      { kind: 'reset' },
      { kind: 'status', status: 500 },
      { kind: 'status', status: 401 },
    ] as const) {
      await site.fault({ target: 'nps-today', ...fault, times: 2 });
      replies.push(await onAdminPage('connect', ADMIN), await onAdminPage('listCampaigns', ADMIN));
    }
    await site.fault({ target: 'kvs', kind: 'status', status: 500, times: 20 });
    replies.push(await onAdminPage('connect', ADMIN), await onAdminPage('getSetup', ADMIN));
    await site.clearFaults();

    const logs = JSON.stringify(site.simulator.forge.logs());
    expect(JSON.stringify(await site.storage())).toContain(KEY);
    expect(replies).toContainEqual({ ok: true, value: { keyEnding: '1234', campaigns: expect.any(Number) as number } });
    expect(logs).toContain('nps.today');
    expect(JSON.stringify(replies)).not.toContain(KEY);
    expect(logs).not.toContain(KEY);
  }, 60_000);
});
