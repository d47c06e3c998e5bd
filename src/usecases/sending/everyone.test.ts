import { guideSettings, NOON, person, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';
import { NO_GUARD_RAILS, type GuardRails } from '../../domain/guard-rails';
import type { Source } from '../../domain/respondent';
import type { Rule } from '../../domain/rule';
import type { WorkItem } from '../../ports/work-items';
import { retrySurvey } from '../activity/retry-survey';
import { showWorkItem } from '../work-item/show-work-item';
import { cancelSurvey, sendByHand } from './send-by-hand';

const FIRST = '10002:501';
const DAY = 24 * 3_600_000;
const [guide] = guideSettings().rules as [Rule];
const CONTACTS = { id: 'customfield_1', name: 'Contacts' };
const MAIL = { id: 'customfield_2', name: 'Customer e-mail' };
const SOURCES: Source[] = [{ kind: 'reporter' }, { kind: 'person', field: CONTACTS }, { kind: 'address', field: MAIL }];
const named = (accountId: string) =>
  person({ accountId, displayName: accountId, emailAddress: `${accountId}@example.com` });
const VIEW = { workItemId: '10002', projectId: '10000', mayEdit: true };

/** The reporter, Anna and Bo, and an address that is the reporter's own. */
function site(rule: Partial<Rule> = {}, item: Partial<WorkItem> = {}, rails: Partial<GuardRails> = {}) {
  const respondent = { sources: SOURCES, everyone: 'lowest' as const };
  const settings = guideSettings({
    rules: [{ ...guide, respondent, ...rule }],
    guardRails: { ...NO_GUARD_RAILS, ...rails },
  });
  const built = world(settings);
  Object.assign(built.workItems.item('KAN-2').workItem, {
    people: { [CONTACTS.id]: [named('anna'), named('bo')] },
    texts: { [MAIL.id]: ' Customer@example.com ' },
    ...item,
  });
  return built;
}

type Site = ReturnType<typeof site>;

const asked = (built: Site) => built.surveyService.inbox.map(({ respondent }) => respondent.emailAddress).sort();
const states = async (built: Site) => built.ledger.all().map(({ state, reason }) => reason ?? state);
const mark = (built: Site) => built.workItems.item('KAN-2').mark;

async function complete(built: Site, changeId = '501') {
  await built.plan({ changeId });
  await built.runQueue();
}

const EVERYONE = ['anna@example.com', 'bo@example.com', 'customer@example.com'];

it('everyone in the list gets one survey of their own, and nobody two', async () => {
  const built = site();
  await complete(built);
  expect(asked(built)).toEqual(EVERYONE);
  expect(await states(built)).toEqual(['sent', 'sent', 'sent']);
  const tokens = built.surveyService.inbox.map(({ custom }) => custom.surveyToken);
  expect(new Set(tokens).size).toBe(3);
  const saw = built.ledger
    .all()
    .map(({ decision }) => decision?.checks.find(({ name }) => name === 'has-respondent')?.saw?.what);
  expect(saw.sort()).toEqual(['from-field', 'from-field', 'from-reporter']);
  expect(mark(built)).toMatchObject({ state: 'sent', surveyId: FIRST });
});

it('asks for the address of each of them once', async () => {
  const built = site();
  const about: string[] = [];
  const { emailOf } = built.ports.workItems;
  built.ports.workItems.emailOf = (who, ...rest) => {
    about.push(who.accountId);
    return emailOf(who, ...rest);
  };
  await complete(built);
  expect(about.sort()).toEqual(['anna', 'bo', 'customer-1']);
});

it('keeps nothing by which a person could be told', async () => {
  const built = site();
  await complete(built);
  expect(JSON.stringify(built.ledger.all())).not.toMatch(/anna|bo@|customer@/i);
});

it('is as before where the sources give one person', async () => {
  const built = site({}, { people: {} });
  await complete(built);
  expect(await states(built)).toEqual(['sent']);
  expect((await built.survey(FIRST)).together).toBeUndefined();
});

it('asks ten people about one completion at most', async () => {
  const many = Array.from({ length: 12 }, (_, index) => named(`p${index}`));
  const built = site({}, { people: { [CONTACTS.id]: many } });
  await complete(built);
  expect(asked(built)).toHaveLength(10);
});

it('the same event again, or the same survey dispatched again, asks nobody a second time', async () => {
  const built = site();
  await complete(built);
  await complete(built);
  await built.dispatch(FIRST);
  await built.sweep();
  expect(asked(built)).toEqual(EVERYONE);
});

it.each([1, 2, 3])(
  'broken off while the surveys were being made (%i), the rest are made later and nobody is asked twice',
  async (made) => {
    const built = site();
    const { create } = built.ledger;
    let left = made;
    built.ports.ledger.create = (survey) => {
      if (left === 0) throw new Error('The storage is out of order');
      left -= 1;
      return create(survey);
    };
    await complete(built);
    // Meanwhile somebody takes the first off the list: whose survey is whose stands already.
    built.workItems.item('KAN-2').workItem.people = { [CONTACTS.id]: [named('bo'), named('anna')] };
    left = Infinity;
    for (let minutes = 0; minutes < 20; minutes += 5) {
      built.clock.pass(5 * 60_000);
      await built.sweep();
    }
    expect(asked(built)).toEqual(EVERYONE);
  },
);

it('each is judged for themselves', async () => {
  const built = site({}, {}, { excludedPeople: ['anna'] });
  await complete(built);
  expect((await states(built)).sort()).toEqual(['person-excluded', 'sent', 'sent']);
  expect(mark(built)).toMatchObject({ state: 'sent' });
});

it('a quarantine of one keeps nobody else waiting', async () => {
  const quarantine = { days: 30, since: 'sent', then: 'wait' } as const;
  const built = site({}, { people: {} }, { quarantine });
  await complete(built);
  built.workItems.item('KAN-2').workItem.people = { [CONTACTS.id]: [named('anna')] };
  built.clock.pass(60_000);
  await complete(built, '502');
  expect(asked(built)).toEqual(['anna@example.com', 'customer@example.com']);
  expect(await built.survey('10002:502')).toMatchObject({ state: 'scheduled', reason: 'quarantine' });
  expect(mark(built)).toMatchObject({ state: 'sent', surveyId: '10002:502' });
  built.clock.pass(31 * DAY);
  await built.sweep();
  expect(asked(built)).toEqual(['anna@example.com', 'customer@example.com', 'customer@example.com']);
});

it('somebody who is no longer in the list when their survey is to go out gets none', async () => {
  const built = site({}, {}, { caps: { perHour: 1 } });
  await complete(built);
  expect(asked(built)).toHaveLength(1);
  Object.assign(built.workItems.item('KAN-2').workItem, { people: {}, texts: {} });
  for (let hours = 0; hours < 4; hours += 1) {
    built.clock.pass(3_600_000);
    await built.sweep();
  }
  expect((await states(built)).filter((state) => state === 'no-longer-listed').length).toBeGreaterThanOrEqual(1);
  expect(asked(built).length).toBeLessThanOrEqual(2);
});

it('once for a work item: the others of the same completion count for nothing, those of the next do', async () => {
  const built = site({ howOften: 'once' });
  await complete(built);
  built.clock.pass(60_000);
  await complete(built, '502');
  expect(asked(built)).toEqual(EVERYONE);
  expect(await built.survey('10002:502')).toMatchObject({ state: 'skipped', reason: 'asked-already' });
});

it('what somebody sends by hand goes to the first alone', async () => {
  const built = site();
  await sendByHand(built.ports, 'KAN-2');
  await built.runQueue();
  expect(asked(built)).toEqual(['customer@example.com']);
});

describe('on the work item', () => {
  it('stands each survey by itself, and what they come to', async () => {
    const built = site();
    await complete(built);
    const [first] = built.surveyService.inbox;
    const { surveyToken: token = '', issueKey: key = '' } = first?.custom ?? {};
    await built.receive(responseTo({ token, key }, { rating: 9, ratedAt: NOON }));
    await built.runQueue();
    const { latest, together, earlier, actions } = await showWorkItem(built.ports, VIEW);
    expect(latest).toMatchObject({ id: FIRST, state: 'answered', response: { rating: 9 } });
    expect(together.map(({ state }) => state).sort()).toEqual(['answered', 'sent', 'sent']);
    expect(earlier).toEqual([]);
    expect(actions).toEqual(['send-again', 'exclude']);
    expect(built.workItems.item('KAN-2').values[RATING_FIELD]).toBe(9);
  });

  it('all of those that wait are taken back at once', async () => {
    const built = site({}, {}, { caps: { perHour: 1 } });
    await complete(built);
    expect((await showWorkItem(built.ports, VIEW)).actions).toEqual(['cancel']);
    expect(await cancelSurvey(built.ports, '10002', FIRST, 'agent')).toMatchObject({ kind: 'cancelled' });
    expect((await states(built)).sort()).toEqual(['sent', 'taken-back', 'taken-back']);
    expect(await cancelSurvey(built.ports, '10002', FIRST, 'agent')).toMatchObject({ kind: 'too-late' });
  });
});

it('in place of one that failed, another goes to the same person, once, and counts as theirs', async () => {
  const built = site();
  built.surveyService.next.push({ kind: 'sent' }, { kind: 'refused' });
  await complete(built);
  const failed = built.ledger.all().find(({ state }) => state === 'failed');
  if (!failed) throw new Error('None failed');
  const before = asked(built);
  expect(await retrySurvey(built.ports, failed.id, 'admin')).toMatchObject({ kind: 'planned' });
  expect(await retrySurvey(built.ports, failed.id, 'admin')).toMatchObject({ kind: 'moved-on' });
  await built.runQueue();
  expect(asked(built)).toEqual(EVERYONE);
  expect(before).toHaveLength(2);
  const { together, latest } = await showWorkItem(built.ports, VIEW);
  expect(latest?.id).toBe(FIRST);
  expect(together.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
});
