import { aSurvey, guideSettings, NOON, PROJECT } from '../../../test/builders/surveys';
import type { GuardRails } from '../guard-rails';
import { NO_GUARD_RAILS } from '../guard-rails';
import type { Rule } from '../rule';
import { decide, judgeAll } from './decide';
import type { Facts, WorkItemNow } from './facts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const [guide] = guideSettings().rules as [Rule];
const item: WorkItemNow = {
  projectId: PROJECT,
  status: { id: 'done', done: true },
  labels: [],
  reporter: { accountId: 'carla', displayName: '', isApp: false, active: true },
};

interface Case {
  rails?: Partial<GuardRails>;
  rule?: Partial<Rule>;
  known?: Partial<Facts>;
  now?: Partial<WorkItemNow>;
}

function factsOf({ rails, rule, known, now }: Case): Facts {
  return {
    ...{ survey: aSurvey({ completedAt: NOON }), now: NOON, rules: [{ ...guide, ...rule }] },
    guardRails: { ...NO_GUARD_RAILS, ...rails },
    workItem: { kind: 'found', now: { ...item, ...now } },
    choice: { excluded: false },
    addresses: { carla: { kind: 'known', address: 'carla@example.com' } },
    ...known,
  };
}

const sawOf = (name: string, given: Case) => judgeAll(factsOf(given)).find(({ check }) => check.name === name)?.saw;
const quarantine = { days: 30, since: 'sent', then: 'drop' } as const;

it.each<[string, Case, object | undefined]>([
  ['no-label-against', { rails: { noSurveyLabel: 'vip' } }, { what: 'label', values: { name: 'vip' } }],
  ['open-long-enough', { rails: { leastOpenMinutes: 5 } }, undefined],
  [
    'open-long-enough',
    { rails: { leastOpenMinutes: 5 }, now: { created: NOON - 7 * MINUTE } },
    { what: 'open-for', values: { minutes: 7, least: 5 } },
  ],
  ['person-allowed', { rails: { excludedPeople: ['a', 'b'] } }, { what: 'people', values: { n: 2 } }],
  ['group-allowed', { rails: { excludedGroups: ['g'] } }, { what: 'groups', values: { n: 1 } }],
  ['domain-allowed', { rails: { excludedDomains: ['a.org', 'b.org'] } }, { what: 'domains', values: { n: 2 } }],
  [
    'not-in-bulk-change',
    { rails: { bulkMost: 4 }, known: { bulk: { kind: 'told', value: 3 } } },
    { what: 'at-once', values: { items: 3, most: 4 } },
  ],
  ['not-in-bulk-change', { rails: { bulkMost: 4 } }, undefined],
  ['not-in-quarantine', { rails: { quarantine } }, undefined],
  [
    'not-in-quarantine',
    { rails: { quarantine }, known: { quarantine: { kind: 'free' } } },
    { what: 'not-asked-for', values: { days: 30 } },
  ],
  [
    'not-in-quarantine',
    { rails: { quarantine }, known: { quarantine: { kind: 'until', until: NOON + DAY } } },
    { what: 'left-alone-until', at: NOON + DAY },
  ],
  ['is-sampled', { rule: { samplePercent: 40 } }, { what: 'share', values: { percent: 40 } }],
  ['is-its-moment', { rule: { moment: { afterMinutes: 60 } } }, { what: 'not-before', at: NOON + 60 * MINUTE }],
])('%s tells what it looked at: %j', (name, given, saw) => {
  expect(sawOf(name, given)).toEqual(saw);
});

it('a guard rail or a part of a rule that is on is told, also where nothing was looked at', () => {
  const names = (given: Case) => judgeAll(factsOf(given)).map(({ check }) => check.name);
  expect(names({ rails: { quarantine, caps: { perHour: 3 } }, rule: { samplePercent: 40, howOften: 'once' } })).toEqual(
    expect.arrayContaining(['not-in-quarantine', 'within-caps', 'is-sampled', 'not-asked-already']),
  );
});

it('one about a work item that is about to be asked about waits for that, with the reason', () => {
  const until = NOON + MINUTE;
  const waiting = factsOf({ rule: { howOften: 'once' }, known: { askedBefore: { kind: 'undecided', until } } });
  expect(decide(waiting)).toMatchObject({ kind: 'wait', reason: 'asked-already', until });
  const counting = factsOf({ rails: { bulkMost: 1 }, known: { bulk: { kind: 'open', until } } });
  expect(decide(counting)).toMatchObject({ kind: 'wait', reason: 'bulk-change', until });
});
