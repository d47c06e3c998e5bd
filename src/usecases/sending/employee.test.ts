import { aSurvey, guideSettings, NOON } from '../../../test/builders/surveys';
import { world, type World } from '../../../test/builders/world';
import type { Rule } from '../../domain/rule';
import type { Past } from '../../ports/history';
import { employeeOf } from './employee';
import { sendByHand } from './send-by-hand';

const [guide] = guideSettings().rules as [Rule];
const rule: Rule = { ...guide, employee: 'assignee' };
const MINUTE = 60_000;
const BEN = { displayName: 'Ben Agent', emailAddress: 'ben@example.com' };
const ANN = { displayName: 'Ann Lead', emailAddress: 'ann@example.com' };

function siteWith(past: Partial<Past>): World {
  const site = world(guideSettings({ rules: [rule] }));
  Object.assign(site.people.colleagues, { ben: BEN, ann: ANN });
  const step = { id: '501', at: NOON, from: '10001', to: '10002' };
  const status = { id: '10002', done: true };
  site.history.pasts.set('10002', { status, dates: { created: NOON - MINUTE }, steps: [step], ...past });
  return site;
}

async function creditedTo(site: World, change: Parameters<World['plan']>[0] = {}) {
  await site.plan({ at: NOON, ...change });
  await site.runQueue();
  return site.surveyService.inbox[0]?.employee;
}

describe('whom a response is credited to', () => {
  const BEN_SENT = { email: 'ben@example.com', firstName: 'Ben', lastName: 'Agent' };

  it('is nobody where the rule does not say so, and nothing is asked for it', async () => {
    const site = world();
    await site.sent();
    expect(site.surveyService.inbox[0]).not.toHaveProperty('employee');
    expect([site.people.asked, site.history.reads]).toEqual([0, 0]);
  });

  it.each<[string, Partial<Past>, object | undefined]>([
    ['whoever is assigned', { assignee: 'ben' }, BEN_SENT],
    ['nobody where nobody is', {}, undefined],
    [
      'whoever was assigned before it went to somebody else',
      { assignee: 'ann', reassigned: [{ at: NOON + 1, from: 'ben' }] },
      BEN_SENT,
    ],
    [
      'the same after several changes',
      {
        reassigned: [
          { at: NOON + 9, from: 'ann' },
          { at: NOON + 1, from: 'ben' },
          { at: NOON - 1, from: 'ann' },
        ],
      },
      BEN_SENT,
    ],
    [
      'nobody where somebody was assigned only afterwards',
      { assignee: 'ann', reassigned: [{ at: NOON + 1 }] },
      undefined,
    ],
    ['whoever the same change assigned', { assignee: 'ben', reassigned: [{ at: NOON, from: 'ann' }] }, BEN_SENT],
    ['nobody where they have no address, or are an app', { assignee: 'bot' }, undefined],
  ])('is %s', async (_who, past, expected) => {
    const site = siteWith(past);
    expect(await creditedTo(site)).toEqual(expected);
    expect(site.surveyService.inbox).toHaveLength(1);
    expect(JSON.stringify(site.ledger.all())).not.toMatch(/\bben\b|ann@|Ben/);
  });

  it('of one that was born finished is whoever it was born with', async () => {
    const past = { dates: { created: NOON }, steps: [], assignee: 'ann', reassigned: [{ at: NOON + 1, from: 'ben' }] };
    expect(await creditedTo(siteWith(past), { changeId: 'created', previousStatus: undefined })).toEqual(BEN_SENT);
  });

  it('is asked about again later while Jira does not say: credit cannot be given afterwards', async () => {
    const site = siteWith({ assignee: 'ben' });
    site.people.down = true;
    expect(await creditedTo(site)).toBeUndefined();
    expect(site.surveyService.inbox).toEqual([]);
    expect(await site.survey('10002:501')).toMatchObject({ state: 'scheduled', failing: { 'work-item': {} } });
    site.people.down = false;
    site.clock.pass(30 * MINUTE);
    await site.sweep();
    expect(site.surveyService.inbox).toMatchObject([{ employee: BEN_SENT }]);
  });

  it('of a survey by hand is whoever was assigned when it was finished last', async () => {
    const site = siteWith({ assignee: 'ann', reassigned: [{ at: NOON + 1, from: 'ben' }] });
    site.clock.pass(MINUTE);
    await sendByHand(site.ports, 'KAN-2');
    await site.runQueue();
    expect(site.surveyService.inbox).toMatchObject([{ employee: BEN_SENT }]);
  });

  it('of one by hand on an open work item is whoever is assigned when it is asked for', async () => {
    const open = { id: '10001', done: false };
    const site = siteWith({ status: open, assignee: 'ann', reassigned: [{ at: NOON + 1, from: 'ben' }] });
    const survey = aSurvey({ origin: 'by-hand', plannedAt: NOON + MINUTE });
    expect(await employeeOf(site.ports, survey, rule)).toEqual({ kind: 'told', value: ANN });
  });
});

describe('fields of the work item', () => {
  it('go along as the rule says, read together with the work item', async () => {
    const custom = [
      { key: 'tier', fieldId: 'customfield_1', fieldName: 'Tier' },
      { key: 'empty', fieldId: 'customfield_2', fieldName: 'Region' },
    ];
    const site = world(guideSettings({ rules: [{ ...guide, custom, company: { fieldId: 'customfield_3' } }] }));
    const read = jest.spyOn(site.ports.workItems, 'read');
    site.workItems.item('KAN-2').fieldTexts = { customfield_1: ['Gold', 'EU'], customfield_3: ['Acme', 'Globex'] };
    const { token } = await site.sent();
    expect(site.surveyService.inbox).toMatchObject([
      {
        respondent: { company: { name: 'Acme' } },
        custom: { tier: 'Gold, EU', issueKey: 'KAN-2', surveyToken: token },
      },
    ]);
    expect(site.surveyService.inbox[0]?.custom).not.toHaveProperty('empty');
    expect(read.mock.calls).toEqual([
      ['10002', { requestType: false, fields: ['customfield_1', 'customfield_2', 'customfield_3'] }],
    ]);
  });
});
