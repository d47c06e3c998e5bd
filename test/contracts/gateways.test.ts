import './late-fetch';
import { asApp, asUser } from '@forge/api';
import type { Simulator } from '../../simulator';
import { startSimulator } from '../../simulator';
import { GROUPS } from '../../simulator/jira/scenarios/people';
import type { Mark } from '../../src/domain/mark';
import { forgeClock } from '../../src/gateways/forge/clock';
import { rememberedStatuses } from '../../src/gateways/forge/remembered-statuses';
import { jiraCaller } from '../../src/gateways/jira/call';
import { jiraHistory } from '../../src/gateways/jira/history';
import { jiraPeople } from '../../src/gateways/jira/people';
import { jiraPermissions } from '../../src/gateways/jira/permissions';
import { jiraReader } from '../../src/gateways/jira/reader';
import { jiraSiteProbe } from '../../src/gateways/jira/site-probe';
import { jiraConfiguration } from '../../src/gateways/jira/configuration';
import { jiraStatuses } from '../../src/gateways/jira/statuses';
import { jiraWorkItems } from '../../src/gateways/jira/work-items';
import { npsTodaySurveyService } from '../../src/gateways/nps-today/survey-service';
import { COMMENT_FIELD, RATING_FIELD } from '../builders/surveys';
import { fakeLog } from '../fakes/time';
import { moodyJira } from './moody-jira';
import { historyContract, statusesContract } from './look-ups';
import { peopleContract } from './people';
import { permissionsContract, readerContract } from './readers';
import { siteContract } from './configuration';
import { workItemsContract } from './work-items';
import { siteProbeContract } from './site-probe';
import { surveyServiceContract } from './survey-service';

/** Lists of the platform's storage lag behind. */
const LAG_MS = 5_000;
/** A Jira that nobody reaches. */
const DOWN = { requestJira: () => Promise.reject(new Error('down')) };
const DEMO_KEY = 'nps-today-demo-key-1234';

let simulator: Simulator;
let detach = () => {};
beforeAll(async () => void (simulator = await startSimulator({ port: 0, clock: 'paused', weather: 'still' })), 60_000);
afterEach(() => detach());
afterAll(() => simulator.stop());

/** The site of the guide with this process in the place of the app; `fresh` has nothing stored. */
async function attached(scenario: 'guide' | 'fresh', as?: string): Promise<Simulator> {
  detach();
  await simulator.control.reset({ scenario });
  detach = simulator.forge.attach(globalThis, { as });
  return simulator;
}

const call = jiraCaller(forgeClock, fakeLog());

describe('work items in Jira', () =>
  workItemsContract(async () => {
    const { jira } = await attached('guide');
    const moody = moodyJira(call);
    const item = () => {
      const found = jira.workItem('KAN-2');
      if (!found) throw new Error('KAN-2 is gone');
      return found;
    };
    return {
      workItems: jiraWorkItems(moody.call, fakeLog()),
      id: item().id,
      values: async () =>
        Object.fromEntries(
          [RATING_FIELD, COMMENT_FIELD].flatMap((field) => {
            const value = item().custom[field];
            return value === undefined || value === null ? [] : [[field, value]];
          }),
        ),
      mark: async () => item().properties['nps-today'] as Mark | undefined,
      wholeComment: async () => (item().properties['nps-today-comment'] as { comment?: string } | undefined)?.comment,
      takeOffScreen: async (fieldId) => jira.change.removeFieldFromScreens(fieldId, 'KAN'),
      hide: async () => jira.change.blockApp('KAN'),
      turn: (mood) => Object.assign(moody.mood, mood),
      told: async () => moody.told,
    };
  }));

/** Ids of two statuses of the site. */
async function kanStatusIds() {
  const principal = { kind: 'app' as const, scopes: ['read:jira-work'] };
  const reply = await simulator.jira.handleAs(
    principal,
    new Request('http://jira.invalid/rest/api/3/project/KAN/statuses'),
  );
  const [type] = (await reply.json()) as { statuses: { id: string; statusCategory: { key: string } }[] }[];
  const idOf = (key: string) => type?.statuses.find((each) => each.statusCategory.key === key)?.id ?? '';
  return { done: idOf('done'), open: idOf('indeterminate') };
}

describe('the statuses in Jira, remembered on Forge', () => {
  let now = 0;
  const clock = { now: () => now, sleep: async () => {} };
  const make = async () => {
    await attached('guide');
    now = simulator.clock.now();
    let isDown = false;
    let asked = 0;
    const counted: typeof call = (...request) => {
      asked += 1;
      return isDown ? Promise.resolve({ kind: 'transient', status: 503 }) : call(...request);
    };
    return {
      statuses: rememberedStatuses(jiraStatuses(counted), clock, fakeLog()),
      ids: await kanStatusIds(),
      down: (next: boolean) => void (isDown = next),
      asked: () => asked,
    };
  };
  statusesContract(make);

  it('are read again after a day, and kept while Jira is unavailable', async () => {
    const { statuses, ids, down, asked } = await make();
    await statuses.isDone(ids.done);
    now += 24 * 3_600_000;
    down(true);
    expect(await statuses.isDone(ids.done)).toBe('yes');
    expect(asked()).toBe(2);
    down(false);
    await statuses.isDone(ids.done);
    expect(await statuses.isDone(ids.done)).toBe('yes');
    expect(asked()).toBe(3);
  });
});

describe('the history of a work item in Jira', () =>
  historyContract(async () => {
    const { jira } = await attached('guide');
    const item = jira.workItem('KAN-2');
    if (!item) throw new Error('KAN-2 is gone');
    return {
      history: jiraHistory(call),
      id: item.id,
      ids: await kanStatusIds(),
      move: async () => {
        const moments: number[] = [];
        for (const name of ['Done', 'In Progress', 'Done']) {
          await simulator.clock.advance(5_000);
          moments.push(simulator.clock.now());
          jira.change.changeStatus('KAN-2', name);
        }
        return moments;
      },
    };
  }));

async function projectId(key: string): Promise<string> {
  const found = await jiraConfiguration(call).projects(key);
  return (found.kind === 'ok' && found.value.find((each) => each.key === key)?.id) || '';
}

describe('people in Jira', () => {
  const make = async () => {
    const { jira } = await attached('guide');
    let isDown = false;
    const asked: typeof call = async (...request) => (isDown ? { kind: 'transient', status: 503 } : call(...request));
    return {
      people: jiraPeople(asked),
      ids: {
        member: jira.users.ids.customer,
        stranger: 'qm:nobody',
        agent: jira.users.ids.agent,
        app: jira.users.ids.bot,
        withoutAddress: jira.users.ids.portalCustomer,
      },
      colleague: { displayName: 'Agnes Agent', emailAddress: 'agent@example.com' },
      projects: { service: await projectId('HELP'), other: await projectId('KAN') },
      group: GROUPS.keyAccounts,
      down: () => void (isDown = true),
      speak(accountId: string, locale: string | null) {
        jira.change.setLocaleHidden(accountId, locale === null);
        if (locale !== null) jira.change.setLocale(accountId, locale);
      },
    };
  };
  peopleContract(make);

  it.each([403, 401])('says so where the app may not ask (%d)', async (status) => {
    const refused = jiraPeople(async () => ({ kind: 'refused', status, errors: {}, messages: [] }));
    expect(await refused.groupsOf('a')).toEqual({ kind: 'unavailable' });
    const later = jiraPeople(async () => ({ kind: 'rate-limited', until: 7 }));
    expect(await later.groupsOf('a')).toEqual({ kind: 'unavailable', until: 7 });
  });
});

describe('groups in Jira', () => {
  it('are found by a part of their name, and by their ids', async () => {
    await attached('guide');
    const site = jiraConfiguration(call);
    const agents = { id: GROUPS.agents, name: 'service-team' };
    expect(await site.groups('Service')).toEqual({ kind: 'ok', value: [agents] });
    expect(await site.groups('nothing')).toEqual({ kind: 'ok', value: [] });
    expect(await site.groupsById([GROUPS.agents, 'gone'])).toEqual({ kind: 'ok', value: [agents] });
  });
});

describe('the site in Jira', () =>
  siteContract(async () => {
    const { jira } = await attached('guide');
    const exists = async (path: string) => {
      const principal = { kind: 'app' as const, scopes: ['read:jira-work', 'read:app-data:jira'] };
      return (await jira.handleAs(principal, new Request(`http://jira.invalid${path}`))).ok;
    };
    return {
      site: jiraConfiguration(call),
      hide: async () => jira.change.blockApp('KAN'),
      takeOffScreen: async (fieldId) => jira.change.removeFieldFromScreens(fieldId, 'KAN'),
      finish: async () => {
        jira.change.changeStatus('KAN-2', 'Done');
        await simulator.clock.advance(LAG_MS);
      },
      shown: async (id) => ({
        here: await exists(`/rest/api/3/project/${id}/properties/nps-today`),
        everywhere: await exists('/rest/forge/1/app/properties/nps-today'),
      }),
      limit: async (fieldId) => {
        const contexts = `/rest/api/3/field/${fieldId}/context`;
        const admin = { kind: 'app' as const, scopes: ['manage:jira-configuration'] };
        const ask = (path: string, method = 'GET') =>
          jira.handleAs(admin, new Request(`http://jira.invalid${path}`, { method }));
        const { values } = (await (await ask(contexts)).json()) as { values: { id: string }[] };
        for (const { id } of values) await ask(`${contexts}/${id}`, 'DELETE');
      },
    };
  }));

describe('the reader in Jira', () =>
  readerContract(async (who) => {
    const { ids } = simulator.jira.users;
    await attached('guide', ids.agent);
    simulator.jira.change.setLocale(ids.agent, 'da_DK');
    const { jira } = simulator;
    const idOf = async (key: string) => {
      const path = `http://jira.invalid/rest/api/3/project/${key}`;
      const person = { kind: 'user' as const, accountId: ids.admin, scopes: ['read:jira-work'] };
      return ((await (await jira.handleAs(person, new Request(path))).json()) as { id: string }).id;
    };
    return {
      reader: jiraReader(
        jiraCaller(forgeClock, fakeLog(), who === 'dane' ? asUser : () => DOWN),
        jiraCaller(forgeClock, fakeLog(), who === 'dane' ? undefined : () => DOWN),
      ),
      projects: [await idOf('KAN'), await idOf('OPS')],
      report: async (projectId, summary) => {
        await simulator.clock.advance(LAG_MS);
        const fields = { project: { id: projectId }, issuetype: { name: 'Task' }, summary };
        const person = { kind: 'user' as const, accountId: ids.agent, scopes: ['write:jira-work'] };
        const request = new Request('http://jira.invalid/rest/api/3/issue', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ fields }),
        });
        const { key } = (await (await jira.handleAs(person, request)).json()) as { key: string };
        // The search index lags behind.
        await simulator.clock.advance(LAG_MS);
        return key;
      },
    };
  }));

describe('permissions in Jira', () =>
  permissionsContract(async (who) => {
    const { ids } = simulator.jira.users;
    const { jira } = await attached('guide', who === 'admin' ? ids.admin : ids.customer);
    return {
      permissions: jiraPermissions(jiraCaller(forgeClock, fakeLog(), asUser)),
      id: jira.workItem('KAN-2')?.id ?? '',
    };
  }));

describe('the site probe in Jira', () =>
  siteProbeContract(async (site) => {
    detach();
    const closed = { emailApi: 'refused-without-body' as const, appAdministers: false };
    await simulator.control.reset({ scenario: 'guide', site: site === 'closed' ? closed : {} });
    const { ids } = simulator.jira.users;
    detach = simulator.forge.attach(globalThis, { as: ids.admin });
    const projectOf = async (key: string) => {
      const person = { kind: 'user' as const, accountId: ids.admin, scopes: ['read:jira-work'] };
      const request = new Request(`http://jira.invalid/rest/api/3/project/${key}`);
      return ((await (await simulator.jira.handleAs(person, request)).json()) as { id: string }).id;
    };
    const caller = (requester: typeof asUser) =>
      jiraCaller(forgeClock, fakeLog(), site === 'down' ? () => DOWN : requester);
    return {
      probe: jiraSiteProbe(caller(asApp as typeof asUser), caller(asUser)),
      withCustomer: await projectOf('HELP'),
      withoutCustomer: await projectOf('KAN'),
    };
  }));

describe('the survey service at nps.today', () =>
  surveyServiceContract(async () => {
    const { npsToday } = await attached('guide');
    return {
      service: npsTodaySurveyService(forgeClock, fakeLog()),
      key: DEMO_KEY,
      inbox: async () =>
        npsToday.invitations().map(({ campaignId, respondent, custom }) => ({
          campaignId,
          emailAddress: String(respondent.emailAddress),
          custom,
        })),
      allowDuplicates: async (allow) => npsToday.setAllowDuplicates(16588, allow),
    };
  }));
