import { CAMPAIGN, startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

interface Reply<T> {
  ok: boolean;
  value: T;
}
interface Compared {
  rules: { what: string; name?: string }[];
  unmatched: { sort: string; name?: string }[];
  seen: { id: string; revision: number }[];
}

const importing = async (text: string, leaveOut: boolean) => {
  const asked = { text, mode: 'replace' };
  const { value } = await site.asAdmin<Reply<Compared>>('compareRules', asked);
  const reply = await site.asAdmin<Reply<null>>('importRules', { ...asked, leaveOut, seen: value.seen });
  return { compared: value, reply };
};

it('rules of another site survey here what they surveyed there, found by key and name', async () => {
  const there = JSON.stringify({
    app: 'nps.today for Jira: rules',
    version: 1,
    rules: [
      {
        name: 'Ours',
        campaignId: 7,
        projectIds: ['77001', '77002'],
        finishedStatuses: ['77003'],
        jql: 'project = KAN',
      },
    ],
    names: {
      campaigns: { 7: 'Jira support' },
      projects: { 77001: { key: 'KAN', name: 'Board' }, 77002: { key: 'GONE', name: 'Gone' } },
      statuses: { 77003: 'Done' },
    },
  });
  const first = await importing(there, false);
  expect(first.reply).toMatchObject({ ok: false, problem: 'bad-input' });
  expect(first.compared.unmatched).toEqual([{ sort: 'projects', id: '77002', name: 'Gone' }]);
  expect(first.compared.rules.map(({ what, name }) => [what, name])).toEqual([
    ['added', 'Ours'],
    ['removed', 'Jira support'],
  ]);

  expect((await importing(there, true)).reply).toEqual({ ok: true, value: null });
  const invitation = await site.complete('KAN-2');
  expect(invitation).toMatchObject({ campaignId: CAMPAIGN, custom: { issueKey: 'KAN-2' } });
  await site.advance(5);
  const { value } = await site.asAdmin<Reply<{ changes: { kind: string; what: string }[] }>>('listChanges');
  expect(value.changes.slice(0, 2).map(({ kind, what }) => [kind, what])).toEqual([
    ['rules', 'removed'],
    ['rules', 'changed'],
  ]);
});

it('exported and imported again, the rules of a site are as they were', async () => {
  await site.reset();
  const { value } = await site.asAdmin<Reply<{ text: string; rules: number }>>('exportRules');
  expect(value.rules).toBe(1);
  const { compared } = await importing(value.text, false);
  expect(compared).toMatchObject({ rules: [{ what: 'unchanged' }], unmatched: [] });
});
