import { aSurvey, guideSettings, NOON, PROJECT } from '../../../test/builders/surveys';
import type { GuardRails } from '../guard-rails';
import { NO_GUARD_RAILS } from '../guard-rails';
import type { Rule } from '../rule';
import type { Survey } from '../survey';
import { CHECKS, decide, judgeAll } from './decide';
import type { Address, Facts, WorkItemNow } from './facts';

const DAY = 24 * 3_600_000;
const [guide] = guideSettings().rules as [Rule];
const listed: Rule = { ...guide, id: 'listed', finishedStatuses: ['closed'] };
const planned = (change: Partial<Survey> = {}) => aSurvey({ completedAt: NOON, ...change });
const scheduled = (ruleId: string, change: Partial<Survey> = {}) => planned({ state: 'scheduled', ruleId, ...change });
const now: WorkItemNow = {
  projectId: PROJECT,
  status: { id: 'done', done: true },
  labels: [],
  reporter: { accountId: 'carla', displayName: '', isApp: false, active: true },
};

/** Everything known, nothing against it. */
function facts(change: Partial<Facts> = {}, item: Partial<WorkItemNow> = {}): Facts {
  return {
    survey: planned(),
    now: NOON,
    rules: [guide],
    guardRails: NO_GUARD_RAILS,
    workItem: { kind: 'found', now: { ...now, ...item } },
    choice: { excluded: false },
    addresses: { carla: { kind: 'known', address: 'customer@example.com' } },
    ...change,
  };
}

const ofCarla = (address: Address): Partial<Facts> => ({ addresses: { carla: address } });

function verdict(known: Facts) {
  const decision = decide(known);
  if (decision.kind === 'send') return 'send';
  const { check, ...rest } = decision;
  return { ...rest, check: check.name };
}

it('sends where nothing is against it', () => {
  expect(verdict(facts())).toBe('send');
});

it('gives every check a name of its own', () => {
  expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length);
});

describe('facts are looked up in order, and no sooner than needed:', () => {
  it.each([
    ['workItem', { workItem: undefined, choice: undefined, addresses: undefined }],
    ['completion', { survey: planned({ undecided: { status: {} } }), choice: undefined, addresses: undefined }],
    ['choice', { choice: undefined, addresses: undefined }],
    ['sentByHand', { choice: { excluded: true, byHand: 'other' }, addresses: undefined }],
    ['address', { addresses: undefined }],
  ])('%s', (fact, change) => {
    expect(verdict(facts(change))).toMatchObject({ kind: 'ask', fact });
  });

  it.each([
    ['the work item is gone', facts({ workItem: { kind: 'gone' }, choice: undefined, addresses: undefined })],
    ['no rule covers it', facts({ rules: [], choice: undefined, addresses: undefined })],
    ['it is excluded', facts({ choice: { excluded: true }, addresses: undefined })],
  ])('nothing more is looked up where %s', (_why, known) => {
    expect(verdict(known)).toMatchObject({ kind: 'skip' });
  });
});

describe('whether there is a completion to survey', () => {
  it.each([
    ['the work item is gone', facts({ workItem: { kind: 'gone' } }), 'work-item-gone'],
    ['no rule covers the project', facts({}, { projectId: '77' }), 'no-rule'],
    ['every rule is off', facts({ rules: [{ ...guide, enabled: false }] }), 'no-rule'],
    ['it left the finished statuses and came back', facts({}, { categoryChanged: NOON + DAY }), 'reopened'],
    ['it was finished before', facts(undecided('already-finished')), 'already-finished'],
    ['it was imported', facts(undecided('long-finished')), 'long-finished'],
    ['the change was of no rule', facts(undecided('no-rule')), 'no-rule'],
  ])('none where %s', (_why, known, reason) => {
    expect(verdict(known)).toMatchObject({ kind: 'skip', reason });
  });

  it('is asked again later where Jira is unavailable', () => {
    expect(verdict(facts({ workItem: { kind: 'unreachable', until: 9 } }))).toMatchObject({
      kind: 'later',
      step: 'work-item',
      until: 9,
    });
    expect(verdict(facts(undecided('unknown')))).toMatchObject({ kind: 'later', step: 'work-item' });
    expect(verdict(facts(undecided('yes')))).toBe('send');
  });

  function undecided(completion: Facts['completion']): Partial<Facts> {
    return { survey: planned({ undecided: { status: {} } }), completion };
  }
});

describe('a survey that a rule has scheduled is decided by that rule', () => {
  const both = [guide, { ...listed, projects: 'all' as const }];

  it.each([
    ['goes out while its rule holds', scheduled(guide.id), {}, 'send'],
    ['is out of scope once its rule is gone, whatever other rules say', scheduled('gone'), {}, 'no-rule'],
    ['is out of scope in a project its rule does not cover', scheduled(guide.id), { projectId: '77' }, 'no-rule'],
    ['is reopened in an unfinished status', scheduled(guide.id), { status: { id: 'open', done: false } }, 'reopened'],
    [
      'is out of scope, not reopened, in a finished status that its rule does not list',
      scheduled('listed'),
      {},
      'no-rule',
    ],
    ['goes out in a status that its rule lists', scheduled('listed'), { status: { id: 'closed' } }, 'send'],
    ['is reopened in a status its rule does not list', scheduled('listed'), { status: { id: 'open' } }, 'reopened'],
  ])('%s', (_what, survey, item, expected) => {
    const found = verdict(facts({ survey, rules: both }, item));
    if (expected === 'send') expect(found).toBe('send');
    else expect(found).toMatchObject({ kind: 'skip', reason: expected });
  });

  it('leaves the mark to the newer survey where the work item is finished again', () => {
    const known = facts({ survey: scheduled(guide.id) }, { categoryChanged: NOON + DAY });
    expect(verdict(known)).toMatchObject({ reason: 'reopened', unmarked: true });
  });
});

describe('whether this person may be surveyed', () => {
  it.each([
    [
      'somebody sent one by hand',
      facts({ choice: { excluded: false, byHand: 'b' }, sentByHand: { id: 'b' } }),
      'sent-by-hand',
    ],
    ['somebody excluded it', facts({ choice: { excluded: true, byHand: 'b' }, sentByHand: null }), 'excluded'],
    ['there is no reporter', facts({}, { reporter: undefined }), 'no-reporter'],
    [
      'the reporter is an app',
      facts({}, { reporter: { accountId: 'bot', displayName: '', isApp: true, active: true } }),
      'reporter-is-app',
    ],
    [
      'the reporter is inactive',
      facts({}, { reporter: { accountId: 'carla', displayName: '', isApp: false, active: false } }),
      'reporter-inactive',
    ],
    ['no address is known', facts(ofCarla({ kind: 'none' })), 'no-email'],
  ])('not where %s', (_why, known, reason) => {
    expect(verdict(known)).toMatchObject({ kind: 'skip', reason });
  });

  it('is asked again later where addresses are unavailable', () => {
    expect(verdict(facts(ofCarla({ kind: 'unavailable' })))).toMatchObject({ kind: 'later', step: 'address' });
    const busy = facts(ofCarla({ kind: 'try-later', until: 5 }));
    expect(verdict(busy)).toMatchObject({ kind: 'later', step: 'work-item', until: 5 });
  });
});

describe('every check by itself', () => {
  const said = (known: Facts) => judgeAll(known).map(({ check, verdict: { kind } }) => `${check.name}: ${kind}`);

  it.each<[string, Facts]>([
    ['all is well', facts()],
    ['the work item is gone', facts({ workItem: { kind: 'gone' } })],
    ['no rule covers it', facts({ rules: [], choice: { excluded: true } })],
    ['nobody reported it', facts({ addresses: undefined }, { reporter: undefined })],
    ['addresses are unavailable', facts(ofCarla({ kind: 'unavailable' }))],
  ])('the first that does not pass is the one that decides where %s', (_why, known) => {
    const first = judgeAll(known).find((each) => each.verdict.kind !== 'pass');
    const { kind, check } = { check: undefined, ...decide(known) };
    expect([first?.check.name, first?.verdict.kind ?? 'send']).toEqual([check?.name, kind]);
  });

  it('says its own after one that decides, unless it needs that one', () => {
    const known = facts({ rules: [], choice: { excluded: true }, addresses: undefined }, { reporter: undefined });
    expect(said(known)).toEqual([
      'work-item-exists: pass',
      'covered-by-rule: skip',
      'still-finished: not-reached',
      'was-completion: not-reached',
      'not-sent-by-hand: pass',
      'not-excluded: skip',
      'has-respondent: skip',
      'has-address: not-reached',
    ]);
  });

  it('says nothing of a guard rail that is switched off', () => {
    const known = facts({ guardRails: { ...NO_GUARD_RAILS, noSurveyLabel: 'no-survey' } });
    expect(said(known)).toContain('no-label-against: pass');
    expect(said(facts())).not.toContain('no-label-against: pass');
  });

  it('needs none that comes after it', () => {
    for (const [index, { needs }] of CHECKS.entries()) if (needs) expect(CHECKS.indexOf(needs)).toBeLessThan(index);
  });
});

describe('a survey that somebody asked for by hand', () => {
  const byHand = scheduled(guide.id, { origin: 'by-hand' });

  it('goes out whatever the status, the rules and the exclusion', () => {
    const known = facts({ survey: byHand, rules: [], choice: undefined }, { status: { id: 'open', done: false } });
    expect(verdict(known)).toBe('send');
  });

  it('still goes to nobody where there is no reporter', () => {
    expect(verdict(facts({ survey: byHand }, { reporter: undefined }))).toMatchObject({ reason: 'no-reporter' });
  });
});

describe('guard rails', () => {
  const within = (rails: Partial<GuardRails>, change: Partial<Facts> = {}, item: Partial<WorkItemNow> = {}) =>
    facts({ guardRails: { ...NO_GUARD_RAILS, ...rails }, ...change }, item);
  const at = (address: string) => ofCarla({ kind: 'known', address });
  const quarantine = { days: 90, since: 'sent', then: 'drop' } as const;
  const by = (accountId: string, isApp = false): Partial<Facts> => ({
    finisher: { kind: 'told', value: { accountId, isApp } },
  });
  const named = (completedBy: string): Partial<Facts> => ({ survey: planned({ completedBy }) });
  const isAgent: Partial<Facts> = { agents: { carla: { kind: 'told', value: true } } };
  const inGroups: Partial<Facts> = { groups: { kind: 'told', value: ['g1', 'g2'] } };
  const until = { quarantine: { kind: 'until', until: NOON + DAY } } as const;

  it.each<[string, Facts, string]>([
    [
      'the work item has the label, whatever its case',
      within({ noSurveyLabel: 'no-survey' }, {}, { labels: ['a', 'No-Survey'] }),
      'no-survey-label',
    ],
    [
      'it was finished sooner than that',
      within({ leastOpenMinutes: 5 }, {}, { created: NOON - 299_999 }),
      'open-too-short',
    ],
    ['its reporter is assigned to it', within({ skipOwn: true }, {}, { assigneeId: 'carla' }), 'reporter-is-assignee'],
    ['its reporter is left out', within({ excludedPeople: ['carla'] }), 'person-excluded'],
    ['its reporter finished it', within({ skipFinisher: true }, by('carla')), 'reporter-finished-it'],
    ['its event named the reporter', within({ skipFinisher: true }, named('carla')), 'reporter-finished-it'],
    ['an app finished it', within({ skipAppFinished: true }, by('bot', true)), 'finished-by-app'],
    ['more were finished at once', within({ bulkMost: 2 }, { bulk: { kind: 'told', value: 3 } }), 'bulk-change'],
    ['its reporter is an agent', within({ skipAgents: true }, isAgent), 'reporter-is-agent'],
    ['a group of the reporter is left out', within({ excludedGroups: ['g2'] }, inGroups), 'group-excluded'],
    ['the address is at an excluded domain', within({ excludedDomains: ['example.com'] }), 'domain-excluded'],
    [
      'the address is at a part of an excluded domain',
      within({ excludedDomains: ['example.com'] }, at('Carla@Mail.EXAMPLE.com')),
      'domain-excluded',
    ],
    ['the respondent is in quarantine', within({ quarantine }, until), 'quarantine'],
  ])('keep a survey back where %s', (_why, known, reason) => {
    expect(verdict(known)).toMatchObject({ kind: 'skip', reason });
    expect(verdict({ ...known, survey: planned({ origin: 'by-hand' }) })).toBe('send');
  });

  it.each<[string, Facts]>([
    ['the label is another one', within({ noSurveyLabel: 'no-survey' }, {}, { labels: ['no-surveys'] })],
    ['it was open long enough', within({ leastOpenMinutes: 5 }, {}, { created: NOON - 300_000 })],
    ['nobody knows when it was created', within({ leastOpenMinutes: 5 })],
    ['the domain only ends like an excluded one', within({ excludedDomains: ['example.com'] }, at('a@myexample.com'))],
    ['nothing is chosen', facts(until, { labels: ['no-survey'], assigneeId: 'carla', created: NOON })],
    ['as many as allowed were finished at once', within({ bulkMost: 2 }, { bulk: { kind: 'told', value: 2 } })],
    ['somebody else finished it', within({ skipFinisher: true, skipAppFinished: true }, by('ben'))],
    [
      'nobody is named who finished it',
      within({ skipFinisher: true }, { finisher: { kind: 'told', value: { isApp: false } } }),
    ],
    ['its reporter is no agent', within({ skipAgents: true }, { agents: { carla: { kind: 'told', value: false } } })],
    ['nobody asks who finished it', facts({ ...by('carla', true), ...isAgent })],
    ['somebody else is left out', within({ excludedPeople: ['carl'], excludedGroups: ['g3'] }, inGroups)],
    ['the quarantine is over', within({ quarantine }, { quarantine: { kind: 'free' } })],
  ])('let it go where %s', (_why, known) => {
    expect(verdict(known)).toBe('send');
  });

  it('look into the quarantine last, and only where there is one', () => {
    expect(verdict(within({ quarantine }))).toMatchObject({ kind: 'ask', fact: 'quarantine' });
    expect(verdict(within({ quarantine }, { addresses: undefined }))).toMatchObject({ kind: 'ask', fact: 'address' });
  });

  it('let a survey wait for its slot under the caps, where it has one already', () => {
    const capped = { caps: { perHour: 2 } };
    const withSlot = (change: Partial<Facts>) => within(capped, { survey: planned({ slotAt: NOON }), ...change });
    expect(verdict(within(capped))).toBe('send');
    expect(verdict(withSlot({}))).toMatchObject({ kind: 'ask', fact: 'slot' });
    expect(verdict(withSlot({ slot: { kind: 'open' } }))).toBe('send');
    const waits = { slot: { kind: 'until', until: NOON } } as const;
    expect(verdict(withSlot(waits))).toMatchObject({ kind: 'wait', reason: 'cap', until: NOON });
    expect(verdict({ ...withSlot(waits), guardRails: NO_GUARD_RAILS })).toBe('send');
  });

  it('ask for groups only where one is left out, and wait while Jira does not say', () => {
    expect(verdict(within({ excludedGroups: ['g1'] }))).toMatchObject({ kind: 'ask', fact: 'groups' });
    const unavailable = { groups: { kind: 'unavailable', until: NOON } } as const;
    expect(verdict(within({ excludedGroups: ['g1'] }, unavailable))).toMatchObject({
      kind: 'later',
      step: 'work-item',
      until: NOON,
    });
  });

  it('let a survey wait for the end of the quarantine where that is chosen, or while another one is on its way', () => {
    const waits = { kind: 'wait', reason: 'quarantine', until: NOON + DAY };
    expect(verdict(within({ quarantine: { ...quarantine, then: 'wait' } }, until))).toMatchObject(waits);
    const undecided = { quarantine: { kind: 'undecided', until: NOON + DAY } } as const;
    expect(verdict(within({ quarantine }, undecided))).toMatchObject(waits);
  });
});

describe('a rule that surveys a share of the work items', () => {
  const rule = (samplePercent: number) => facts({ rules: [{ ...guide, samplePercent }] });

  it('leaves out those that do not belong to it, unless somebody sends by hand', () => {
    expect(verdict(rule(0))).toEqual({ kind: 'skip', reason: 'not-sampled', check: 'is-sampled' });
    expect(verdict(rule(100))).toBe('send');
    expect(verdict({ ...rule(0), survey: planned({ origin: 'by-hand' }) })).toBe('send');
  });
});

describe('a rule whose surveys go out later', () => {
  const MINUTE = 60_000;
  const hours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 6 * 60 };
  const at = (now: number, moment: Rule['moment']) => facts({ now, rules: [{ ...guide, moment }] });
  const midnight = Math.ceil(NOON / DAY) * DAY;

  it('lets them wait until then, and no longer', () => {
    expect(verdict(at(NOON + 9 * MINUTE, { afterMinutes: 10 }))).toEqual({
      ...{ kind: 'wait', reason: 'not-yet', check: 'is-its-moment' },
      until: NOON + 10 * MINUTE,
    });
    expect(verdict(at(NOON + 10 * MINUTE, { afterMinutes: 10 }))).toBe('send');
  });

  it('lets them wait for the next working hours where it is late for those they were for', () => {
    expect(verdict(at(NOON + 7 * DAY, { workingHours: hours }))).toMatchObject({ until: midnight + 7 * DAY });
    expect(verdict(at(midnight + 7 * DAY, { workingHours: hours }))).toBe('send');
  });

  it('says what it is that waits: a completion that was none is taken back, whatever the hour', () => {
    const reopened = at(NOON, { afterMinutes: 10 });
    const item = { ...now, status: { id: 'to-do', done: false } };
    const survey = scheduled(guide.id);
    expect(verdict({ ...reopened, survey, workItem: { kind: 'found', now: item } })).toMatchObject({
      reason: 'reopened',
    });
  });

  it('does not hold back what somebody sends by hand', () => {
    expect(verdict({ ...at(NOON, { afterMinutes: 10 }), survey: planned({ origin: 'by-hand' }) })).toBe('send');
  });
});
