import { CAMPAIGN, guideSettings, kan2, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { Rule } from '../../domain/rule';
import { explainWorkItem } from '../explain/explain-work-item';
import { fakeReader } from '../../../test/fakes/reader';
import { sendByHand } from './send-by-hand';

const ID = '10002:501';
const BUG = '10100';
const STORY = '10101';
const DONE = 'resolution = Done';
const HIGH = 'priority = High';
const [whole] = guideSettings().rules as [Rule];
const rule = (id: string, change: Partial<Rule> = {}): Rule => ({ ...whole, id, ...change });
const REST = rule('rest', { campaignId: 2 });

function siteWith(...rules: Rule[]) {
  const site = world(guideSettings({ rules }));
  site.surveyService.campaignList.push({ id: 2, name: 'The rest' }, { id: 3, name: 'Stories' });
  site.workItems.item('KAN-2').workItem.workType = BUG;
  return site;
}

async function completed(site: ReturnType<typeof siteWith>, change: Parameters<typeof site.plan>[0] = {}) {
  const planned = await site.plan(change);
  await site.runQueue();
  return planned.kind;
}

describe('a rule for a work type', () => {
  it('sends for work items of that type, and asks Jira nothing about the rest', async () => {
    const site = siteWith(rule('bugs', { workTypes: [BUG] }));
    expect(await completed(site, { workType: BUG })).toBe('planned');
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'bugs', campaignId: CAMPAIGN });
    expect(site.ruleQueries.asked).toEqual([]);
  });

  it('leaves out others, and says so at once, without a word to Jira or on the work item', async () => {
    const site = siteWith(rule('stories', { workTypes: [STORY] }));
    expect(await completed(site, { workType: BUG })).toBe('skipped');
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'outside-rule' });
    expect(site.workItems.reads).toBe(0);
    expect(site.workItems.item('KAN-2').mark).toBeUndefined();
  });

  it('leaves them to the next rule', async () => {
    const site = siteWith(rule('stories', { workTypes: [STORY] }), REST);
    await completed(site, { workType: BUG });
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'rest', campaignId: 2 });
  });

  it('waits for the work item where the event does not say the type', async () => {
    const site = siteWith(rule('stories', { workTypes: [STORY] }), REST);
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'rest' });
    expect((await site.survey(ID)).undecided).toBeUndefined();
    const none = siteWith(rule('stories', { workTypes: [STORY] }));
    await completed(none);
    expect(await none.survey(ID)).toMatchObject({ state: 'skipped', reason: 'outside-rule' });
  });

  it('takes a survey back whose work item has changed its type since', async () => {
    const site = siteWith(rule('bugs', { workTypes: [BUG] }));
    await site.plan({ workType: BUG });
    site.workItems.item('KAN-2').workItem.workType = STORY;
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', reason: 'outside-rule' });
  });

  it('has no say in what another status of the same rule finished before', async () => {
    const site = siteWith(rule('stories', { workTypes: [STORY], finishedStatuses: ['10001'] }), REST);
    await completed(site, { workType: BUG, previousStatus: { id: '10001', done: false } });
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'rest' });
  });
});

describe('a rule for a request type', () => {
  it.each([
    ['7', 'sent', 'refunds'],
    ['8', 'sent', 'rest'],
    [null, 'sent', 'rest'],
  ])('meets one of type %s: %s by %s', async (requestType, state, ruleId) => {
    const site = siteWith(rule('refunds', { requestTypes: ['7'] }), REST);
    site.workItems.item('KAN-2').workItem.requestType = requestType;
    await completed(site, { workType: BUG });
    expect(await site.survey(ID)).toMatchObject({ state, ruleId });
    expect(site.workItems.reads).toBe(1);
  });
});

describe('a rule with JQL', () => {
  it('sends where Jira finds it true, when the survey is to go out', async () => {
    const site = siteWith(rule('done', { jql: DONE }));
    site.ruleQueries.true[DONE] = ['10002'];
    expect(await site.plan()).toMatchObject({ kind: 'planned' });
    expect(site.ruleQueries.asked).toEqual([]);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'done' });
    expect(site.ruleQueries.asked).toEqual([{ jql: DONE, ids: ['10002'] }]);
  });

  it('leaves out the others, and says why', async () => {
    const site = siteWith(rule('done', { jql: DONE }));
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'outside-rule' });
    expect(site.surveyService.inbox).toEqual([]);
  });

  it('asks for no rule that can win no more, and for none of another project, status or type', async () => {
    const site = siteWith(
      rule('elsewhere', { projects: ['77'], jql: 'a = 1' }),
      rule('closed', { finishedStatuses: ['10009'], jql: 'b = 1' }),
      rule('stories', { workTypes: [STORY], jql: 'c = 1' }),
      rule('high', { jql: HIGH }),
      rule('done', { jql: DONE }),
      rule('never', { jql: 'd = 1' }),
    );
    site.ruleQueries.true = { [DONE]: ['10002'], 'd = 1': ['10002'] };
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'done' });
    expect(site.ruleQueries.asked.map(({ jql }) => jql)).toEqual([HIGH, DONE]);
  });

  it('that Jira refuses matches nothing, and stops no other', async () => {
    const site = siteWith(rule('high', { jql: HIGH }), rule('done', { jql: DONE }));
    site.ruleQueries.refused.add(HIGH);
    site.ruleQueries.true[DONE] = ['10002'];
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'done' });
  });

  it('that Jira refuses is named where no other matched', async () => {
    const site = siteWith(rule('high', { jql: HIGH }), rule('done', { jql: DONE }));
    site.ruleQueries.refused.add(HIGH);
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'rule-broken' });
  });

  it('is asked about again while Jira does not answer: later is not no', async () => {
    const site = siteWith(rule('done', { jql: DONE }));
    site.ruleQueries.true[DONE] = ['10002'];
    site.ruleQueries.down = true;
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'planned', failing: { 'work-item': expect.anything() } });
    site.ruleQueries.down = false;
    site.clock.pass(60_000);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'done' });
  });

  it('is asked about again when a survey goes out that was put off', async () => {
    const site = siteWith(rule('done', { jql: DONE }));
    site.ruleQueries.true[DONE] = ['10002'];
    site.surveyService.next.push({ kind: 'rate-limited', until: site.clock.now() + 60_000 });
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'scheduled', ruleId: 'done' });
    site.ruleQueries.true[DONE] = [];
    site.clock.pass(120_000);
    await site.runQueue();
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', reason: 'outside-rule' });
  });

  it('records no second completion from one finished status to another, and asks nobody', async () => {
    const site = siteWith(rule('done', { jql: DONE }), rule('high', { jql: HIGH }));
    expect(await completed(site, { previousStatus: { id: '10003', done: true } })).toBe('not-a-completion');
    expect(site.ruleQueries.asked).toEqual([]);
  });

  it('tells whether another status finished it before', async () => {
    const first = rule('first', { jql: DONE, finishedStatuses: ['10001'] });
    const site = siteWith(first, REST);
    site.ruleQueries.true[DONE] = ['10002'];
    await completed(site);
    expect(await site.survey(ID)).toMatchObject({ state: 'skipped', reason: 'already-finished' });
    const other = siteWith(first, REST);
    await completed(other);
    expect(await other.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'rest' });
  });
});

describe('many completions and rules with JQL', () => {
  const ids = Array.from({ length: 120 }, (_, index) => String(20_000 + index));

  async function many(...rules: Rule[]) {
    const site = siteWith(...rules);
    for (const id of ids) {
      site.workItems.add(kan2({ id, key: `KAN-${id}`, workType: BUG }));
      await site.plan({ workItemId: id, workItemKey: `KAN-${id}` });
    }
    return site;
  }

  it('cost one call in fifty for each rule', async () => {
    const site = await many(rule('high', { jql: HIGH }), rule('done', { jql: DONE }));
    site.ruleQueries.true = { [HIGH]: ids.slice(0, 60), [DONE]: ids };
    await site.dispatch();
    const sent = site.surveyService.inbox.length;
    expect(sent).toBe(120);
    expect((await site.survey('20000:501')).ruleId).toBe('high');
    expect((await site.survey('20119:501')).ruleId).toBe('done');
    expect(site.ruleQueries.asked.filter(({ jql }) => jql === HIGH).length).toBeLessThanOrEqual(4);
    expect(site.ruleQueries.asked.filter(({ jql }) => jql === DONE).length).toBeLessThanOrEqual(4);
  });

  it('cost one call in fifty, however many rules, where none of them is about them', async () => {
    const others = Array.from({ length: 10 }, (_, index) => rule(`rule-${index}`, { jql: `labels = team-${index}` }));
    const site = await many(...others, REST);
    site.ruleQueries.true['labels = team-7'] = ['20003'];
    await site.dispatch();
    expect(site.surveyService.inbox).toHaveLength(120);
    expect((await site.survey('20003:501')).ruleId).toBe('rule-7');
    expect((await site.survey('20004:501')).ruleId).toBe('rest');
    const about = (id: string) => site.ruleQueries.asked.filter((each) => each.ids.includes(id)).length;
    expect(about('20004')).toBe(1);
    expect(site.ruleQueries.asked.length).toBeLessThanOrEqual(4 + 8);
  });

  it('each cost what they cost alone once one of the rules is refused, and the others go on', async () => {
    const site = await many(rule('high', { jql: HIGH }), rule('done', { jql: DONE }));
    site.ruleQueries.true[DONE] = ids;
    site.ruleQueries.refused.add(HIGH);
    await site.dispatch();
    expect(site.surveyService.inbox).toHaveLength(120);
    // Of three lots, two may be under way at once.
    expect(site.ruleQueries.asked.filter(({ jql }) => jql === `${HIGH} OR ${DONE}`).length).toBeLessThan(3);
  });

  it('cost none without JQL', async () => {
    const site = await many(REST);
    await site.dispatch();
    expect(site.ruleQueries.asked).toEqual([]);
  });

  it('are decided without the one that Jira does not show', async () => {
    const site = await many(rule('done', { jql: DONE }));
    site.ruleQueries.true[DONE] = ids;
    site.ruleQueries.hidden.add('20003');
    await site.dispatch();
    expect(site.surveyService.inbox).toHaveLength(119);
    expect(await site.survey('20003:501')).toMatchObject({ state: 'planned' });
  });

  it('take no answer from before a completion', async () => {
    const site = siteWith(rule('done', { jql: DONE }));
    await site.plan();
    await site.plan({ changeId: '502', at: NOON });
    expect(site.ruleQueries.asked).toEqual([]);
    await site.dispatch();
    site.ruleQueries.true[DONE] = ['10002'];
    site.clock.pass(1_000);
    await site.plan({ changeId: '503' });
    await site.dispatch();
    expect(await site.survey('10002:503')).toMatchObject({ state: 'sent' });
  });
});

describe('a survey by hand', () => {
  it.each<[string, string[], number]>([
    ['of the first rule that matches whatever the status', ['10002'], CAMPAIGN],
    ['of the next one where Jira finds its JQL not true', [], 2],
  ])('goes to the campaign %s', async (_what, fulfilling, campaignId) => {
    const site = siteWith(rule('stories', { workTypes: [STORY], campaignId: 3 }), rule('done', { jql: DONE }), REST);
    site.ruleQueries.true[DONE] = fulfilling;
    await sendByHand(site.ports, '10002');
    await site.runQueue();
    expect(site.surveyService.inbox).toMatchObject([{ campaignId }]);
  });

  it('goes out where no rule is for such a work item', async () => {
    const site = siteWith(rule('done', { jql: DONE }));
    await sendByHand(site.ports, '10002');
    await site.runQueue();
    expect(site.surveyService.inbox).toMatchObject([{ campaignId: CAMPAIGN }]);
  });

  it('waits for Jira’s answer', async () => {
    const site = siteWith(rule('done', { jql: DONE }));
    site.ruleQueries.down = true;
    expect(await sendByHand(site.ports, '10002')).toEqual({ kind: 'try-later' });
  });
});

describe('the explanation', () => {
  async function checksOf(site: ReturnType<typeof siteWith>) {
    const outcome = await explainWorkItem({ ...site.ports, reader: fakeReader() }, 'KAN-2');
    if (outcome.kind !== 'explained') throw new Error(outcome.kind);
    const parts = outcome.explanation.checks.map(({ check, verdict }) => [check.name, verdict.kind]);
    return Object.fromEntries(parts) as Record<string, string>;
  }

  it('says which part does not match', async () => {
    const both = { jql: DONE, workTypes: [STORY] };
    const site = siteWith(rule('both', both));
    site.history.pasts.set('10002', { status: { id: '10002', done: true }, dates: {}, steps: [] });
    expect(await checksOf(site)).toMatchObject({
      'covered-by-rule': 'pass',
      'of-work-type': 'skip',
      'fulfils-jql': 'not-reached',
    });
    site.workItems.item('KAN-2').workItem.workType = STORY;
    expect(await checksOf(site)).toMatchObject({ 'of-work-type': 'pass', 'fulfils-jql': 'skip' });
    site.ruleQueries.true[DONE] = ['10002'];
    expect(await checksOf(site)).toMatchObject({ 'of-work-type': 'pass', 'fulfils-jql': 'pass' });
  });

  it('does not speak of parts that no rule has', async () => {
    const site = siteWith(REST);
    expect(Object.keys(await checksOf(site))).not.toEqual(expect.arrayContaining(['fulfils-jql']));
    expect(await checksOf(site)).not.toHaveProperty('of-work-type');
  });
});
