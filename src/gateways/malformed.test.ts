/** Whatever comes from outside and makes no sense is a planned failure, in every gateway alike, and never an exception. */
import '../../test/contracts/late-fetch';
import { kvs } from '@forge/kvs';
import { aResponse, aSurvey, guideSettings, NOON } from '../../test/builders/surveys';
import { platform, type Platform } from '../../test/contracts/platform';
import { fakeLog } from '../../test/fakes/time';
import { markOf } from '../domain/mark';
import { forgeExclusions } from './forge/exclusions';
import { forgeClock } from './forge/clock';
import { forgeLedger } from './forge/ledger';
import { forgeNotificationRecord } from './forge/notification-record';
import { forgeObservations } from './forge/observations';
import { forgePace } from './forge/pace';
import { forgeResponseStore } from './forge/response-store';
import { forgeRuleStore } from './forge/rule-store';
import { forgeSettingsStore } from './forge/settings-store';
import { ENTITIES, ROWS, VALUES } from './forge/storage-keys';
import { jiraCaller } from './jira/call';
import { jiraHistory } from './jira/history';
import { jiraPeople } from './jira/people';
import { jiraPermissions } from './jira/permissions';
import { jiraJqlChecks } from './jira/jql-checks';
import { jiraReader } from './jira/reader';
import { jiraRuleQueries } from './jira/rule-queries';
import { jiraConfiguration } from './jira/configuration';
import { jiraSiteProbe } from './jira/site-probe';
import { jiraStatuses } from './jira/statuses';
import { jiraWorkItems } from './jira/work-items';
import { npsTodaySurveyService } from './nps-today/survey-service';

beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void jest.restoreAllMocks());

const BODIES = [
  ['a page', '<!doctype html><title>Maintenance</title>'],
  ['half a text', '{"id": "10002", "fields": {"summary": "Pri'],
  ['other types', '{"id": 1, "values": {}, "issues": "none", "fields": 7, "permissions": 1, "email": {}, "key": null}'],
  ['another thing', '"yes"'],
  ['a list of other things', '[null, 7, {"id": []}]'],
  ['nothing', ''],
] as const;

const clock = { now: () => NOON, sleep: async () => {} };
const person = { accountId: 'a', displayName: 'Carla', active: true, isApp: false };

describe.each(BODIES)('Jira replies with %s:', (_what, body) => {
  const requester = () => ({ requestJira: async () => new Response(body) as never });
  const call = jiraCaller(clock, fakeLog(), requester);
  const site = jiraConfiguration(call);
  const items = jiraWorkItems(call, fakeLog());
  const later = { kind: 'try-later' };

  it.each([
    ['a work item', () => items.read('KAN-2'), later],
    ['its history', () => jiraHistory(call).read('10002'), later],
    ['an address', () => items.emailOf(person, '10002'), later],
    ['the projects', () => site.projects(), later],
    ['chosen projects', () => site.projectsById(['1']), later],
    ['groups', () => site.groups(''), later],
    ['chosen groups', () => site.groupsById(['g']), later],
    ['the groups of a person', () => jiraPeople(call).groupsOf('a'), { kind: 'unavailable' }],
    ['whether an account is an app’s', () => jiraPeople(call).isApp('a'), { kind: 'unavailable' }],
    ['the language of a person', () => jiraPeople(call).languageOf('a'), { kind: 'unavailable' }],
    ['whether a person is an agent', () => jiraPeople(call).isAgentOf('a', '1'), { kind: 'unavailable' }],
    ['the statuses', () => site.statuses(), later],
    ['the statuses of a project', () => site.statusesOf('1'), later],
    ['the work types', () => site.workTypes(), later],
    ['the work types of a project', () => site.workTypesIn('1'), later],
    ['projects with a question of their own', () => site.ownSatisfaction('all'), later],
    ['the request types', () => site.requestTypes('all'), later],
    ['what is wrong with JQL', () => jiraJqlChecks(call, call).check('a = b', 'app'), later],
    ['the fields', () => site.fields(), later],
    ['a new field', () => site.createField('Rating', 'number'), later],
    ['the projects of a field', () => site.projectsOfField('customfield_1'), later],
    ['a field applied', () => site.applyField('customfield_1', '1'), later],
    ['screens', () => site.screensOf('1'), later],
    ['work types', () => site.workTypesOf('1'), later],
    ['what is writable', () => site.writable('1', 'done-category', false), later],
    ['a work item of the reader', () => jiraReader(call, call).workItem('KAN-1'), later],
    ['summaries of work items', () => jiraReader(call, call).summaries(['10002']), later],
    ['own work items', () => jiraReader(call, call).ownWorkItems('all'), later],
    ['whether somebody administers', () => jiraPermissions(call).isAdmin(), 'unknown'],
    ['what somebody may do', () => jiraPermissions(call).onWorkItem('10002'), 'unknown'],
    ["whether the reader's address can be read", () => jiraSiteProbe(call, call).emailOfReader(), 'unknown'],
    ["whether a customer's is", () => jiraSiteProbe(call, call).emailOfCustomer('all'), 'unknown'],
    ['whether a status is done', () => jiraStatuses(call).isDone('10001'), 'unknown'],
    ['what is true of a work item', () => jiraRuleQueries(call).fulfilling('a = 1', ['10002']), later],
    ['a request', () => items.read('KAN-2', { requestType: true }), later],
    ['a comment', () => items.commentOf('10002', 's', guideSettings().fields), undefined],
  ])('%s', async (_asked, ask, expected) => {
    expect(await ask()).toEqual(expected);
  });

  // No content is what Jira replies to a write.
  if (body !== '' && !body.startsWith('"') && !body.startsWith('[') && !body.endsWith('}')) {
    it('a mark and a response are not known to be written', async () => {
      const mark = markOf(aSurvey());
      expect(await items.mark('10002', mark)).toEqual(later);
      expect(await items.writeResponse('10002', { rating: 9, mark }, guideSettings().fields)).toEqual(later);
      expect(await site.showInProject('1', true)).toEqual(later);
    });
  }
});

describe.each(BODIES)('nps.today replies with %s:', (what, body) => {
  const own = globalThis.fetch;
  afterEach(() => void (globalThis.fetch = own));
  const service = () => {
    globalThis.fetch = async () => new Response(body);
    return npsTodaySurveyService(clock, fakeLog());
  };

  it('the campaigns are unreachable', async () => {
    const expected = what === 'a list of other things' ? { kind: 'campaigns', campaigns: [] } : { kind: 'unreachable' };
    expect(await service().campaigns('key')).toEqual(expected);
  });

  it('a survey that was taken stays taken: to doubt that would send it twice', async () => {
    const respondent = { emailAddress: 'a@example.com', firstName: '', lastName: '', externalId: '' };
    expect(await service().send({ campaignId: 1, respondent, custom: {} }, 'key')).toMatchObject({ kind: 'sent' });
  });
});

describe('a row of the storage that makes no sense', () => {
  let forge: Platform;
  beforeEach(() => void (forge = platform()));
  afterEach(() => forge.detach());
  const ledger = forgeLedger(fakeLog());
  const responses = forgeResponseStore(fakeLog());
  const damage = (entity: string, key: string, record: unknown, indexed: object = {}) =>
    kvs.entity(entity).set(key, { schema: 1, revision: 1, ...indexed, record } as never);
  const due = { due: 'due', dueAt: NOON / 1000 - 60, state: 'parked', changedAt: 1, kind: 'survey' };

  it.each([['text'], [{}], [{ ...aSurvey(), state: 'lost' }], [{ ...aSurvey(), history: 'none' }]])(
    'is left out of the lists of surveys, and who reads it by its id fails: %j',
    async (record) => {
      await damage(ENTITIES.survey.name, 'bad', record, due);
      await ledger.create(aSurvey({ dueAt: NOON }));
      await forge.catchUp();
      expect((await ledger.due(NOON, 1)).map(({ id }) => id)).toEqual([aSurvey().id]);
      expect((await ledger.latest(10)).map(({ id }) => id)).toEqual([aSurvey().id]);
      await expect(ledger.read('bad')).rejects.toThrow('does not make sense');
      expect(await ledger.create(aSurvey({ id: 'bad' }))).toBe('exists');
    },
  );

  it('is left out of the lists of responses too', async () => {
    const { kind: _none, ...indexed } = due;
    await damage(ENTITIES.response.name, 'bad', { ...aResponse(), receivedAt: 'noon' }, indexed);
    await responses.store(aResponse({ dueAt: NOON }));
    await forge.catchUp();
    expect(await responses.due(NOON, 1)).toEqual([aResponse().id]);
    expect(await responses.parked(10)).toEqual([]);
    await expect(responses.read('bad')).rejects.toThrow('does not make sense');
  });

  it('is never taken for settings that are empty, nor written over', async () => {
    await damage(ENTITIES.settings.name, ROWS.settings, 'text');
    await expect(forgeSettingsStore.read()).rejects.toThrow('does not make sense');
    await expect(forgeSettingsStore.change((settings) => settings)).rejects.toThrow('does not make sense');
    await expect(forgeRuleStore.list()).rejects.toThrow('does not make sense');
  });

  it('does not say that anybody has the time to call', async () => {
    await damage(ENTITIES.pace.name, ROWS.pace, undefined);
    expect((await forgePace(clock).take(1_000)).kind).toBe('taken');
  });

  it('is nothing where it is a value of its own; only a pause stays a pause', async () => {
    jest.spyOn(forgeClock, 'sleep').mockImplementation(async () => {});
    const keys = [VALUES.choice('10002'), VALUES.newest('10002'), VALUES.parked('s'), VALUES.notifications];
    for (const key of [...keys, VALUES.observation('app-admin')]) await kvs.set(key, { schema: 1, excluded: 'no' });
    await kvs.set(VALUES.pause, { schema: 1 });
    expect(await forgeExclusions.choiceFor('10002')).toEqual({ excluded: false });
    expect(await ledger.newestOf('10002')).toBeUndefined();
    expect(await responses.parkedLast('s')).toBeUndefined();
    expect(await forgeNotificationRecord.read()).toEqual({});
    expect(await forgeObservations(clock, fakeLog()).read()).toEqual({});
    expect(await forgeSettingsStore.readPause()).toEqual({ reason: 'by-admin', since: 0 });
  });
});

describe('what the log says of it', () => {
  it('is which thing it was and where it differs, never what was there', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const reply = { id: '1', key: 'KAN-2', fields: { summary: 'Carla cannot log in', project: 'carla@example.com' } };
    const requester = () => ({ requestJira: async () => Response.json(reply) as never });
    await jiraWorkItems(jiraCaller(clock, fakeLog(), requester), fakeLog()).read('KAN-2');
    const said = warned.mock.calls.join();
    expect(said).toContain('work item');
    expect(said).toContain('fields.project');
    expect(said).not.toMatch(/carla/i);
  });
});
