import { NO_RAILS } from './call-table';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

interface Reply<T> {
  ok: boolean;
  problem?: string;
  value: T;
}
interface Fate {
  workItemKey?: string;
  fate: string;
  reason?: string;
  respondentId?: string;
  asked?: unknown;
}

/** The guide's rule with these parts in place of its own. */
async function draftOf(parts: object = {}) {
  const { id } = await site.jira<{ id: string }>('GET', '/project/KAN');
  const rule = { campaignId: 16588, projectIds: [id], finishedStatuses: 'done-category', ...parts };
  return { ruleId: 'rule-1', rule, days: 30 };
}

async function dryRun(parts: object = {}): Promise<Reply<Fate[]>> {
  const draft = await draftOf(parts);
  const found = await site.asAdmin<Reply<{ completions: object[] }>>('findCompletions', draft);
  if (!found.ok || found.value.completions.length === 0) return { ...found, value: [] };
  return site.asAdmin('replayCompletions', { ...draft, completions: found.value.completions, asked: [] });
}

const said = ({ value }: Reply<Fate[]>) =>
  value.map(({ workItemKey, fate, reason }) => `${workItemKey} ${reason ?? fate}`);

/** Five hours in the life of KAN. */
async function live(): Promise<void> {
  await site.jira('PUT', '/issue/KAN-3', { fields: { labels: ['no-survey'] } });
  for (const key of ['KAN-1', 'KAN-2', 'KAN-3']) {
    await site.transition(key, 'Done');
    await site.advance(3_600);
  }
  await site.transition('KAN-2', 'In Progress');
  await site.advance(2 * 3_600);
  await site.idle();
}

it('tells of past completions what a rule would have sent, and of the rest why not, without a call to nps.today or a trace', async () => {
  await live();
  await site.asAdmin('saveGuardRails', { ...NO_RAILS, noSurveyLabel: 'no-survey' });
  // The storage lists an entity from the first query on, and remembers each status for a day.
  await dryRun();
  const [stored, sent] = [await site.storage(), await site.requests('nps-today')];
  const reply = await dryRun();
  expect(said(reply)).toEqual(['KAN-1 sent', 'KAN-2 sent', 'KAN-3 no-survey-label']);
  expect(reply.value[0]?.respondentId).toEqual(expect.any(String));
  expect(JSON.stringify(reply)).not.toContain('@');
  expect(await site.storage()).toEqual(stored);
  expect(await site.requests('nps-today')).toEqual(sent);
  const written = (await site.requests('jira')).filter(
    ({ method, path }) => method !== 'GET' && /bulkfetch/.test(path),
  );
  expect(written.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

it('minds the quarantine among its own surveys, and waits as the rule says', async () => {
  await live();
  await site.asAdmin('saveGuardRails', { ...NO_RAILS, quarantine: { days: 30, since: 'sent', then: 'drop' } });
  expect(said(await dryRun())).toEqual(['KAN-1 sent', 'KAN-2 quarantine', 'KAN-3 quarantine']);
  await site.asAdmin('saveGuardRails', NO_RAILS);
  expect(said(await dryRun({ moment: { afterMinutes: 170 } }))).toEqual(['KAN-1 sent', 'KAN-2 reopened', 'KAN-3 sent']);
});

it('has Jira evaluate the JQL of the draft', async () => {
  await live();
  expect(said(await dryRun({ jql: 'labels = no-survey' }))).toEqual([
    'KAN-1 outside-rule',
    'KAN-2 outside-rule',
    'KAN-3 sent',
  ]);
});

it('says so while Jira does not answer', async () => {
  await live();
  await site.fault({ target: 'jira', kind: 'status', status: 503, match: '/changelog/bulkfetch', times: 100 });
  expect(await dryRun()).toMatchObject({ ok: false, problem: 'jira-unavailable' });
});

it('leaves out a project that the app may not see, names it, and tells of the others', async () => {
  await live();
  const ops = (await site.jira<{ id: string }>('GET', '/project/OPS')).id;
  const { rule } = await draftOf();
  site.change.blockApp('OPS');
  const parts = { projectIds: [...rule.projectIds, ops] };
  const found = await site.asAdmin('findCompletions', await draftOf(parts));
  expect(found).toMatchObject({ ok: true, value: { unseen: ['Operations'] } });
  expect(said(await dryRun(parts))).toContain('KAN-1 sent');
});
