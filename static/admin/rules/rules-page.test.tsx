import React, { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { SendableField } from '../../../src/contract/admin/rule-along';
import type { ListedRule } from '../../../src/contract/admin/rules';
import { adminApi, never, ok, problem } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { HOUR, NOW } from '../../shared/testing/test-words';
import { RulesPage } from './rules-page';

const KAN = { id: '1', key: 'KAN', name: 'Kan', teamManaged: false };

function rule(id: string, change: Partial<ListedRule> = {}): ListedRule {
  return {
    id,
    revision: 7,
    enabled: true,
    campaign: { id: 16588, name: `Campaign of ${id}` },
    scope: { projectIds: ['1'], finishedStatuses: 'done-category' },
    problems: [],
    ...change,
  };
}

/** The page on a site with these rules; what was called is kept. */
async function show(rules: ListedRule[], calls: Partial<AdminApi> = {}, opened?: string) {
  const called: [string, unknown][] = [];
  const keeps = (name: string) => async (input: unknown) => (called.push([name, input]), ok(null));
  const api = adminApi({
    listRules: async () => ok(rules),
    listProjects: async () => ok([KAN]),
    listStatuses: async () => ok({ statuses: DONE, unseen: [], ofSite: false }),
    listWorkTypes: async () => ok({ workTypes: TYPES, unseen: [], ofSite: false }),
    listRequestTypes: async () => ok([]),
    listSourceFields: async () => ok([]),
    checkRules: async () => ok({}),
    checkJql: async () => ok({ kind: 'fine' }),
    listSendableFields: async () => ok({ fields: [] }),
    listCampaigns: async () => ok([{ id: 16588, name: 'Jira' }]),
    saveRule: keeps('save'),
    switchRule: keeps('switch'),
    moveRule: keeps('move'),
    copyRule: keeps('copy'),
    deleteRule: keeps('delete'),
    countWaitingOf: async () => ok({ waiting: 3, more: false }),
    ...calls,
  });
  function Page() {
    const [place, setPlace] = useState(opened);
    const onChanged = async () => void called.push(['changed', undefined]);
    return <RulesPage api={api} opened={place} onOpen={setPlace} onChanged={onChanged} />;
  }
  return { screen: await render(<Page />), called };
}

const DONE = [{ id: '12', name: 'Done', category: 'done' as const, projectIds: ['1'] }];
const TYPES = [{ id: '21', name: 'Bug', projectIds: ['1'] }];
const TWO = [rule('rule-1', { name: 'Support' }), rule('rule-2')];

describe('the list of rules', () => {
  it('says that it is loading, and why it is not coming', async () => {
    expect((await show([], { listRules: never })).screen.text()).toContain('Fetching the rules…');
    const { screen } = await show([], { listRules: async () => problem('jira-unavailable') });
    expect(screen.buttons()).toEqual(['Try again']);
  });

  it('says what to do where there is none', async () => {
    const { screen } = await show([]);
    expect(screen.text()).toContain('Without a rule no survey is sent.');
    expect(screen.buttons()).toEqual(['Add a rule', 'Import rules']);
  });

  it('names each rule in its order, with what it covers and sends', async () => {
    const { screen } = await show([...TWO, rule('rule-3', { campaign: { id: 9 }, enabled: false })]);
    expect(screen.text()).toMatch(
      /1\. Support.*Kan \(KAN\); every status of the Done category.*2\. Campaign of rule-2/,
    );
    expect(screen.text()).toMatch(/3\. Rule 3 Off .*Campaign 9/);
  });

  it('says what is wrong with a rule, in words', async () => {
    const { screen } = await show([
      TWO[0] as ListedRule,
      rule('rule-2', { problems: [{ kind: 'shadowed', by: 'rule-1' }] }),
      rule('rule-3', { scope: undefined, problems: [{ kind: 'unfinished' }] }),
    ]);
    expect(screen.text()).toContain('“Support” comes before it and takes everything');
    expect(screen.text()).toContain('This rule sends nothing yet');
  });

  it('moves a rule to where it is dropped, and shows it there while that is saved', async () => {
    const three = [...TWO, rule('rule-3')];
    const drop = (screen: Awaited<ReturnType<typeof show>>['screen'], sourceKey: string, index?: number) => {
      const { onRankEnd } = screen.all('DynamicTable')[0]?.props ?? {};
      const destination = index === undefined ? undefined : { index };
      return screen.during(() => (onRankEnd as (end: unknown) => void)({ sourceKey, sourceIndex: 0, destination }));
    };
    const { screen, called } = await show(three);
    await screen.press('Change the order');
    await drop(screen, 'rule-3', 0);
    const order = ['rule-1', 'rule-2', 'rule-3'];
    expect(called).toEqual([
      ['move', { ruleId: 'rule-3', to: 0, order }],
      ['changed', undefined],
    ]);
    await drop(screen, 'rule-1', 0);
    await drop(screen, 'rule-1');
    expect(called).toHaveLength(2);
    await screen.press('Back to the rules');
    expect(screen.buttons()).toContain('Move up');
    const { screen: slow } = await show(three, { moveRule: never });
    await slow.press('Change the order');
    await drop(slow, 'rule-3', 0);
    expect(slow.text()).toMatch(/1\. Campaign of rule-3.*2\. Support.*3\. Campaign of rule-2/);
    const { screen: refused } = await show(three, { moveRule: async () => problem('changed-meanwhile') });
    await refused.press('Change the order');
    await drop(refused, 'rule-3', 0);
    expect(refused.text()).toMatch(/so nothing was done.*1\. Support.*3\. Campaign of rule-3/);
    expect((await show(TWO.slice(1))).screen.buttons()).not.toContain('Change the order');
  });

  it('says what was taken away elsewhere since it was saved', async () => {
    const checkRules: AdminApi['checkRules'] = async () =>
      ok({
        'rule-1': [
          { kind: 'projects-gone', count: 2, all: false, since: NOW - 3 * HOUR },
          { kind: 'campaign-gone', since: NOW },
        ],
        'rule-2': [
          { kind: 'statuses-gone', count: 1, all: true, since: NOW },
          { kind: 'jql-refused', errors: ['No such field.'], since: NOW },
        ],
      });
    const { screen } = await show(TWO, { checkRules });
    expect(screen.text()).toMatch(
      /2 projects of this rule are gone\. Noticed [\d:]+ [AP]M\..*nps\.today no longer has the campaign.*2\. Camp/,
    );
    expect(screen.text()).toMatch(/any of its finished statuses\..*does not take its JQL from the app\. No such field/);
  });

  it('warns while every rule is off', async () => {
    const { screen } = await show([rule('rule-1', { enabled: false })]);
    expect(screen.text()).toContain('Every rule is switched off, so no survey is sent.');
  });

  it('keeps naming what Jira does not', async () => {
    const { screen } = await show(TWO, { listProjects: async () => problem('jira-unavailable') });
    expect(screen.text()).toContain('1 project; every status of the Done category');
  });
});

describe('what can be done with a rule', () => {
  it('moves it, as the order was read, and says so to the rest of the page', async () => {
    const { screen, called } = await show(TWO);
    const down = screen.all('Button').filter(({ props }) => props.children === 'Move down');
    expect(down.map(({ props }) => props.isDisabled as boolean)).toEqual([false, true]);
    await screen.press('Move down');
    const order = ['rule-1', 'rule-2'];
    expect(called).toEqual([
      ['move', { ruleId: 'rule-1', to: 1, order }],
      ['changed', undefined],
    ]);
  });

  it('switches it, and copies it under a name of its own', async () => {
    const { screen, called } = await show(TWO);
    const [toggle] = screen.all('Toggle');
    await screen.during(() => (toggle?.props.onChange as () => void)());
    await screen.press('Copy');
    const seen = { id: 'rule-1', revision: 7 };
    expect(called.filter(([name]) => name !== 'changed')).toEqual([
      ['switch', { rule: seen, enabled: false }],
      ['copy', { rule: seen, name: 'Copy of Support' }],
    ]);
  });

  it('asks before it deletes one, and says how many surveys wait on it', async () => {
    const { screen, called } = await show(TWO);
    await screen.press('Delete');
    expect(screen.text()).toContain('Delete “Support”?');
    expect(screen.text()).toContain('3 surveys are waiting now.');
    expect(called).toEqual([]);
    await screen.press('Delete the rule');
    expect(called).toEqual([
      ['delete', { rule: { id: 'rule-1', revision: 7 } }],
      ['changed', undefined],
    ]);
  });

  it('says where another admin was faster, and shows the list as it is then', async () => {
    let times = 0;
    const { screen } = await show(TWO, {
      listRules: async () => ok(times++ === 0 ? TWO : [...TWO].reverse()),
      moveRule: async () => problem('changed-meanwhile'),
    });
    await screen.press('Move down');
    expect(screen.text()).toContain('Another admin has changed the rules meanwhile');
    expect(screen.text()).toMatch(/1\. Campaign of rule-2.*2\. Support/);
  });
});

describe('the editor', () => {
  it('makes a rule with everything that was chosen, and goes back to the list', async () => {
    const { screen, called } = await show(TWO);
    await screen.press('Add a rule');
    expect(screen.text()).toContain('A new rule');
    await screen.type('Name', ' Sales ');
    await screen.pick('Campaign', { value: '16588', label: 'Jira' });
    await screen.tick('Kan (KAN)', true);
    await screen.submit();
    expect(called[0]).toEqual([
      'save',
      { rule: null, name: 'Sales', campaignId: 16588, projectIds: ['1'], finishedStatuses: 'done-category' },
    ]);
    expect(screen.text()).toContain('1. Support');
  });

  it('saves when surveys go out, and for how many work items, and shows both in the list', async () => {
    const { screen, called } = await show(TWO, {}, 'rule-1');
    await screen.type('Wait after the work item is finished', '36');
    await screen.tick('Only within working hours', true);
    await screen.tick('Saturday', true);
    await screen.tick('Monday', false);
    await screen.pick('To', { value: 990, label: '16:30' });
    await screen.pick('Time zone', { value: 'Europe/Copenhagen', label: 'Europe/Copenhagen' });
    await screen.type('Percent of work items that are surveyed', ' 25 ');
    await screen.submit();
    const workingHours = { timeZone: 'Europe/Copenhagen', days: [2, 3, 4, 5, 6], from: 480, to: 990 };
    const timing = { moment: { afterMinutes: 36 * 60, workingHours }, samplePercent: 25 };
    expect(called[0]).toMatchObject(['save', timing]);
    const { screen: list } = await show([rule('rule-1', timing)]);
    expect(list.text()).toContain(
      'Goes out 36 hours after the work item is finished. ' +
        'Only Tuesday, Wednesday, Thursday, Friday, and Saturday, 08:00–16:30 (Europe/Copenhagen). ' +
        'Surveys 25 % of the work items.',
    );
  });

  it('takes back what is no longer wanted', async () => {
    const workingHours = { timeZone: 'UTC', days: [1], from: 480, to: 990 };
    const timing = { moment: { afterMinutes: 2880, workingHours }, samplePercent: 25 };
    const { screen, called } = await show([rule('rule-1', timing)], {}, 'rule-1');
    expect(screen.field('Unit').props.value).toMatchObject({ value: 'days' });
    await screen.type('Wait after the work item is finished', '0');
    await screen.tick('Only within working hours', false);
    await screen.type('Percent of work items that are surveyed', '100');
    await screen.submit();
    expect(called[0]?.[1]).not.toHaveProperty('moment');
    expect(called[0]?.[1]).not.toHaveProperty('samplePercent');
  });

  it.each([
    ['Wait after the work item is finished', '721', 'Type a whole number, 30 days at most.'],
    ['Wait after the work item is finished', '1.5', 'Type a whole number, 30 days at most.'],
    ['Percent of work items that are surveyed', '0', 'Type a whole number from 1 to 100.'],
  ])('says that %s cannot be %s, and keeps it', async (field, typed, message) => {
    const { screen, called } = await show(TWO, {}, 'rule-1');
    await screen.type(field, typed);
    await screen.submit();
    expect(screen.text()).toContain(message);
    expect(screen.field(field).props.value).toBe(typed);
    expect(called).toEqual([]);
  });

  it('says that working hours need a day, and an end after their beginning', async () => {
    const { screen, called } = await show(TWO, {}, 'rule-1');
    await screen.tick('Only within working hours', true);
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) await screen.tick(day, false);
    await screen.pick('To', { value: 480, label: '08:00' });
    await screen.submit();
    expect(screen.text()).toContain('Choose one day at least.');
    expect(screen.text()).toContain('The end must be later than the beginning.');
    expect(called).toEqual([]);
  });

  it('says everything that is missing at once, and saves nothing', async () => {
    const { screen, called } = await show(TWO, {}, 'new');
    await screen.submit();
    expect(screen.text()).toContain('Choose a campaign first.');
    expect(screen.text()).toContain('Choose at least one project.');
    expect(called).toEqual([]);
  });

  it('keeps what was chosen where it is refused', async () => {
    const refused = { saveRule: async () => problem('changed-meanwhile') };
    const { screen } = await show(TWO, refused, 'rule-1');
    await screen.type('Name', 'Second line');
    await screen.submit();
    expect(screen.text()).toContain('What you chose is still here');
    expect(screen.field('Name').props.value).toBe('Second line');
  });

  it('overwrites nothing that was saved since it was opened', async () => {
    let revision = 7;
    const { screen, called } = await show(TWO, { listRules: async () => ok([rule('rule-1', { revision })]) }, 'rule-1');
    revision = 8;
    await screen.submit();
    expect(called[0]).toMatchObject(['save', { rule: { id: 'rule-1', revision: 7 } }]);
  });

  it('changes nothing when it is left, and says where a rule is gone', async () => {
    const { screen, called } = await show(TWO, {}, 'rule-9');
    expect(screen.text()).toContain('This rule is gone.');
    await screen.press('Back to the rules');
    await screen.press('Edit');
    expect(screen.text()).toContain('Edit “Support”');
    await screen.press('Cancel');
    expect(screen.text()).toContain('1. Support');
    expect(called).toEqual([]);
  });
});

describe('work types and JQL', () => {
  const leave = (screen: Awaited<ReturnType<typeof show>>['screen']) =>
    screen.during(() => (screen.all('TextArea')[0]?.props.onBlur as () => void)());
  const JQL = 'Only work items that match this JQL';

  it('are saved with the rule, and are told in the list', async () => {
    const { screen, called } = await show(TWO, {}, 'rule-1');
    await screen.pick('Work types', [{ value: '21', label: 'Bug' }]);
    await screen.type(JQL, ' priority = High ');
    await leave(screen);
    expect(screen.text()).toContain('Jira takes this JQL, for you and for the app.');
    await screen.submit();
    expect(called[0]).toMatchObject(['save', { workTypes: ['21'], jql: 'priority = High' }]);
    const { screen: list } = await show([rule('rule-1', { workTypes: ['21'], jql: 'priority = High' })]);
    expect(list.text()).toContain('1 work type; only where: priority = High');
  });

  it('are taken out again', async () => {
    const { screen, called } = await show([rule('rule-1', { workTypes: ['21'], jql: 'a = 1' })], {}, 'rule-1');
    await screen.pick('Work types', []);
    await screen.type(JQL, '');
    await screen.submit();
    expect(Object.keys(called[0]?.[1] as object)).not.toEqual(expect.arrayContaining(['workTypes']));
    expect(Object.keys(called[0]?.[1] as object)).not.toEqual(expect.arrayContaining(['jql']));
  });

  it('say that a work type is in none of the projects', async () => {
    const { screen } = await show([rule('rule-1', { workTypes: ['99'] })], {}, 'rule-1');
    expect(screen.text()).toContain('1 chosen work type is in none of these projects');
  });

  it('offer request types only where there are some, and keep one that is gone until it is taken out', async () => {
    expect((await show(TWO, {}, 'rule-1')).screen.text()).not.toContain('Request types');
    const types = [{ id: '31', name: 'Get help', projectIds: ['1'] }];
    const listRequestTypes = async () => ok(types);
    const { screen, called } = await show([rule('rule-1', { requestTypes: ['99'] })], { listRequestTypes }, 'rule-1');
    expect(screen.text()).toContain('1 chosen request type is in none of these projects, as far as Jira shows the app');
    expect(screen.field('Request types').props.value).toEqual([
      { value: '99', label: 'a request type that is gone (id 99)' },
    ]);
    await screen.pick('Request types', [{ value: '31', label: 'Get help' }]);
    await screen.submit();
    expect(called[0]).toMatchObject(['save', { requestTypes: ['31'] }]);
    const { screen: list } = await show([rule('rule-1', { requestTypes: ['31'] })]);
    expect(list.text()).toContain('1 request type');
  });

  it('say where Jira does not tell which request types there are', async () => {
    const { screen } = await show(TWO, { listRequestTypes: async () => problem('jira-unavailable') }, 'rule-1');
    expect(screen.text()).toContain('Request types');
    expect(screen.buttons()).toContain('Try again');
  });

  it.each<[string, Awaited<ReturnType<AdminApi['checkJql']>>, string]>([
    ['Jira’s own words', ok({ kind: 'refused', to: 'person', errors: ['Field mine is none.'] }), 'Field mine is none.'],
    ['that only the app may not', ok({ kind: 'refused', to: 'app', errors: ['None.'] }), 'does not let the app: None.'],
    ['that there is no order', ok({ kind: 'ordered' }), 'Leave out ORDER BY'],
  ])('say %s beside the field, and nothing is saved', async (_what, verdict, words) => {
    const { screen, called } = await show(TWO, { checkJql: async () => verdict }, 'rule-1');
    await screen.type(JQL, 'mine = 1');
    await leave(screen);
    expect(screen.messageOf(JQL)).toContain(words);
    await screen.submit();
    expect(called).toEqual([]);
    expect(screen.field(JQL).props.value).toBe('mine = 1');
  });

  it('say where Jira gave no answer, and leave it to the save', async () => {
    const { screen, called } = await show(TWO, { checkJql: async () => problem('jira-unavailable') }, 'rule-1');
    await screen.type(JQL, 'a = 1');
    await leave(screen);
    expect(screen.all('ErrorMessage')).toHaveLength(1);
    await screen.submit();
    expect(called[0]).toMatchObject(['save', { jql: 'a = 1' }]);
  });
});

describe('what goes along with a rule', () => {
  const FIELDS: SendableField[] = [
    { id: 'customfield_7', name: 'Kunde-række', kind: 'text' },
    { id: 'attachment', name: 'Attachment', kind: 'none' },
    { id: 'customfield_9', name: 'Organizations', kind: 'organization' },
  ];
  const preview = { workItemKey: 'KAN-2', payload: '{ "a": 1 }', empty: ['Region'], nobodyCredited: true };
  const open = (change: Partial<ListedRule> = {}) => {
    const asked: unknown[] = [];
    const calls: Partial<AdminApi> = {
      listSendableFields: async () => ok({ fields: FIELDS, organization: 'customfield_9' }),
      previewAlong: async (input) => (asked.push(input), ok(preview)),
    };
    return show([rule('rule-1', change)], calls, 'rule-1').then((shown) => ({ ...shown, asked }));
  };
  const pick = (index: number) => ({ value: FIELDS[index]?.id, label: FIELDS[index]?.name, field: FIELDS[index] });

  it('is chosen from the fields of the site, each under a name made from its own', async () => {
    const { screen, called } = await open();
    await screen.pick('Add a field of the work item', pick(0));
    expect(screen.field('Kunde-række: name in nps.today').props.value).toBe('kundeRaekke');
    await screen.tick('Credit the response to the assignee', true);
    await screen.tick('Send the customer’s organization as the company', true);
    await screen.submit();
    const sent = {
      custom: [{ key: 'kundeRaekke', fieldId: 'customfield_7', fieldName: 'Kunde-række' }],
      employee: 'assignee',
      company: { fieldId: 'customfield_9' },
    };
    expect(called[0]).toMatchObject(['save', sent]);
    const { screen: list } = await show([rule('rule-1', sent as Partial<ListedRule>)]);
    expect(list.text()).toContain('1 field goes along; credits the assignee; sends the organization');
  });

  it('is refused in words where it cannot be put into words, and where its name is taken', async () => {
    const { screen, called } = await open();
    await screen.pick('Add a field of the work item', pick(1));
    expect(screen.text()).toContain('“Attachment” cannot go along');
    await screen.pick('Add a field of the work item', pick(0));
    await screen.type('Kunde-række: name in nps.today', 'SurveyToken');
    await screen.submit();
    expect(screen.text()).toContain('Begin with a letter A–Z');
    expect(called).toEqual([]);
  });

  it('is taken away again', async () => {
    const custom = [{ key: 'tier', fieldId: 'customfield_7', fieldName: 'Tier' }];
    const { screen, called } = await open({ custom, employee: 'assignee' });
    await screen.press('Remove Tier');
    await screen.tick('Credit the response to the assignee', false);
    await screen.submit();
    expect(called[0]?.[1]).not.toHaveProperty('custom');
    expect(JSON.stringify(called[0]?.[1])).not.toContain('employee');
  });

  it('is shown for a work item, by what is chosen now', async () => {
    const { screen, asked } = await open();
    await screen.press('Show what nps.today gets');
    expect(screen.text()).toMatch(/For KAN-2, nps.today would get:.*Empty on this work item, so not sent: Region\./);
    expect(screen.text()).toContain('Nobody is credited for this work item');
    await screen.tick('Credit the response to the assignee', true);
    await screen.type('Show it for this work item', 'kan-7');
    expect(asked[asked.length - 1]).toMatchObject({ employee: 'assignee', workItemKey: 'KAN-7', projectIds: ['1'] });
  });
});

it('a rule that asks again after some days says so, and refuses what is no number of days', async () => {
  const { screen, called } = await show([rule('rule-1', { howOften: 'once' })], {}, 'rule-1');
  const [often] = screen.all('RadioGroup');
  await screen.during(() => often?.props.onChange({ target: { value: 'again' } }));
  await screen.type('Days before it is asked about again', '0');
  await screen.submit();
  expect(screen.text()).toContain('Type a whole number of days from 1 to 3650.');
  await screen.type('Days before it is asked about again', '30');
  await screen.submit();
  expect(called[0]).toMatchObject(['save', { howOften: { againAfterDays: 30 } }]);
  const { screen: list } = await show([rule('rule-1', { howOften: { againAfterDays: 30 } })]);
  expect(list.text()).toContain('Asks about the same work item again after 30 days.');
});
