import { aSurvey, CAMPAIGN, guideSettings, NOON, PROJECT } from '../../../test/builders/surveys';
import { world, type World } from '../../../test/builders/world';
import type { Rule } from '../../domain/rule';
import { addRule, MOST_RULES } from './add-rule';
import { copyRule } from './copy-rule';
import { countWaitingSurveys } from './count-waiting-surveys';
import { deleteRule } from './delete-rule';
import { listRules } from './list-rules';
import { moveRule } from './move-rule';
import { saveRule } from './save-rule';
import { saveWholeRule } from './save-whole-rule';

const OTHER = '10001';
const rule = (id: string, change: Partial<Rule> = {}): Rule => ({
  id,
  enabled: true,
  campaignId: CAMPAIGN,
  projects: [PROJECT],
  finishedStatuses: 'done-category',
  ...change,
});
const parts = { campaignId: CAMPAIGN, projects: [PROJECT], finishedStatuses: 'done-category' as const };

const withRules = (...rules: Rule[]) => {
  const site = world(guideSettings({ rules }));
  site.configuration.all.projects = [PROJECT, OTHER].map((id) => ({ id, key: id, name: id, teamManaged: false }));
  return site;
};
const ids = async ({ ports }: World) => (await listRules(ports)).map(({ id }) => id);
const read = async ({ ports }: World, id: string) => {
  const found = (await ports.rules.list()).find((each) => each.id === id);
  if (!found) throw new Error(`No rule ${id}`);
  return found;
};

it('a rule that is made comes after the others', async () => {
  const site = withRules(rule('rule-1'));
  expect(await saveWholeRule(site.ports, null, { ...parts, name: 'Sales', projects: [OTHER] })).toMatchObject({
    kind: 'saved',
    rule: { id: 'rule-2', draft: { name: 'Sales' } },
  });
  expect((await site.settings.read()).rules).toMatchObject([{ id: 'rule-1' }, { id: 'rule-2', projects: [OTHER] }]);
});

it('of two admins who make a rule at the same moment each gets one', async () => {
  const site = withRules(rule('rule-1'));
  const made = await Promise.all(['A', 'B'].map((name) => saveWholeRule(site.ports, null, { ...parts, name })));
  expect(made.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
  expect((await site.ports.rules.list()).map(({ draft }) => draft.name ?? '').sort()).toEqual(['', 'A', 'B']);
});

it('there are not more rules than one read of the settings takes well', async () => {
  const site = withRules(...Array.from({ length: MOST_RULES }, (_, n) => rule(`rule-${n + 1}`)));
  expect(await addRule(site.ports, parts)).toEqual({ kind: 'too-many-rules' });
  expect(await copyRule(site.ports, await read(site, 'rule-1'), 'Copy')).toEqual({ kind: 'too-many-rules' });
  expect(await ids(site)).toHaveLength(MOST_RULES);
});

describe('a rule that is saved whole', () => {
  it('has its new parts, keeps its switch, and Jira offers the survey where it is', async () => {
    const site = withRules(rule('rule-1', { enabled: false, name: 'Old' }));
    const seen = await read(site, 'rule-1');
    await saveWholeRule(site.ports, seen, { ...parts, name: undefined, projects: [OTHER] });
    expect((await read(site, 'rule-1')).draft).toMatchObject({ enabled: false, projects: [OTHER] });
    expect((await read(site, 'rule-1')).draft.name).toBeUndefined();
    expect([...site.configuration.shownIn]).toEqual([OTHER]);
  });

  it('is as it was where nps.today has no such campaign, or another admin was faster', async () => {
    const site = withRules(rule('rule-1'));
    const seen = await read(site, 'rule-1');
    expect(await saveWholeRule(site.ports, seen, { ...parts, campaignId: 7 })).toEqual({ kind: 'campaign-unknown' });
    await saveRule(site.ports, seen, { enabled: false });
    const outcome = await saveWholeRule(site.ports, seen, { ...parts, projects: 'all' });
    expect(outcome).toEqual({ kind: 'changed-meanwhile' });
    expect((await read(site, 'rule-1')).draft).toMatchObject({ enabled: false, projects: [PROJECT] });
  });
});

describe('a rule that is switched off', () => {
  it('sends nothing, the surveys that wait on it included; what is new goes to the next rule', async () => {
    const site = withRules(rule('rule-1'), rule('rule-2', { campaignId: 2 }));
    const planned = await site.plan();
    await site.settings.writePause({ reason: 'by-admin', since: NOON });
    await site.dispatch();
    await saveRule(site.ports, await read(site, 'rule-1'), { enabled: false });
    await site.settings.writePause(undefined);
    await site.sweep();
    expect(planned.kind).toBe('planned');
    expect(site.surveyService.inbox.map(({ campaignId }) => campaignId)).not.toContain(CAMPAIGN);
  });

  it('is tried again at its place once it is on', async () => {
    const site = withRules(rule('rule-1', { enabled: false }), rule('rule-2'));
    await saveRule(site.ports, await read(site, 'rule-1'), { enabled: true });
    expect((await site.settings.read()).rules.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['rule-1', true],
      ['rule-2', true],
    ]);
  });
});

describe('moving a rule', () => {
  const order = ['rule-1', 'rule-2', 'rule-3'];
  const three = () => withRules(...order.map((id) => rule(id)));

  it.each([
    ['rule-3', 0, ['rule-3', 'rule-1', 'rule-2']],
    ['rule-1', 1, ['rule-2', 'rule-1', 'rule-3']],
    ['rule-1', 99, ['rule-2', 'rule-3', 'rule-1']],
    ['rule-2', 1, order],
  ])('%s to place %i', async (ruleId, to, after) => {
    const site = three();
    expect(await moveRule(site.ports, { ruleId, to, order })).toEqual({ kind: 'moved' });
    expect(await ids(site)).toEqual(after);
    expect((await site.settings.read()).rules.map(({ id }) => id)).toEqual(after);
  });

  it('is refused where the order is another by now, or the rule is none of them', async () => {
    const site = three();
    await moveRule(site.ports, { ruleId: 'rule-3', to: 0, order });
    expect(await moveRule(site.ports, { ruleId: 'rule-2', to: 0, order })).toEqual({ kind: 'changed-meanwhile' });
    expect(await moveRule(site.ports, { ruleId: 'rule-9', to: 0, order })).toEqual({ kind: 'changed-meanwhile' });
    expect(await ids(site)).toEqual(['rule-3', 'rule-1', 'rule-2']);
  });
});

describe('a copy', () => {
  it('comes right after the rule, is switched off, and is another rule', async () => {
    const site = withRules(rule('rule-1', { projects: [OTHER] }), rule('rule-2'));
    await copyRule(site.ports, await read(site, 'rule-1'), 'Copy of Jira');
    expect(await ids(site)).toEqual(['rule-1', 'rule-3', 'rule-2']);
    const { draft } = await read(site, 'rule-3');
    expect(draft).toEqual({ ...parts, id: 'rule-3', projects: [OTHER], name: 'Copy of Jira', enabled: false });
  });

  it('is not made of what somebody else has changed or deleted meanwhile', async () => {
    const site = withRules(rule('rule-1'));
    const seen = await read(site, 'rule-1');
    await saveRule(site.ports, seen, { campaignId: 2 });
    expect(await copyRule(site.ports, seen, 'Copy')).toEqual({ kind: 'changed-meanwhile' });
    await deleteRule(site.ports, await read(site, 'rule-1'));
    expect(await copyRule(site.ports, seen, 'Copy')).toEqual({ kind: 'changed-meanwhile' });
    expect(await ids(site)).toEqual([]);
  });
});

describe('deleting a rule', () => {
  it('takes it out of force, and Jira no longer offers the survey where no other rule is', async () => {
    const site = withRules(rule('rule-1'), rule('rule-2', { projects: [OTHER] }));
    await saveWholeRule(site.ports, await read(site, 'rule-2'), { ...parts, projects: [OTHER] });
    expect(await deleteRule(site.ports, await read(site, 'rule-2'))).toEqual({ kind: 'deleted' });
    expect((await site.settings.read()).rules.map(({ id }) => id)).toEqual(['rule-1']);
    expect([...site.configuration.shownIn]).toEqual([PROJECT]);
  });

  it('is refused where another admin has changed it since', async () => {
    const site = withRules(rule('rule-1'));
    const seen = await read(site, 'rule-1');
    await saveRule(site.ports, seen, { campaignId: 2 });
    expect(await deleteRule(site.ports, seen)).toEqual({ kind: 'changed-meanwhile' });
    expect(await ids(site)).toEqual(['rule-1']);
  });

  it('leaves its id to nobody: no other rule sends what waited on it', async () => {
    const site = withRules(rule('rule-1'), rule('rule-2'));
    await deleteRule(site.ports, await read(site, 'rule-2'));
    expect(await addRule(site.ports, parts)).toMatchObject({ rule: { id: 'rule-3' } });
  });

  it('is asked about with how many surveys wait on it', async () => {
    const site = withRules(rule('rule-1'));
    await site.ledger.create(aSurvey({ id: 'a', state: 'scheduled', ruleId: 'rule-1' }));
    await site.ledger.create(aSurvey({ id: 'b', state: 'scheduled', ruleId: 'rule-2' }));
    await site.ledger.create(aSurvey({ id: 'c', state: 'sent', ruleId: 'rule-1' }));
    expect(await countWaitingSurveys(site.ports, 'rule-1')).toEqual({ waiting: 1, more: false });
  });
});
