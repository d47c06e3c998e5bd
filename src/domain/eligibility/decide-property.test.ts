import * as fc from 'fast-check';
import { aSurvey, guideSettings, NOON, PROJECT } from '../../../test/builders/surveys';
import type { GuardRails } from '../guard-rails';
import { NO_GUARD_RAILS } from '../guard-rails';
import type { Rule } from '../rule';
import type { Decision } from './decide';
import { CHECKS, decide, judgeAll } from './decide';
import type { AskedFact, Facts } from './facts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LABEL = 'no-survey';
const PEOPLE = ['carla', 'agnes'];
const [guide] = guideSettings().rules as [Rule];

/** Few ends at the first reasons: the later ones are to be met, too. */
const seldom = fc.integer({ min: 0, max: 7 }).map((drawn) => drawn === 7);
const RUNS = { numRuns: 500 };

/** What is true of one completion, whoever knows it. */
const truths = fc.record({
  excluded: seldom,
  sentByHand: seldom,
  label: fc.constantFrom('urgent', 'later', LABEL, 'NO-Survey'),
  openMinutes: fc.integer({ min: 0, max: 20 }),
  reporter: fc.constantFrom('nobody', 'an app', 'inactive', 'carla', 'carla', 'carla', 'carla', 'carla'),
  assignee: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined }),
  finisher: fc.record({ accountId: fc.constantFrom(...PEOPLE), isApp: fc.boolean() }),
  atOnce: fc.integer({ min: 1, max: 6 }),
  isAgent: fc.boolean(),
  groups: fc.subarray(['g1', 'g2', 'g3']),
  address: fc.option(fc.constantFrom('carla@example.com', 'carla@mail.example.com', 'carla@example.org'), {
    nil: undefined,
  }),
  leftAlone: fc.boolean(),
});
type Truth = typeof truths extends fc.Arbitrary<infer T> ? T : never;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const guardRails: fc.Arbitrary<GuardRails> = fc.record({
  noSurveyLabel: maybe(fc.constant(LABEL)),
  leastOpenMinutes: maybe(fc.integer({ min: 1, max: 20 })),
  skipOwn: fc.boolean(),
  excludedPeople: fc.subarray(PEOPLE),
  skipFinisher: fc.boolean(),
  skipAppFinished: fc.boolean(),
  bulkMost: maybe(fc.integer({ min: 1, max: 6 })),
  skipAgents: fc.boolean(),
  excludedGroups: fc.subarray(['g1', 'g2']),
  excludedDomains: fc.subarray(['example.com']),
  quarantine: maybe(
    fc.record({
      days: fc.constant(30),
      since: fc.constant('sent' as const),
      then: fc.constantFrom('drop' as const, 'wait' as const),
    }),
  ),
});

/** Everything that is true, known. */
function allKnown(truth: Truth, rails: GuardRails): Facts {
  const { reporter, assignee, openMinutes, label, finisher, atOnce, isAgent, groups, address, leftAlone } = truth;
  const person = { accountId: 'carla', displayName: '', active: reporter !== 'inactive', isApp: reporter === 'an app' };
  return {
    survey: aSurvey({ completedAt: NOON }),
    now: NOON,
    rules: [guide],
    guardRails: rails,
    workItem: {
      kind: 'found',
      now: {
        projectId: PROJECT,
        status: { id: 'done', done: true },
        labels: ['other', label],
        created: NOON - openMinutes * MINUTE,
        assigneeId: assignee,
        reporter: reporter === 'nobody' ? undefined : person,
      },
    },
    choice: { excluded: truth.excluded, ...(truth.sentByHand ? { byHand: 'another' } : {}) },
    sentByHand: truth.sentByHand ? { id: 'another' } : null,
    finisher: { kind: 'told', value: finisher },
    bulk: { kind: 'told', value: atOnce },
    agents: { carla: { kind: 'told', value: isAgent } },
    groups: { kind: 'told', value: groups },
    addresses: { carla: address === undefined ? { kind: 'none' } : { kind: 'known', address } },
    quarantine: leftAlone ? { kind: 'until', until: NOON + DAY } : { kind: 'free' },
  };
}

/** What a person says who goes through the reasons from the first to the last: the first that is true decides. */
function byHand(truth: Truth, rails: GuardRails): string {
  const { noSurveyLabel, leastOpenMinutes = 0, excludedPeople = [], excludedGroups = [], bulkMost = 100 } = rails;
  const reasons: [string, boolean][] = [
    ['sent-by-hand', truth.sentByHand],
    ['excluded', truth.excluded],
    ['no-survey-label', noSurveyLabel !== undefined && truth.label.toLowerCase() === LABEL],
    ['open-too-short', truth.openMinutes < leastOpenMinutes],
    ['no-reporter', truth.reporter === 'nobody'],
    ['reporter-is-app', truth.reporter === 'an app'],
    ['reporter-inactive', truth.reporter === 'inactive'],
    ['reporter-is-assignee', rails.skipOwn && truth.assignee === 'carla'],
    ['person-excluded', excludedPeople.includes('carla')],
    ['reporter-finished-it', rails.skipFinisher === true && truth.finisher.accountId === 'carla'],
    ['finished-by-app', rails.skipAppFinished === true && truth.finisher.isApp],
    ['bulk-change', truth.atOnce > bulkMost],
    ['reporter-is-agent', rails.skipAgents === true && truth.isAgent],
    ['group-excluded', truth.groups.some((group) => excludedGroups.includes(group))],
    ['no-email', truth.address === undefined],
    ['domain-excluded', rails.excludedDomains.length > 0 && /[@.]example\.com$/.test(truth.address ?? '')],
    ['quarantine', rails.quarantine !== undefined && truth.leftAlone],
  ];
  return reasons.find(([, isTrue]) => isTrue)?.[0] ?? 'send';
}

const outcomeOf = (decision: Decision) => ('reason' in decision ? decision.reason : decision.kind);

/** Where each fact stands once it was looked up. */
const PLACE: Partial<Record<AskedFact, keyof Facts>> = { agent: 'agents', address: 'addresses' };
const placeOf = (fact: AskedFact) => PLACE[fact] ?? (fact as keyof Facts);
/** What is looked up only where a guard rail goes by it: each look-up is a call. */
const WANTED: Partial<Record<AskedFact, (rails: GuardRails) => boolean>> = {
  finisher: ({ skipFinisher = false, skipAppFinished = false }) => skipFinisher || skipAppFinished,
  bulk: ({ bulkMost }) => bulkMost !== undefined,
  agent: ({ skipAgents = false }) => skipAgents,
  groups: ({ excludedGroups = [] }) => excludedGroups.length > 0,
  quarantine: ({ quarantine }) => quarantine !== undefined,
};
const NOT_LOOKED_UP = ['survey', 'now', 'rules', 'guardRails'];

/** Knows nothing at first, and looks up what is asked for; with what was asked, in order. */
function lookingUp(all: Facts): { decision: Decision; asked: AskedFact[] } {
  const known = Object.entries(all).filter(([name]) => NOT_LOOKED_UP.includes(name));
  let facts = Object.fromEntries(known) as unknown as Facts;
  const asked: AskedFact[] = [];
  for (;;) {
    const decision = decide(facts);
    if (decision.kind !== 'ask') return { decision, asked };
    expect(asked).not.toContain(decision.fact);
    asked.push(decision.fact);
    facts = { ...facts, [placeOf(decision.fact)]: all[placeOf(decision.fact)] };
  }
}

describe('whatever is true, and whatever guard rails there are', () => {
  it('the first reason decides, in the order in which reasons are reported', () => {
    fc.assert(
      fc.property(truths, guardRails, (truth, rails) => {
        expect(outcomeOf(decide(allKnown(truth, rails)))).toBe(byHand(truth, rails));
      }),
      RUNS,
    );
  });

  it('looking up one fact after another decides the same, each once, and none that cannot matter any more', () => {
    fc.assert(
      fc.property(truths, guardRails, (truth, rails) => {
        const all = allKnown(truth, rails);
        const { decision, asked } = lookingUp(all);
        expect(decision).toEqual(decide(all));
        expect(asked.filter((fact) => WANTED[fact]?.(rails) === false)).toEqual([]);
        for (const fact of asked.filter((each) => each !== 'workItem')) {
          const without = decide({ ...all, [placeOf(fact)]: undefined });
          expect(without).toMatchObject({ kind: 'ask', fact });
        }
      }),
      RUNS,
    );
  });

  it('whoever sends by hand is held by none of them', () => {
    fc.assert(
      fc.property(truths, guardRails, (truth, rails) => {
        const asked = (all: Facts) => outcomeOf(decide({ ...all, survey: { ...all.survey, origin: 'by-hand' } }));
        expect(asked(allKnown(truth, rails))).toBe(asked(allKnown(truth, NO_GUARD_RAILS)));
      }),
    );
  });

  it('what every check says by itself agrees with what decides', () => {
    fc.assert(
      fc.property(truths, guardRails, (truth, rails) => {
        const all = allKnown(truth, rails);
        const decision = decide(all);
        const first = judgeAll(all).find(({ verdict }) => verdict.kind !== 'pass');
        expect(first?.check).toBe(decision.kind === 'send' ? undefined : decision.check);
        const places = judgeAll(all).map(({ check }) => CHECKS.indexOf(check));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
