import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

interface Reply {
  ok: boolean;
  problem?: string;
  value?: { items?: { id: string; key: string }[]; next?: string; became?: string; survey?: object; decision?: object };
}

/** A call of what Jira's navigator opens, as that user; `extension` is what the navigator says is chosen. */
async function call(functionKey: string, payload: object, extension: object = {}, user = 'admin@example.com') {
  const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, user);
  const moduleKey = 'survey-navigator';
  const reply = site.simulator.forge.invokeResolver({
    ...{ moduleKey, functionKey, payload, accountId },
    extension: { type: 'jira:issueNavigatorAction', ...extension },
  });
  await site.idle();
  return (await reply) as Reply;
}

const idOf = async (key: string) => (await site.jira<{ id: string }>('GET', `/issue/${key}`)).id;
const keys = ({ value }: Reply) => value?.items?.map(({ key }) => key).sort();

it.each([
  ['keys as a list', { issueKeys: ['KAN-1', 'KAN-2'], jql: 'project = KAN' }, ['KAN-1', 'KAN-2']],
  ['keys as one text', { issueKeys: 'KAN-1,KAN-2' }, ['KAN-1', 'KAN-2']],
  ['a search alone', { jql: 'key in (KAN-1, KAN-3) ORDER BY created' }, ['KAN-1', 'KAN-3']],
  ['keys of which one is gone', { issueKeys: ['KAN-1', 'KAN-404'] }, ['KAN-1']],
  ['nothing', {}, []],
])('the chosen work items are found by what the navigator says: %s', async (_what, extension, expected) => {
  expect(keys(await call('getChosen', {}, extension))).toEqual(expected);
});

it('a search that Jira refuses is said', async () => {
  expect(await call('getChosen', {}, { jql: 'nonsense ~~' })).toMatchObject({ ok: false, problem: 'jira-refused' });
});

it('a saved filter is followed as the person whose it is, and its work items get their surveys', async () => {
  const filterId = Number(site.change.saveFilter('admin@example.com', 'key in (KAN-1, KAN-3) ORDER BY created'));
  const chosen = await call('getChosen', {}, { filterId });
  expect(keys(chosen)).toEqual(['KAN-1', 'KAN-3']);
  const others = await call('getChosen', {}, { filterId }, 'agent@example.com');
  expect(others).toMatchObject({ ok: false, problem: 'jira-refused' });
  for (const { id } of chosen.value?.items ?? []) await call('sendOne', { workItemId: id, again: false }, { filterId });
  expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(['KAN-1', 'KAN-3']);
});

it('each work item gets its survey, once, and its reporter one mail', async () => {
  const ids = await Promise.all(['KAN-1', 'KAN-2'].map(idOf));
  for (const workItemId of ids) {
    expect(await call('sendOne', { workItemId, again: false })).toMatchObject({ value: { became: 'sent' } });
  }
  expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(['KAN-1', 'KAN-2']);
  expect(await call('sendOne', { workItemId: ids[0], again: false })).toMatchObject({ value: { became: 'had-one' } });
  expect(await site.invitations()).toHaveLength(2);
});

it('no survey means that finishing the work item sends none, and why is told', async () => {
  const workItemId = await idOf('KAN-2');
  expect(await call('excludeOne', { workItemId })).toMatchObject({ value: { became: 'excluded' } });
  await site.transition('KAN-2', 'Done');
  await site.idle();
  expect(await site.invitations()).toEqual([]);
  expect(await call('explainOne', { workItemId })).toMatchObject({
    value: { survey: { state: 'skipped', reason: 'excluded' }, decision: { checks: expect.any(Array) as unknown } },
  });
});

it('nobody does, or learns, what they may not on the work item itself', async () => {
  const workItemId = await idOf('KAN-2');
  const nobody = 'hidden@example.com';
  for (const [name, payload] of [
    ['sendOne', { workItemId: '999999', again: false }],
    ['excludeOne', { workItemId: '999999' }],
    ['explainOne', { workItemId: '999999' }],
    ['getRespondentOf', { workItemId: '999999' }],
    ['sendOne', { workItemId: '../1', again: true }],
  ] as const) {
    expect([name, await call(name, payload, {}, nobody)]).toEqual([name, { ok: false, problem: 'not-allowed' }]);
  }
  expect(await call('sendOne', { workItemId, again: false }, {}, 'customer@example.com')).toEqual({
    ...{ ok: false, problem: 'not-allowed' },
  });
  expect(await site.invitations()).toEqual([]);
});
