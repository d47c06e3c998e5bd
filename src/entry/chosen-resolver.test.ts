import { kan2 } from '../../test/builders/surveys';
import { world, type World } from '../../test/builders/world';
import { fakePermissions } from '../../test/fakes/configuration';
import { fakeReader } from '../../test/fakes/reader';
import { chosenInputs } from '../contract/chosen';
import type { Permissions } from '../ports/configuration';
import { chosenResolver } from './chosen-resolver';

const OWN = '10002';
const OTHER = '10003';
type Call = keyof typeof chosenInputs;
/** Every call that names a work item, and what of it a person needs the right to edit for. */
const NAMING = (Object.keys(chosenInputs) as Call[]).filter((call) => call !== 'getChosen');
const EDITING = NAMING.filter((call) => call !== 'explainOne');

const inputOf = (call: Call, workItemId: string) => ({ workItemId, ...(call === 'sendOne' ? { again: false } : {}) });

/** KAN-2, whose survey waits, and KAN-3. What the navigator says is chosen is no right to any of them. */
async function navigator() {
  const site = world();
  site.workItems.add(kan2({ id: OTHER, key: 'KAN-3' }));
  await site.plan();
  const call = (permissions: Permissions, name: string, payload: object, platform: object = {}) => {
    const resolve = chosenResolver({ ...site.ports, reader: fakeReader('da-DK'), permissions });
    const context = { accountId: 'somebody', extension: { issueKeys: ['KAN-2', 'KAN-3'] } };
    const given = { call: { functionKey: name, payload }, context } as never;
    return resolve(given, platform as never) as Promise<Record<string, unknown>>;
  };
  return { site, call };
}

const stored = async ({ ledger, exclusions, dueQueue }: World) => ({
  surveys: ledger.all(),
  choices: await Promise.all([OWN, OTHER].map((id) => exclusions.choiceFor(id))),
  messages: dueQueue.messages.length,
});

const answering = (answer: Awaited<ReturnType<Permissions['onWorkItem']>>): Permissions => ({
  isAdmin: async () => 'yes',
  onWorkItem: async () => answer,
});

describe('what a person does with one of the work items that they chose', () => {
  it.each(NAMING)('%s: is for nobody who may not see it, or while Jira is unavailable', async (name) => {
    const { site, call } = await navigator();
    const before = await stored(site);
    for (const [answer, problem] of [
      ['unknown', 'jira-unavailable'],
      ['none', 'not-allowed'],
    ] as const) {
      expect(await call(answering(answer), name, inputOf(name, OWN))).toEqual({ ok: false, problem });
    }
    expect(await stored(site)).toEqual(before);
  });

  it.each(EDITING)('%s: is for nobody who may only see it', async (name) => {
    const { site, call } = await navigator();
    const before = await stored(site);
    expect(await call(answering('see'), name, inputOf(name, OWN))).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await stored(site)).toEqual(before);
  });

  it('explainOne: is for whoever may see it', async () => {
    const { call } = await navigator();
    expect(await call(answering('see'), 'explainOne', inputOf('explainOne', OWN))).toMatchObject({ ok: true });
  });

  it.each(NAMING)('%s: is asked about the work item that is acted on, not about another one', async (name) => {
    const { site, call } = await navigator();
    const before = await stored(site);
    const mayEditOwn = fakePermissions({ admin: true, workItems: { [OWN]: 'edit' } });
    const lies = { issueId: OWN, issue: { id: OWN }, workItem: { id: OWN }, context: { issue: { id: OWN } } };
    const asked = { ...lies, ...inputOf(name, OTHER) };
    expect(await call(mayEditOwn, name, asked)).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await stored(site)).toEqual(before);
    expect(await call(mayEditOwn, name, inputOf(name, OWN))).toMatchObject({ ok: true });
  });

  it.each(NAMING)('%s: refuses what names no work item', async (name) => {
    const { site, call } = await navigator();
    const before = await stored(site);
    const all = answering('edit');
    for (const workItemId of [undefined, '', '../10002', 'KAN-2 OR 1=1', ['10002']]) {
      const asked = { ...inputOf(name, OWN), workItemId };
      // Which of the two is no matter: either way nobody is asked about anything.
      expect(['not-allowed', 'bad-input']).toContain((await call(all, name, asked)).problem);
    }
    expect(await stored(site)).toEqual(before);
  });

  it('is recorded as done by the person whom the platform names, whatever the browser says', async () => {
    const { site, call } = await navigator();
    const platform = { principal: { accountId: 'agnes' } };
    const act = (name: Call, workItemId: string) =>
      call(answering('edit'), name, { ...inputOf(name, workItemId), by: 'somebody', accountId: 'somebody' }, platform);
    expect(await act('excludeOne', OWN)).toMatchObject({ value: { became: 'taken-back' } });
    expect(await act('sendOne', OTHER)).toMatchObject({ value: { became: 'sent' } });
    const acted = site.ledger
      .all()
      .flatMap(({ history }) => history.flatMap(({ state, by }) => (by ? [state, by] : [])));
    expect(acted.sort()).toEqual(['agnes', 'agnes', 'cancelled', 'planned']);
    expect(await site.exclusions.choiceFor(OWN)).toMatchObject({ excludedBy: 'agnes' });
    expect(JSON.stringify(await stored(site))).not.toContain('somebody');
  });
});
