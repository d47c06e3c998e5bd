import type { AdminInputs } from '../../src/contract/admin';
import type { WorkItemInputs } from '../../src/contract/work-item';
import type { TestSite } from './test-site';
import { CAMPAIGN, COMMENT_FIELD, RATING_FIELD } from './test-site';

export const KEY = 'nps-today-demo-key-1234';
export const OWN = 'KAN-2';
export const OTHER = 'KAN-3';

/** What one work item has: a survey that was answered, whose response is parked, one that names it and is unmatched, a survey that has not gone out. */
export interface Held {
  workItemId: string;
  responseId: string;
  unmatchedId: string;
  surveyId: string;
  answeredId: string;
}

/** Two work items with the same, one of them somebody else's. */
export interface Scene {
  own: Held;
  other: Held;
  projectId: string;
  /** The rule as it is saved. */
  rule: { id: string; revision: number };
}

/** One call: an input that works in the scene, and inputs that nobody may get through. */
interface Row<Input> {
  good: (scene: Scene) => Input;
  bad: unknown[];
}

const nothing = { good: () => ({}), bad: [] };
/** Guard rails, all of them off. */
export const NO_RAILS = {
  quarantine: null,
  excludedDomains: [],
  noSurveyLabel: null,
  leastOpenMinutes: null,
  bulkMost: null,
  perHour: null,
  perDay: null,
  skipOwn: false,
  skipFinisher: false,
  skipAgents: false,
  skipAppFinished: false,
  excludedPeople: [],
  excludedGroups: [],
};
const LONG = 'x'.repeat(501);

/** A rule as somebody is about to save it. */
const draft = ({ projectId, rule }: Scene) => ({
  ruleId: rule.id,
  rule: { campaignId: CAMPAIGN, projectIds: [projectId], finishedStatuses: 'done-category' as const },
});
const DRAFT = { ruleId: null, rule: { campaignId: CAMPAIGN, projectIds: 'all', finishedStatuses: 'done-category' } };
/** Rules as they are exported. */
const FILE = JSON.stringify({
  app: 'nps.today for Jira: rules',
  version: 1,
  rules: [{ name: 'Imported', campaignId: CAMPAIGN, projectIds: 'all', finishedStatuses: 'done-category' }],
  names: {},
});
const COMPLETION = { workItemId: '10001', changeId: '10000', at: 0, atOnce: 1 };

export const adminRows: { [Call in keyof AdminInputs]: Row<AdminInputs[Call]> } = {
  getOwnSatisfaction: { good: () => ({}), bad: [] },
  getSetup: nothing,
  connect: { good: () => ({ apiKey: KEY }), bad: [{}, { apiKey: 'short' }, { apiKey: `${KEY}${LONG}${LONG}` }] },
  disconnect: nothing,
  listCampaigns: nothing,
  exportRules: nothing,
  compareRules: {
    good: () => ({ text: FILE, mode: 'add' }),
    bad: [{}, { text: '', mode: 'add' }, { text: FILE, mode: 'merge' }, { text: LONG.repeat(600), mode: 'add' }],
  },
  importRules: {
    good: ({ rule }) => ({ text: FILE, mode: 'add', leaveOut: false, seen: [rule] }),
    bad: [
      {},
      { text: 'no JSON', mode: 'add', leaveOut: false, seen: [] },
      { text: FILE, mode: 'add', seen: [] },
      { text: FILE, mode: 'add', leaveOut: false, seen: [{ id: '../1', revision: 1 }] },
    ],
  },
  findCompletions: {
    good: (scene) => ({ ...draft(scene), days: 7 }),
    bad: [{}, { ...DRAFT, days: 8 }, { ...DRAFT, ruleId: '../1', days: 7 }, { ruleId: null, rule: {}, days: 7 }],
  },
  replayCompletions: {
    good: (scene) => ({ ...draft(scene), days: 7, completions: [COMPLETION], asked: [] }),
    bad: [
      {},
      { ...DRAFT, days: 7, completions: [], asked: [] },
      { ...DRAFT, days: 7, completions: Array.from({ length: 21 }, () => COMPLETION), asked: [] },
      { ...DRAFT, days: 7, completions: [{ ...COMPLETION, workItemId: 'KAN-1' }], asked: [] },
      { ...DRAFT, days: 7, completions: [{ ...COMPLETION, changeId: '../1' }], asked: [] },
      {
        ...DRAFT,
        days: 7,
        completions: [COMPLETION],
        asked: [{ workItemId: '1', respondent: 'a@example.com', at: 0 }],
      },
    ],
  },
  saveCampaign: {
    good: ({ rule }) => ({ rule, campaignId: CAMPAIGN }),
    bad: [
      {},
      { campaignId: CAMPAIGN },
      { rule: { id: '../1', revision: 1 }, campaignId: CAMPAIGN },
      { rule: { id: 'rule-1' }, campaignId: CAMPAIGN },
      { rule: null, campaignId: '16588' },
      { rule: null, campaignId: 0 },
      { rule: null, campaignId: 1.5 },
    ],
  },
  listProjects: { good: () => ({ query: 'KAN' }), bad: [{ query: 7 }, { query: LONG }] },
  listStatuses: {
    good: ({ projectId }) => ({ projectIds: [projectId] }),
    bad: [{}, { projectIds: 'some' }, { projectIds: [] }, { projectIds: [LONG] }],
  },
  saveScope: {
    good: ({ rule, projectId }) => ({ rule, projectIds: [projectId], finishedStatuses: 'done-category' }),
    bad: [
      {},
      { rule: null, projectIds: 'some', finishedStatuses: 'done-category' },
      { rule: null, projectIds: [], finishedStatuses: 'done-category' },
      { rule: null, projectIds: ['10000 OR 1=1'], finishedStatuses: 'done-category' },
      { rule: null, projectIds: 'all', finishedStatuses: ['../1'] },
    ],
  },
  listRules: nothing,
  checkRules: nothing,
  saveRule: {
    good: ({ rule, projectId }) => ({
      rule,
      name: 'Support',
      campaignId: CAMPAIGN,
      projectIds: [projectId],
      finishedStatuses: 'done-category',
    }),
    bad: [
      {},
      { rule: null, campaignId: CAMPAIGN, projectIds: [], finishedStatuses: 'done-category' },
      { rule: null, campaignId: CAMPAIGN, projectIds: 'all', finishedStatuses: ['../1'] },
      { rule: null, name: LONG, campaignId: CAMPAIGN, projectIds: 'all', finishedStatuses: 'done-category' },
      { rule: { id: 'rule-1' }, campaignId: CAMPAIGN, projectIds: 'all', finishedStatuses: 'done-category' },
      {
        rule: null,
        campaignId: CAMPAIGN,
        projectIds: 'all',
        finishedStatuses: 'done-category',
        respondent: { sources: [{ kind: 'person', field: { id: '../1', name: 'Contact' } }] },
      },
      ...[
        [{ language: 'xx', campaignId: CAMPAIGN }],
        [{ language: 'da', campaignId: 0 }],
        [1, 2].map((campaignId) => ({ language: 'da', campaignId })),
      ].map((languages) => ({
        ...{ rule: null, campaignId: CAMPAIGN, projectIds: 'all', finishedStatuses: 'done-category', languages },
      })),
    ],
  },
  listWorkTypes: {
    good: ({ projectId }) => ({ projectIds: [projectId] }),
    bad: [{}, { projectIds: 'some' }, { projectIds: [] }, { projectIds: [LONG] }],
  },
  listRequestTypes: {
    good: ({ projectId }) => ({ projectIds: [projectId] }),
    bad: [{}, { projectIds: 'some' }, { projectIds: [] }, { projectIds: ['../1'] }],
  },
  listSendableFields: { good: () => ({ query: 'prio' }), bad: [{ query: 7 }, { query: LONG }, { ids: ['../1'] }] },
  previewAlong: {
    good: ({ projectId }) => ({ projectIds: [projectId], finishedStatuses: 'done-category', workItemKey: 'KAN-2' }),
    bad: [
      {},
      { projectIds: 'all', finishedStatuses: 'done-category', workItemKey: 'KAN-2 OR 1=1' },
      { projectIds: 'all', finishedStatuses: 'done-category', custom: [] },
      { projectIds: 'all', finishedStatuses: 'done-category', company: { fieldId: '../1' } },
      {
        projectIds: 'all',
        finishedStatuses: 'done-category',
        custom: [{ key: 'surveyToken', fieldId: 'priority', fieldName: 'Priority' }],
      },
    ],
  },
  listSourceFields: nothing,
  checkJql: { good: () => ({ jql: 'priority = High' }), bad: [{}, { jql: ' ' }, { jql: LONG.repeat(5) }] },
  switchRule: {
    good: ({ rule }) => ({ rule, enabled: false }),
    bad: [{}, { rule: null, enabled: true }, { rule: { id: '../1', revision: 1 }, enabled: true }, { enabled: 'yes' }],
  },
  moveRule: {
    good: ({ rule }) => ({ ruleId: rule.id, to: 0, order: [rule.id] }),
    bad: [{}, { ruleId: '../1', to: 0, order: [] }, { ruleId: 'rule-1', to: -1, order: ['rule-1'] }],
  },
  copyRule: {
    good: ({ rule }) => ({ rule, name: 'Copy' }),
    bad: [{}, { rule: null, name: 'Copy' }, { rule: { id: 'rule-1', revision: 1 }, name: ' ' }],
  },
  countWaitingOf: { good: ({ rule }) => ({ ruleId: rule.id }), bad: [{}, { ruleId: '../1' }] },
  deleteRule: { good: ({ rule }) => ({ rule }), bad: [{}, { rule: null }, { rule: { id: 'rule-1' } }] },
  listFields: nothing,
  saveFields: {
    good: () => ({ rating: RATING_FIELD, comment: COMMENT_FIELD }),
    bad: [
      {},
      { rating: 'summary', comment: null },
      { rating: COMMENT_FIELD, comment: null },
      { rating: RATING_FIELD, comment: null, state: '../1' },
    ],
  },
  createFields: nothing,
  checkFields: {
    good: ({ rule, projectId }) => ({ rule, projectIds: [projectId] }),
    bad: [{}, { projectIds: [] }, { projectIds: ['../1'] }, { projectIds: ['1', '2', '3', '4', '5', '6'] }],
  },
  repairFields: { good: ({ projectId }) => ({ projectId }), bad: [{}, { projectId: '../1' }, { projectId: 10000 }] },
  getNotification: nothing,
  rotateSecret: {
    good: () => ({ oldValidHours: 24 }),
    bad: [{}, { oldValidHours: -1 }, { oldValidHours: 0.5 }, { oldValidHours: 24 * 365 }],
  },
  endOldSecret: nothing,
  saveGuardRails: {
    good: () => ({ ...NO_RAILS, quarantine: { days: 90, since: 'sent', then: 'wait' } }),
    bad: [
      {},
      { ...NO_RAILS, quarantine: { days: 0, since: 'sent', then: 'drop' } },
      { ...NO_RAILS, quarantine: { days: 90, since: 'never', then: 'drop' } },
      { ...NO_RAILS, excludedDomains: ['Example.com'] },
      { ...NO_RAILS, excludedDomains: ['example'] },
      { ...NO_RAILS, noSurveyLabel: 'no survey' },
      { ...NO_RAILS, leastOpenMinutes: 1.5 },
      { ...NO_RAILS, skipOwn: 'yes' },
      { ...NO_RAILS, skipAgents: null },
      { ...NO_RAILS, perHour: 0 },
      { ...NO_RAILS, bulkMost: 101 },
      { ...NO_RAILS, perDay: '10' },
      { ...NO_RAILS, excludedPeople: ['../1'] },
      { ...NO_RAILS, excludedGroups: [LONG] },
    ],
  },
  listGroups: {
    good: () => ({ query: 'team' }),
    bad: [{}, { query: 7 }, { query: LONG }, { ids: [] }, { ids: ['../1'] }],
  },
  saveOptions: {
    good: () => ({ sendSummary: true, acceptAutomation: true }),
    bad: [{}, { sendSummary: 'yes', acceptAutomation: true }, { writeLocked: null }],
  },
  setPaused: { good: () => ({ paused: false }), bad: [{}, { paused: 'no' }] },
  listChanges: {
    good: () => ({ kind: 'rules' }),
    bad: [{ kind: 'nps-today-api-key' }, { from: '' }, { from: LONG.repeat(10) }, { from: 7 }],
  },
  getOverview: nothing,
  getCauses: nothing,
  retryCause: {
    good: () => ({ key: 'no-fields:10000' }),
    bad: [{}, { key: '../1' }, { key: LONG }, { key: 'no-fields:10000', from: { startedAt: 'now', before: 1 } }],
  },
  getRetried: {
    good: ({ own }) => ({ responseIds: [own.responseId] }),
    bad: [{}, { responseIds: [] }, { responseIds: ['../1'] }, { responseIds: Array.from({ length: 101 }, () => '1') }],
  },
  getCounts: nothing,
  getFigures: nothing,
  rebuildTallies: nothing,
  getActivity: {
    good: ({ projectId }) => ({ filter: { under: 'attention', projectId } }),
    bad: [
      {},
      { filter: 'all' },
      { filter: { under: 'everything' } },
      { filter: { projectId: '../1' } },
      { filter: { reason: 'nps-today-api-key' } },
      { filter: { lastDays: 8 } },
      { filter: { since: -1 } },
      { filter: {}, place: 'first' },
      { filter: {}, place: [{ from: LONG.repeat(10) }] },
      { filter: {}, place: [{ last: { id: 'no/such?key', at: 1 } }] },
    ],
  },
  countActivity: {
    good: () => ({ filter: { ruleId: 'rule-1' } }),
    bad: [{}, { filter: { ruleId: '../1' } }, { filter: { under: 'attention' } }, { filter: {}, place: 'first' }],
  },
  exportActivity: {
    good: () => ({ filter: { reason: 'quarantine' } }),
    bad: [{}, { filter: { reason: 'nps-today-api-key' } }, { filter: {}, place: 'first' }],
  },
  findActivity: { good: () => ({ workItemKey: OWN }), bad: [{}, { workItemKey: '../KAN-2' }, { workItemKey: 'KAN' }] },
  getDecision: {
    good: ({ own }) => ({ surveyId: own.surveyId }),
    bad: [{}, { surveyId: '' }, { surveyId: LONG }, { surveyId: 'no/such?key' }],
  },
  describeWorkItems: {
    good: ({ own }) => ({ workItemIds: [own.workItemId] }),
    bad: [{}, { workItemIds: [] }, { workItemIds: ['../1'] }, { workItemIds: Array.from({ length: 51 }, () => '1') }],
  },
  getRespondentOf: {
    good: () => ({ workItemKey: OWN }),
    bad: [{}, { workItemKey: '../KAN-2' }, { workItemKey: 'KAN' }],
  },
  retry: {
    good: ({ own }) => ({ kind: 'response', id: own.responseId }),
    bad: [
      {},
      { kind: 'secret', id: 'nps-today-api-key' },
      { kind: 'survey', id: '' },
      { kind: 'response', id: LONG },
      { kind: 'survey', id: 'no/such?key' },
    ],
  },
  assign: {
    good: ({ own }) => ({ responseId: own.unmatchedId, workItemKey: OWN }),
    bad: [{}, { responseId: 'a', workItemKey: '../KAN-2' }, { responseId: 'no/such?key', workItemKey: OWN }],
  },
  dismiss: {
    good: ({ own }) => ({ responseId: own.unmatchedId }),
    bad: [{}, { responseId: '' }, { responseId: LONG }, { responseId: 'no/such?key' }],
  },
  leaveOut: {
    good: ({ own }) => ({ surveyId: own.answeredId, reason: 'test' }),
    bad: [
      {},
      { surveyId: 'a' },
      { surveyId: 'a', reason: 'I do not like it' },
      { surveyId: LONG, reason: null },
      { surveyId: 'no/such?key', reason: 'test' },
    ],
  },
  explain: {
    good: () => ({ workItemKey: OWN }),
    bad: [
      {},
      { workItemKey: 'KAN' },
      { workItemKey: '../KAN-1' },
      { workItemKey: 7 },
      { workItemKey: OWN, draft: { ruleId: null, rule: {} } },
    ],
  },
  listOwnWorkItems: nothing,
  startLoopTest: { good: () => ({ workItemKey: OWN }), bad: [{}, { workItemKey: '../KAN-2' }, { workItemKey: 'KAN' }] },
  getSiteCheck: nothing,
  runSiteProbe: { good: () => ({ probe: 'app-admin' }), bad: [{}, { probe: 'everything' }] },
  getLoopTest: {
    good: ({ own }) => ({ surveyId: own.surveyId }),
    bad: [{}, { surveyId: '' }, { surveyId: LONG }, { surveyId: 'no/such?key' }],
  },
};

export const workItemRows: { [Call in keyof WorkItemInputs]: Row<WorkItemInputs[Call]> } = {
  getSurvey: nothing,
  getStory: nothing,
  getRespondent: nothing,
  sendNow: {
    good: ({ own }) => ({ seen: own.surveyId }),
    bad: [{}, { seen: 7 }, { seen: '' }, { seen: LONG }, { seen: 'no/such?key' }],
  },
  exclude: nothing,
  include: nothing,
  cancel: {
    good: ({ own }) => ({ surveyId: own.surveyId }),
    bad: [{}, { surveyId: 7 }, { surveyId: '' }, { surveyId: LONG }, { surveyId: 'no/such?key' }],
  },
  retry: {
    good: ({ own }) => ({ responseId: own.responseId }),
    bad: [{}, { responseId: ['a'] }, { responseId: '' }, { responseId: LONG }, { responseId: 'no/such?key' }],
  },
  match: {
    good: ({ own }) => ({ responseId: own.unmatchedId }),
    bad: [{}, { responseId: ['a'] }, { responseId: '' }, { responseId: LONG }, { responseId: 'no/such?key' }],
  },
};

/** Both work items get a parked response, and one that lost its token on the way; then sending is paused and both get a survey that waits. */
export async function setScene(site: TestSite): Promise<Scene> {
  await site.reset();
  site.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
  for (const key of [OWN, OTHER]) await site.respond(await site.complete(key), { rating: 7, comment: 'Kept' });
  for (const issueKey of [OWN, OTHER]) await site.post({ Rating: 4, CampaignId: CAMPAIGN, Custom: { issueKey } });
  await site.asAdmin('setPaused', { paused: true });
  for (const key of [OWN, OTHER]) await site.sendNow(key);
  const [surveys, responses] = [await site.surveys(), await site.responses()];
  const held = (key: string): Held => {
    const ofItem = surveys.filter(({ workItemKey }) => workItemKey === key);
    const waiting = ofItem.find(({ state }) => state === 'scheduled');
    const parked = responses.find(
      ({ state, surveyId }) => state === 'parked' && ofItem.some(({ id }) => id === surveyId),
    );
    const unmatched = responses.find(({ reason, workItemKey }) => reason === 'token-missing' && workItemKey === key);
    if (!waiting || !parked || !unmatched) throw new Error(`${key} lacks a waiting survey or a parked response`);
    const { workItemId, id: surveyId } = waiting;
    const answeredId = parked.surveyId ?? '';
    return { workItemId, responseId: parked.id, unmatchedId: unmatched.id, surveyId, answeredId };
  };
  const { id: projectId } = await site.jira<{ id: string }>('GET', '/project/KAN');
  // Lists may lag a few seconds behind.
  await site.advance(5);
  const { value } = await site.asAdmin<{ value: Pick<Scene, 'rule'> }>('getSetup');
  return { own: held(OWN), other: held(OTHER), projectId, rule: value.rule };
}
