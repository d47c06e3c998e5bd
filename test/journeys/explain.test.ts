import { CHECKS } from '../../src/domain/eligibility/decide';
import { startTestSite, type TestSite } from './test-site';

/** The guide's rule has none of the parts that the others are about, and no guard rail is on. */
const SHOWN = CHECKS.filter(({ concerns, isOn }) => !concerns && !isOn);

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

interface Reply {
  ok: boolean;
  problem?: string;
  value?: { subject: string; outcome: string; checks: { verdict: string }[]; survey?: { state: string } };
}

const explain = (workItemKey: string) => site.asAdmin<Reply>('explain', { workItemKey });

it('reads everything, and leaves no trace: nothing stored, nothing sent, nothing changed in Jira', async () => {
  // The storage lists an entity from the first query on.
  await explain('KAN-2');
  const before = await site.storage();
  const reply = await explain('kan-1');
  expect(reply.value).toMatchObject({ subject: 'if-finished', outcome: 'send' });
  expect(reply.value?.checks.map(({ verdict }) => verdict)).toEqual(SHOWN.map(() => 'pass'));
  expect(JSON.stringify(reply)).not.toContain('@');
  expect(await site.storage()).toEqual(before);
  expect(await site.requests('nps-today')).toEqual([]);
  expect((await site.requests('jira')).filter(({ method }) => method !== 'GET')).toEqual([]);
});

it.each(['documented', 'no-changelog-id', 'translated'] as const)(
  'knows the survey of a completion again, whatever its event looked like: %s',
  async (eventShape) => {
    await site.reset('guide', { site: { eventShape } });
    await site.complete('KAN-2');
    expect((await explain('KAN-2')).value).toMatchObject({
      subject: 'finished',
      outcome: 'decided',
      survey: { state: 'sent' },
    });
  },
);

it('says by a completion of which no event arrived that its survey would go out', async () => {
  await site.fault({ target: 'function', kind: 'drop', match: 'plan-survey', times: 100 });
  await site.transition('KAN-2', 'Done');
  await site.idle();
  expect(await site.surveys()).toEqual([]);
  expect((await explain('KAN-2')).value).toMatchObject({ subject: 'finished', outcome: 'send' });
});

it('has a problem of its own for a work item that is not there, and for one that the app may not see', async () => {
  await site.reset('guide', { site: { hiddenProject: true } });
  expect(await explain('KAN-404')).toEqual({ ok: false, problem: 'not-found' });
  expect(await explain('OPS-1')).toEqual({ ok: false, problem: 'jira-refused' });
});
