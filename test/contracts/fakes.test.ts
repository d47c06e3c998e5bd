import { fakeFinished } from '../fakes/finished';
import { fakeHistory } from '../fakes/history';
import { fakeLedger } from '../fakes/ledger';
import { fakePeople } from '../fakes/people';
import { fakeReader } from '../fakes/reader';
import { fakeResponseStore } from '../fakes/response-store';
import { fakePermissions, fakeConfiguration } from '../fakes/configuration';
import {
  fakeAsked,
  fakeAuditLog,
  fakeExclusions,
  fakeNotificationRecord,
  fakeObservations,
  fakeRuleStore,
  fakeRuleWatch,
  fakeSettingsStore,
  fakeSigner,
  fakeVault,
} from '../fakes/small-stores';
import { fakeSlots } from '../fakes/slots';
import { fakeTallies } from '../fakes/tallies';
import { talliesContract } from './tallies';
import { fakeWriteTurns } from '../fakes/write-turns';
import { fakeStatuses } from '../fakes/statuses';
import { fakeSiteProbe } from '../fakes/site-probe';
import { fakeSurveyService } from '../fakes/survey-service';
import { fakeClock, fakePace } from '../fakes/time';
import { fakeWorkItems } from '../fakes/work-items';
import { COMMENT_FIELD, kan2, NOON, PROJECT, RATING_FIELD } from '../builders/surveys';
import { historyContract, statusesContract } from './look-ups';
import { permissionsContract, readerContract } from './readers';
import { siteContract } from './configuration';
import { workItemsContract } from './work-items';
import { peopleContract } from './people';
import { paceContract, signerContract, vaultContract } from './secrets';
import {
  askedContract,
  exclusionsContract,
  finishedContract,
  notificationRecordContract,
  observationsContract,
  slotsContract,
  writeTurnsContract,
} from './small-stores';
import { auditLogContract, ruleStoreContract, ruleWatchContract, settingsStoreContract } from './rule-stores';
import { ledgerContract } from './ledger';
import { responseStoreContract } from './response-store';
import { siteProbeContract, storageProbeContract } from './site-probe';
import { surveyServiceContract } from './survey-service';

const catchUp = async () => {};

describe('the fake ledger', () => ledgerContract(async () => ({ port: fakeLedger(), catchUp })));
describe('the fake response store', () => responseStoreContract(async () => ({ port: fakeResponseStore(), catchUp })));
describe('the fake claims of respondents', () => askedContract(async () => ({ port: fakeAsked(), catchUp })));
describe('the fake audit log', () => auditLogContract(async () => ({ port: fakeAuditLog(), catchUp })));
describe('the fake notes of who finished what', () =>
  finishedContract(async () => ({ port: fakeFinished(), catchUp })));
describe('the fake tallies', () => talliesContract(async () => ({ port: fakeTallies(), catchUp })));
describe('the fake slots', () => slotsContract(async () => ({ port: fakeSlots(), catchUp })));
describe('the fake turns to write', () => writeTurnsContract(async () => ({ port: fakeWriteTurns(), catchUp })));
describe('the fake exclusions', () => exclusionsContract(async () => ({ port: fakeExclusions(), catchUp })));
describe('the fake settings store', () => settingsStoreContract(async () => ({ port: fakeSettingsStore(), catchUp })));
describe('the fake rule store', () =>
  ruleStoreContract(async () => {
    const settings = fakeSettingsStore();
    return { port: { rules: fakeRuleStore(settings), settings }, catchUp };
  }));
describe('the fake notification record', () =>
  notificationRecordContract(async () => ({ port: fakeNotificationRecord(), catchUp })));
describe('the fake rule watch', () => ruleWatchContract(async () => ({ port: fakeRuleWatch(), catchUp })));
describe('the fake observations', () =>
  observationsContract(async () => {
    const clock = fakeClock();
    return { port: fakeObservations(clock), pass: clock.pass, now: clock.now };
  }));
describe('the fake vault', () => vaultContract(async () => fakeVault()));
describe('the fake signer', () => signerContract(async () => fakeSigner()));
describe('the fake pace', () =>
  paceContract(async () => {
    const clock = fakeClock();
    return { pace: fakePace(clock), pass: clock.pass, now: clock.now };
  }));

describe('the fake work items', () =>
  workItemsContract(async () => {
    const workItems = fakeWorkItems();
    const item = workItems.add(kan2());
    return {
      workItems,
      id: item.workItem.id,
      values: async () => item.values,
      mark: async () => item.mark,
      wholeComment: async () => item.wholeComment,
      takeOffScreen: async (fieldId) => void (item.screen = item.screen.filter((id) => id !== fieldId)),
      hide: async () => void (item.access = 'gone'),
      turn: ({ refusing, locked, noAdmin = false }) => {
        Object.assign(workItems, { refusing, noAdmin });
        item.locked = locked;
      },
      told: async () => workItems.writes.map(({ told }) => told),
    };
  }));

describe('the fake statuses', () =>
  statusesContract(async () => {
    const statuses = fakeStatuses();
    return {
      statuses,
      ids: { done: '10002', open: '10001' },
      down: (now) => void (statuses.down = now),
      asked: () => statuses.asked,
    };
  }));

describe('the fake history', () =>
  historyContract(async () => {
    const history = fakeHistory();
    const [done, open] = ['10002', '10001'];
    history.pasts.set('10002', { status: { id: open, done: false }, dates: { created: NOON }, steps: [] });
    return {
      history,
      id: '10002',
      ids: { done, open },
      move: async () => {
        const moments = [NOON + 1, NOON + 2, NOON + 3] as const;
        const dates = { created: NOON, categoryChanged: moments[2], resolved: moments[2] };
        const steps = [
          { id: '503', at: moments[2], from: open, to: done },
          { id: '502', at: moments[1], from: done, to: open },
          { id: '501', at: moments[0], from: open, to: done },
        ];
        history.pasts.set('10002', { status: { id: done, done: true }, dates, steps });
        return [...moments];
      },
    };
  }));

describe('the fake people', () =>
  peopleContract(async () => {
    const people = fakePeople();
    people.groups.carla = ['g1'];
    const down = () => void (people.down = true);
    const speak = (accountId: string, locale: string | null) => {
      if (locale === null) delete people.locales[accountId];
      else people.locales[accountId] = locale;
    };
    people.apps.add('bot');
    people.agents.add('agnes 1');
    const ids = { member: 'carla', stranger: 'nobody', agent: 'agnes', app: 'bot', withoutAddress: 'ulla' };
    const colleague = { displayName: 'Agnes Agent', emailAddress: 'agent@example.com' };
    people.colleagues.agnes = colleague;
    return { people, ids, colleague, projects: { service: '1', other: '2' }, group: 'g1', down, speak };
  }));

describe('the fake site', () =>
  siteContract(async () => {
    const site = fakeConfiguration({
      projects: [
        { id: PROJECT, key: 'KAN', name: 'Kanban', teamManaged: false },
        { id: '10001', key: 'TEAM', name: 'Team', teamManaged: true },
        { id: '10002', key: 'HELP', name: 'Help desk', teamManaged: false },
      ],
      fields: [
        { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
        { id: COMMENT_FIELD, name: 'NPS Comment', type: 'short-text' },
      ],
      requestTypes: ['Get IT help', 'Request a refund'].map((name, index) => ({
        id: String(index + 1),
        name,
        projectId: '10002',
      })),
      screens: {
        [PROJECT]: [{ id: '1', name: 'Default', fieldIds: [RATING_FIELD, COMMENT_FIELD], firstTabId: '1' }],
        '10001': [{ id: '2', name: 'Task', fieldIds: ['summary'], firstTabId: '' }],
      },
    });
    const shown = async (id: string) => ({ here: site.shownIn.has(id), everywhere: site.shownIn.has('everywhere') });
    const limit = async (fieldId: string) => void (site.limited[fieldId] = []);
    const hide = async () => void (site.access[PROJECT] = { app: 'none' });
    const takeOffScreen = async (fieldId: string) => {
      const [screen] = site.all.screens[PROJECT] ?? [];
      if (screen) screen.fieldIds = screen.fieldIds.filter((id) => id !== fieldId);
    };
    return { site, shown, limit, hide, takeOffScreen, finish: async () => {} };
  }));

describe('the fake reader', () =>
  readerContract(async (who) => {
    const reader = fakeReader(who === 'dane' ? 'da-DK' : undefined);
    return {
      reader,
      projects: ['10000', '10001'],
      report: async (projectId, summary) => {
        const key = `KAN-${reader.reported.length + 1}`;
        reader.reported.push({ key, summary, projectId });
        reader.shown.set(key, { summary, status: 'To Do' });
        reader.seen.push({ id: String(10_000 + reader.reported.length), key, summary, reporterId: 'dane' });
        return key;
      },
    };
  }));

describe('the fake permissions', () =>
  permissionsContract(async (who) => ({
    permissions: who === 'admin' ? fakePermissions({ admin: true, workItems: { '10002': 'edit' } }) : fakePermissions(),
    id: '10002',
  })));

describe('the fake site probe', () =>
  siteProbeContract(async (site) => {
    const probe = fakeSiteProbe();
    const email = { open: 'yes', closed: 'no', down: 'unknown' } as const;
    const answers = { admin: email[site], reader: email[site], customer: email[site], customersIn: ['10002'] };
    Object.assign(probe.answers, answers);
    return { probe, withCustomer: '10002', withoutCustomer: '10000' };
  }));

describe('the fake storage probe', () =>
  storageProbeContract(async (times) => {
    const probe = fakeSiteProbe();
    probe.answers.readMs = times;
    return probe;
  }));

describe('the fake survey service', () =>
  surveyServiceContract(async () => {
    const service = fakeSurveyService();
    return {
      service,
      key: service.key,
      inbox: async () =>
        service.inbox.map(({ campaignId, respondent, custom }) => ({
          campaignId,
          emailAddress: respondent.emailAddress,
          custom,
        })),
      allowDuplicates: async (allow) => void (service.allowDuplicates = allow),
    };
  }));
