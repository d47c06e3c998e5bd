import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import danish from '../../locales/da-DK.json';
import english from '../../locales/en-US.json';
import { FIELD_PARTS } from '../../src/domain/field-parts';
import { FAILURE_REASONS, PARK_REASONS as LISTED_PARK, SKIP_REASONS } from '../../src/contract/admin/activity-filter';
import type { Problem } from '../../src/contract/result';
import type { SurveyView } from '../../src/contract/survey-view';
import type { ParkReason, RefusedField } from '../../src/domain/response';
import type { SawWord } from '../../src/domain/decision-record';
import type { Reason } from '../../src/domain/reason';
import { flatTexts } from './testing/test-words';

const texts = { 'en-US': flatTexts(english), 'da-DK': flatTexts(danish) };

// Records, so that a new code without words does not compile.
const STATES: Record<SurveyView['state'], true> = {
  planned: true,
  skipped: true,
  scheduled: true,
  cancelled: true,
  sending: true,
  sent: true,
  failed: true,
  unconfirmed: true,
  answered: true,
  expired: true,
};
/** A word and a line of times say all of a response. */
const { answered: _none, ...STATES_IN_A_SENTENCE } = STATES;
const REASONS: Record<Reason, true> = {
  'no-rule': true,
  'outside-rule': true,
  'not-sampled': true,
  'not-yet': true,
  'asked-already': true,
  'rule-broken': true,
  'no-reporter': true,
  'no-respondent': true,
  'no-longer-listed': true,
  'reporter-inactive': true,
  'reporter-is-app': true,
  'no-email': true,
  reopened: true,
  'already-finished': true,
  'long-finished': true,
  'work-item-gone': true,
  'work-item-unreachable': true,
  excluded: true,
  'taken-back': true,
  'sent-by-hand': true,
  'campaign-unknown': true,
  'already-surveyed': true,
  'not-permitted': true,
  'egress-refused': true,
  refused: true,
  'gave-up': true,
  'app-failed': true,
  'no-record-of-call': true,
  'no-survey-label': true,
  'open-too-short': true,
  'reporter-is-assignee': true,
  'domain-excluded': true,
  'person-excluded': true,
  'group-excluded': true,
  'reporter-finished-it': true,
  'reporter-is-agent': true,
  'finished-by-app': true,
  cap: true,
  'bulk-change': true,
  quarantine: true,
};
const PARK_REASONS: Record<ParkReason, true> = {
  'field-refused': true,
  'work-item-gone': true,
  'no-permission': true,
  'custom-missing': true,
  'token-missing': true,
  'token-invalid': true,
  'key-mismatch': true,
  'rating-unreadable': true,
  'survey-unknown': true,
  'no-fields': true,
  'gave-up': true,
  'app-failed': true,
};
/** Why Jira refused fields says more than that it did. */
const { 'field-refused': _fields, ...PARKED_OTHERWISE } = PARK_REASONS;
const CAUSES: Record<RefusedField['cause'], true> = {
  'not-on-screen': true,
  'status-locked': true,
  'wrong-type': true,
  'too-long': true,
  other: true,
};
const SAW: Record<SawWord, true> = {
  status: true,
  finished: true,
  'work-type': true,
  'request-type': true,
  'no-request-type': true,
  jql: true,
  share: true,
  'not-before': true,
  label: true,
  'open-for': true,
  people: true,
  groups: true,
  domains: true,
  'at-once': true,
  'left-alone-until': true,
  'not-asked-for': true,
  'from-reporter': true,
  'from-field': true,
  everyone: true,
  'campaign-of-language': true,
  'language-hidden': true,
  'language-other': true,
  'field-empty': true,
  'field-app': true,
  'field-inactive': true,
  'field-internal': true,
  'field-no-address': true,
  'field-no-email': true,
  'reporter-empty': true,
  'reporter-app': true,
  'reporter-inactive': true,
  'reporter-no-email': true,
  'no-account': true,
};
const PROBLEMS: Record<Problem | 'no-answer', true> = {
  'not-allowed': true,
  'bad-input': true,
  'not-connected': true,
  'key-refused': true,
  'egress-refused': true,
  'campaign-unknown': true,
  'rate-limited': true,
  unreachable: true,
  'jira-unavailable': true,
  'jira-refused': true,
  'not-found': true,
  'not-covered': true,
  'changed-meanwhile': true,
  'too-many-rules': true,
  'field-wrong': true,
  'jql-wrong': true,
  'not-possible-now': true,
  'no-answer': true,
};

const placeholders = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(texts))('the words in %s', (_locale, own) => {
  it('name the same things as the other language', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(texts['en-US']).sort());
  });

  it('have the same placeholders as the other language', () => {
    for (const [key, text] of Object.entries(own)) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(texts['en-US'][key])]);
    }
  });

  it('are never empty', () => {
    expect(Object.entries(own).filter(([, text]) => !text.trim())).toEqual([]);
  });

  it.each([
    ['state', STATES],
    ['event', STATES],
    ['survey', STATES_IN_A_SENTENCE],
    ['reason', REASONS],
    ['park', PARK_REASONS],
    ['refused', CAUSES],
    ['cause.title', CAUSES],
    ['cause.cure', CAUSES],
    ['cause.title', PARKED_OTHERWISE],
    ['cause.cure', PARKED_OTHERWISE],
    ['part', FIELD_PARTS],
    ['problem', PROBLEMS],
    ['saw', SAW],
  ])('know every code of %s', (group, codes) => {
    const missing = Object.keys(codes).filter((code) => own[`${group}.${code}`] === undefined);
    expect(missing).toEqual([]);
  });
});

it('the activity list can be filtered by every reason', () => {
  expect([...SKIP_REASONS, ...FAILURE_REASONS].sort()).toEqual(Object.keys(REASONS).sort());
  expect([...LISTED_PARK].sort()).toEqual(Object.keys(PARK_REASONS).sort());
});

it('the two languages are two languages', () => {
  const same = Object.keys(texts['en-US']).filter((key) => texts['en-US'][key] === texts['da-DK'][key]);
  const names = [
    'app.name',
    'rating.withCategory',
    'survey.earlierLine',
    'survey.together.line',
    'languages.summaryOne',
    'campaign.summary',
    'scope.summary',
    'activity.findExample',
    'cause.titled',
    'saw.status',
    'counts.because',
    'audit.isSet',
    'audit.wasSet',
    'report.nps',
    'report.score',
    'reportPage.module',
  ];
  expect(same.filter((key) => !names.includes(key)).length).toBeLessThan(4);
});

it.each(Object.keys(REASONS))('the admin guide says what to do about a survey with the reason %s', (reason) => {
  const guide = readFileSync(join(__dirname, '../../docs/admin-guide.md'), 'utf8');
  expect(guide.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${reason}\``))).not.toHaveLength(
    0,
  );
});
