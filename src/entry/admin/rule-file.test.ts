import { guideSettings } from '../../../test/builders/surveys';
import { world, type World } from '../../../test/builders/world';
import { fakePermissions } from '../../../test/fakes/configuration';
import { fakeReader } from '../../../test/fakes/reader';
import type { Comparison, ExportedRules } from '../../contract/admin/rule-file';
import { FILE_APP } from '../../contract/admin/rule-file';
import type { RuleParts } from '../../contract/admin/rules';
import type { Result } from '../../contract/result';
import { adminResolver } from './admin-resolver';

const ANNA = { principal: { accountId: 'anna' } };

type Json = Record<string, unknown>;

function adminPage(site: World) {
  const resolve = adminResolver({ ...site.ports, permissions: fakePermissions({ admin: true }), reader: fakeReader() });
  return async <T>(functionKey: string, payload: object = {}) =>
    (await resolve({ call: { functionKey, payload }, context: {} as never }, ANNA as never)) as Result<T>;
}

const KAN = { id: '10000', key: 'KAN', name: 'Kanban', teamManaged: false };
const SUP = { id: '10007', key: 'SUP', name: 'Support', teamManaged: false };
const CONTACT = { id: 'customfield_10200', name: 'Contact', type: 'people' as const };
const PHONE = { id: 'customfield_10201', name: 'Phone', type: 'short-text' as const };

/** Every part of a rule: one that is new does not compile without. */
const WHOLE: Required<RuleParts> = {
  name: 'Support',
  campaignId: 16588,
  projectIds: ['10000', '10007'],
  finishedStatuses: ['10002'],
  workTypes: ['10001'],
  requestTypes: ['5'],
  languages: [{ language: 'da', campaignId: 16588 }],
  jql: 'priority = High',
  moment: { afterMinutes: 90 },
  samplePercent: 50,
  howOften: 'once',
  custom: [{ key: 'urgency', fieldId: 'priority', fieldName: 'Priority' }],
  employee: 'assignee',
  company: { fieldId: CONTACT.id },
  respondent: {
    sources: [{ kind: 'person', field: { id: CONTACT.id, name: 'Contact' } }, { kind: 'reporter' }],
    everyone: 'lowest',
    phone: { id: PHONE.id, name: 'Phone' },
  },
};
const PARTS = Object.keys(WHOLE) as (keyof RuleParts)[];
const NEEDED = { campaignId: 16588, projectIds: ['10000'], finishedStatuses: ['10002'] } as const;

/** A site with no rules, or with these, and what {@link WHOLE} names. */
async function siteWith(...rules: object[]): Promise<World> {
  const site = world(guideSettings({ rules: [] }));
  Object.assign(site.configuration.all, { projects: [KAN, SUP], fields: [CONTACT, PHONE] });
  site.configuration.all.requestTypes = [{ id: '5', name: 'Get help', projectId: '10000' }];
  site.surveyService.campaignList = [{ id: 16588, name: 'Jira support' }];
  for (const rule of rules) await saved(site, rule);
  return site;
}

async function saved(site: World, rule: object): Promise<void> {
  expect(await adminPage(site)('saveRule', { rule: null, ...rule })).toEqual({ ok: true, value: null });
}

async function exported(site: World): Promise<ExportedRules & { json: Json & { rules: Json[]; names: Json } }> {
  const reply = await adminPage(site)<ExportedRules>('exportRules');
  if (!reply.ok) throw new Error(reply.problem);
  return { ...reply.value, json: JSON.parse(reply.value.text) as never };
}

const textOf = (json: object) => JSON.stringify(json);
const file = (...rules: object[]) => textOf({ app: FILE_APP, version: 1, rules, names: {} });

async function compared(site: World, text: string, mode = 'replace') {
  const reply = await adminPage(site)<Comparison>('compareRules', { text, mode });
  if (!reply.ok) throw new Error(reply.problem);
  return reply.value;
}

async function comparedWell(site: World, text: string, mode?: string) {
  const comparison = await compared(site, text, mode);
  if (comparison.kind !== 'compared') throw new Error(comparison.kind);
  return comparison;
}

async function imported(site: World, text: string, mode = 'replace', leaveOut = false) {
  const { seen } = await comparedWell(site, text, mode);
  return adminPage(site)<null>('importRules', { text, mode, leaveOut, seen });
}

const names = async (site: World) => (await site.rules.list()).map(({ draft }) => draft.name);
const drafts = async (site: World) => (await site.rules.list()).map(({ draft: { id: _id, ...draft } }) => draft);

describe('exported rules', () => {
  it('come back whole on a site that has none, in their order, switched off where they were', async () => {
    const here = await siteWith(WHOLE, { ...NEEDED, name: 'Rest' });
    const [, second] = await here.rules.list();
    await adminPage(here)('switchRule', { rule: { id: second?.id, revision: second?.revision }, enabled: false });
    const { text } = await exported(here);
    const there = await siteWith();
    expect(await imported(there, text)).toEqual({ ok: true, value: null });
    expect((await comparedWell(await siteWith(), text)).rules[1]?.parts).toContainEqual({
      part: 'enabled',
      after: 'off',
    });
    const [one, two] = await drafts(here);
    expect(await drafts(there)).toEqual([{ ...one, enabled: true }, two]);
    // The same once more changes nothing.
    expect((await comparedWell(there, text)).rules.map(({ what }) => what)).toEqual(['unchanged', 'unchanged']);
  });

  it.each(PARTS.filter((part) => part !== 'name'))(
    'carry the part %s, and a difference in it alone is seen',
    async (part) => {
      const { text } = await exported(await siteWith({ ...NEEDED, name: 'Support', [part]: WHOLE[part] }));
      expect((JSON.parse(text) as { rules: Json[] }).rules[0]?.[part]).toEqual(WHOLE[part]);
      const other = { campaignId: 7, projectIds: 'all', finishedStatuses: 'done-category' } as const;
      const base = part in other ? { ...NEEDED, [part]: other[part as 'campaignId'] } : NEEDED;
      const there = await siteWith();
      there.surveyService.campaignList.push({ id: 7, name: 'Other' });
      await saved(there, { ...base, name: 'Support' });
      const { rules } = await comparedWell(there, text);
      const named = { campaignId: 'campaign', projectIds: 'projects' }[part as string] ?? part;
      expect(rules).toMatchObject([{ what: 'changed', parts: [{ part: named }] }]);
      await imported(there, text);
      expect((await exported(there)).text).toBe(text);
    },
  );

  it('leave out what is not complete, and say how many that is', async () => {
    const site = await siteWith({ ...NEEDED, name: 'Whole' });
    await site.rules.add({ id: 'rule-9', campaignId: 16588 });
    expect(await exported(site)).toMatchObject({ rules: 1, unfinished: 1 });
  });
});

describe('a site where things have other ids', () => {
  it('is found its own projects, fields, statuses and campaigns by key and name', async () => {
    const text = (await exported(await siteWith(WHOLE))).text.replaceAll('"10002"', '"55555"');
    const there = await siteWith();
    Object.assign(there.configuration.all, {
      projects: [
        { ...KAN, id: '20001', name: 'Board' },
        { ...SUP, id: '20002', teamManaged: true },
        { ...KAN, key: 'KANBAN' },
      ],
      fields: [{ ...CONTACT, id: 'customfield_30000', name: ' contact' }, PHONE],
      requestTypes: [
        { id: '5', name: 'Complain', projectId: '20001' },
        { id: '8', name: 'Get help', projectId: '20001' },
      ],
    });
    there.surveyService.campaignList = [{ id: 99, name: 'Jira support' }];
    expect((await comparedWell(there, text)).unmatched).toEqual([]);
    await imported(there, text);
    const [draft] = await drafts(there);
    expect(draft).toMatchObject({
      campaignId: 99,
      campaignName: 'Jira support',
      projects: ['20001', '20002'],
      finishedStatuses: ['10002', '920002'],
      requestTypes: ['8'],
      company: { fieldId: 'customfield_30000' },
      custom: [{ fieldId: 'priority' }],
      respondent: { sources: [{ field: { id: 'customfield_30000' } }, { kind: 'reporter' }], phone: { id: PHONE.id } },
    });
  });

  it('is told what it lacks; nothing is imported until that may be left out', async () => {
    const { text } = await exported(await siteWith(WHOLE));
    const there = await siteWith();
    Object.assign(there.configuration.all, { projects: [KAN], fields: [CONTACT] });
    const { unmatched, rules } = await comparedWell(there, text);
    expect(unmatched).toEqual([
      { sort: 'projects', id: '10007', name: 'Support' },
      { sort: 'fields', id: PHONE.id, name: 'Phone' },
    ]);
    expect(rules).toMatchObject([{ what: 'added' }]);
    expect(await imported(there, text)).toEqual({ ok: false, problem: 'bad-input' });
    expect(await names(there)).toEqual([]);
    await imported(there, text, 'replace', true);
    const [draft] = await drafts(there);
    expect(draft?.projects).toEqual(['10000']);
    expect(draft?.respondent).toEqual({ sources: WHOLE.respondent?.sources, everyone: 'lowest' });
  });

  it.each([
    ['a field that goes along', { custom: [{ key: 'a', fieldId: 'customfield_1', fieldName: 'A' }] }, 'added'],
    ['the only project', { projectIds: ['10007'] }, 'left-out'],
    ['the only source of a respondent', { respondent: { sources: [{ kind: 'person', field: CONTACT }] } }, 'left-out'],
    ['the only work type', { workTypes: ['77777'] }, 'left-out'],
  ])('does without %s, or without the rule where it would be another one', async (_what, parts, what) => {
    const there = await siteWith();
    Object.assign(there.configuration.all, { projects: [KAN], fields: [] });
    const text = file({ ...NEEDED, name: 'Imported', ...parts });
    expect((await comparedWell(there, text)).rules).toMatchObject([{ what }]);
    await imported(there, text, 'replace', true);
    expect(await names(there)).toEqual(what === 'added' ? ['Imported'] : []);
  });

  it('takes the same id for another thing where it has another name', async () => {
    const { text } = await exported(await siteWith({ ...NEEDED, company: { fieldId: CONTACT.id } }));
    const there = await siteWith();
    there.configuration.all.fields = [{ ...CONTACT, name: 'Salary' }];
    expect((await comparedWell(there, text)).unmatched).toEqual([{ sort: 'fields', id: CONTACT.id, name: 'Contact' }]);
  });
});

describe('the rules that are here', () => {
  const REST = { ...NEEDED, name: 'Rest' };

  it('are replaced: changed, deleted and put into order, each said before', async () => {
    const site = await siteWith({ ...NEEDED, name: 'Gone' }, { ...NEEDED, name: 'Support' }, REST);
    const text = file(REST, { ...NEEDED, name: 'New' }, { ...NEEDED, name: 'Support', samplePercent: 50 });
    const { rules } = await comparedWell(site, text);
    expect(rules.map(({ what, name }) => [what, name])).toEqual([
      ['unchanged', 'Rest'],
      ['added', 'New'],
      ['changed', 'Support'],
      ['removed', 'Gone'],
    ]);
    expect(rules[2]?.parts).toEqual([{ part: 'samplePercent', after: 50 }]);
    const kept = (await site.rules.list()).find(({ draft }) => draft.name === 'Support')?.id;
    expect(await imported(site, text)).toEqual({ ok: true, value: null });
    expect(await names(site)).toEqual(['Rest', 'New', 'Support']);
    // Its surveys still know it.
    expect((await site.rules.list())[2]?.id).toBe(kept);
    expect((await site.settings.read()).rules.map(({ name }) => name)).toEqual(['Rest', 'New', 'Support']);
    expect(site.audit.all().every(({ by }) => by === 'anna')).toBe(true);
  });

  it('are kept: what is not there alike comes after them', async () => {
    const site = await siteWith({ ...NEEDED, name: 'Support' }, REST);
    const text = file(REST, { ...NEEDED, name: 'Support', samplePercent: 50 });
    expect((await comparedWell(site, text, 'add')).rules.map(({ what }) => what)).toEqual(['unchanged', 'added']);
    await imported(site, text, 'add');
    expect(await names(site)).toEqual(['Support', 'Rest', 'Support']);
  });

  it('stay as they are where somebody has changed them since they were compared', async () => {
    const site = await siteWith(REST);
    const text = file({ ...NEEDED, name: 'New' });
    const { seen } = await comparedWell(site, text);
    await saved(site, { ...NEEDED, name: 'Meanwhile' });
    const reply = await adminPage(site)('importRules', { text, mode: 'replace', leaveOut: false, seen });
    expect(reply).toEqual({ ok: false, problem: 'changed-meanwhile' });
    expect(await names(site)).toEqual(['Rest', 'Meanwhile']);
  });

  it.each([
    ['a campaign that nps.today does not know', { campaignId: 4711 }],
    ['JQL that Jira refuses', { jql: 'nonsense ==' }],
    ['a field that cannot hold what it is for', { respondent: { sources: [{ kind: 'address', field: CONTACT }] } }],
  ])('stay as they are, all of them, where one of the file has %s', async (_what, parts) => {
    const site = await siteWith(REST);
    site.jqlChecks.check = async (jql) => ({
      kind: 'ok',
      value: { errors: jql === 'nonsense ==' ? ['No'] : [], isOrdered: false },
    });
    const text = file({ ...NEEDED, name: 'Good' }, { ...NEEDED, name: 'Bad', ...parts });
    const before = await site.rules.list();
    const { seen } = await comparedWell(site, text);
    const reply = await adminPage(site)('importRules', { text, mode: 'replace', leaveOut: false, seen });
    expect(reply).toEqual({ ok: false, problem: 'bad-input' });
    expect(await site.rules.list()).toEqual(before);
  });

  it('are replaced also where there would be too many meanwhile, and not where there would be in the end', async () => {
    const many = Array.from({ length: 49 }, (_, index) => ({
      id: `rule-${index + 1}`,
      enabled: true,
      name: `Rule ${index}`,
      campaignId: 16588,
      projects: ['10000'],
      finishedStatuses: ['10002'],
    }));
    const site = await siteWith();
    await site.settings.write(guideSettings({ rules: many }));
    const text = file({ ...NEEDED, name: 'One' }, { ...NEEDED, name: 'Two' });
    expect(await compared(site, text, 'add')).toEqual({ kind: 'too-many-rules' });
    expect(await imported(site, text)).toEqual({ ok: true, value: null });
    expect(await names(site)).toEqual(['One', 'Two']);
  });
});

describe('a text that cannot be imported', () => {
  it.each([
    ['no JSON', '{ "rules": [', [{ kind: 'no-json' }]],
    ['other JSON', '{ "rules": [] }', [{ kind: 'other-file' }]],
    ['a list', '[]', [{ kind: 'other-file' }]],
    ['a newer version', textOf({ app: FILE_APP, version: 2, rules: [NEEDED], names: {} }), [{ kind: 'other-file' }]],
    [
      'parts that are unknown, wrong or missing, all of them at once',
      file({ ...NEEDED, weather: 'sunny' }, { campaignId: 1, projectIds: 'some', samplePercent: 500 }),
      [
        { kind: 'unknown-part', rule: 1, part: 'weather' },
        { kind: 'wrong-value', rule: 2, part: 'projectIds' },
        { kind: 'missing-part', rule: 2, part: 'finishedStatuses' },
        { kind: 'wrong-value', rule: 2, part: 'samplePercent' },
      ],
    ],
  ])('says what is wrong: %s', async (_what, text, problems) => {
    const site = await siteWith();
    const said = await compared(site, text);
    if (said.kind !== 'wrong') throw new Error(said.kind);
    expect(said.problems).toHaveLength(problems.length);
    expect(said.problems).toEqual(expect.arrayContaining(problems));
    const asked = { text, mode: 'replace', leaveOut: true, seen: [] };
    expect(await adminPage(site)('importRules', asked)).toEqual({ ok: false, problem: 'bad-input' });
  });
});
