import { aSurvey, guideSettings, NOON, PROJECT } from '../../../test/builders/surveys';
import { NO_GUARD_RAILS } from '../guard-rails';
import type { Rule } from '../rule';
import type { Facts, WorkItemNow } from './facts';
import { recordOf } from './record';

const MINUTE = 60_000;
const [guide] = guideSettings().rules as [Rule];
const rule: Rule = { ...guide, id: 'rule-7', name: 'Support', campaignName: 'Jira' };
const item: WorkItemNow = {
  projectId: PROJECT,
  status: { id: '10002', done: true },
  names: { status: 'Done', workType: 'Bug' },
  labels: ['vip'],
  reporter: { accountId: 'carla', displayName: 'Carla', isApp: false, active: true },
};

/** Everything known, nothing against it. */
function facts(change: Partial<Facts> = {}, workItem: Partial<WorkItemNow> = {}): Facts {
  return {
    survey: aSurvey({ completedAt: NOON }),
    now: NOON,
    rules: [rule],
    guardRails: NO_GUARD_RAILS,
    workItem: { kind: 'found', now: { ...item, ...workItem } },
    choice: { excluded: false },
    addresses: { carla: { kind: 'known', address: 'carla@example.com' } },
    ...change,
  };
}

const lines = (known: Facts) => recordOf(known).checks.map(({ name, verdict }) => `${name}: ${verdict}`);

it('remembers the rule that won as it was called, and every check that there was something to read in', () => {
  const record = recordOf(facts());
  expect(record).toMatchObject({ at: NOON, rule: { id: 'rule-7', name: 'Support', campaignName: 'Jira' } });
  expect(lines(facts())).toEqual([
    'work-item-exists: pass',
    'covered-by-rule: pass',
    'still-finished: pass',
    'was-completion: pass',
    'not-sent-by-hand: pass',
    'not-excluded: pass',
    'has-respondent: pass',
    'has-address: pass',
  ]);
});

it('says what a check looked at', () => {
  const known = facts(
    { guardRails: { ...NO_GUARD_RAILS, leastOpenMinutes: 5, excludedDomains: ['example.org'] } },
    { created: NOON - 12 * MINUTE },
  );
  const saw = Object.fromEntries(recordOf(known).checks.map((check) => [check.name, check.saw]));
  expect(saw).toMatchObject({
    'covered-by-rule': { what: 'status', values: { name: 'Done' } },
    'still-finished': { what: 'finished', at: NOON },
    'open-long-enough': { what: 'open-for', values: { minutes: 12, least: 5 } },
    'domain-allowed': { what: 'domains', values: { n: 1 } },
  });
});

it('ends with the check that decides', () => {
  const excluded = facts({ choice: { excluded: true } });
  expect(recordOf(excluded).checks.at(-1)).toEqual({ name: 'not-excluded', verdict: 'skip', reason: 'excluded' });
  const unanswered = facts({ addresses: { carla: { kind: 'unavailable' } } });
  expect(recordOf(unanswered).checks.at(-1)).toEqual({ name: 'has-address', verdict: 'later', step: 'address' });
});

it('has nothing of a check whose fact nobody has looked up', () => {
  expect(lines(facts({ choice: undefined })).at(-1)).toBe('was-completion: pass');
});

it('has of what somebody sends by hand only what is asked then', () => {
  const byHand = aSurvey({ origin: 'by-hand', state: 'scheduled', ruleId: 'rule-7' });
  const guarded = facts({ survey: byHand, guardRails: { ...NO_GUARD_RAILS, noSurveyLabel: 'vip' } });
  expect(lines(guarded)).toEqual(['work-item-exists: pass', 'has-respondent: pass', 'has-address: pass']);
});

it('keeps the name of a rule that is gone by now', () => {
  const survey = { ...aSurvey({ state: 'scheduled', ruleId: 'rule-7' }), decision: recordOf(facts()) };
  const later = recordOf(facts({ survey, rules: [] }));
  expect(later.rule?.name).toBe('Support');
  expect(later.checks.at(-1)).toMatchObject({ name: 'covered-by-rule', verdict: 'skip', reason: 'no-rule' });
});

it('holds nothing about a person', () => {
  const everything = facts({
    guardRails: {
      ...NO_GUARD_RAILS,
      noSurveyLabel: 'no-survey',
      skipOwn: true,
      excludedPeople: ['ben'],
      excludedGroups: ['g1'],
      excludedDomains: ['example.org'],
      skipFinisher: true,
      quarantine: { days: 30, since: 'sent', then: 'drop' },
    },
    groups: { kind: 'told', value: ['g2'] },
    finisher: { kind: 'told', value: { accountId: 'ben', isApp: false } },
    quarantine: { kind: 'until', until: NOON + MINUTE },
  });
  expect(JSON.stringify(recordOf(everything))).not.toMatch(/carla|ben|@|example/);
  expect(recordOf(everything).checks.at(-1)).toMatchObject({
    reason: 'quarantine',
    saw: { what: 'left-alone-until', at: NOON + MINUTE },
  });
});
