import type { SiteVariant } from '../../../simulator/weather/site-variant';
import { siteVariantSchema } from '../../../simulator/weather/site-variant';
import { startTestSite, type TestSite } from '../test-site';

const SHAPES = siteVariantSchema.shape.eventShape.options;
const MINUTE = 60;
const DAY = 86_400;

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

/** A site of this kind, whose project KAN (or another) also closes what it has finished. */
async function siteThatCloses(variant: Partial<SiteVariant>, project = 'KAN'): Promise<void> {
  await site.reset('guide', { site: variant });
  site.change.addStatus(project, 'Closed', 'done');
}

async function move(key: string, status: string): Promise<void> {
  site.change.changeStatus(key, status);
  await site.idle();
  await site.advance(MINUTE);
}

const surveysOf = async (key: string) => (await site.invitations()).filter(({ custom }) => custom.issueKey === key);
const jiraReads = async () => (await site.requests('jira')).filter(({ method }) => method === 'GET').length;

describe('S1: the status in whatever form an event carries it', () => {
  describe.each(['en', 'da'] as const)('on a site in %s', (language) => {
    it.each(SHAPES.flatMap((eventShape) => [false, true].map((numericIds) => ({ eventShape, numericIds }))))(
      'each completion is surveyed once, and Done to Closed is no completion: $eventShape, numeric ids $numericIds',
      async (shape) => {
        await siteThatCloses({ ...shape, language });
        await move('KAN-2', 'Done');
        expect(await surveysOf('KAN-2')).toHaveLength(1);
        expect(await jiraReads()).toBeLessThanOrEqual(3);
        await move('KAN-2', 'Closed');
        expect(await surveysOf('KAN-2')).toHaveLength(1);
        await move('KAN-2', 'In Progress');
        await move('KAN-2', 'Done');
        expect(await surveysOf('KAN-2')).toHaveLength(2);
        expect((await site.surveys()).map(({ state }) => state)).toEqual(['sent', 'sent']);
      },
    );
  });

  it.each(['documented', 'translated'] as const)(
    'a service project that closes resolved work items surveys nobody twice: %s',
    async (eventShape) => {
      await siteThatCloses({ eventShape, language: 'da' }, 'HELP');
      await site.cover('all');
      await move('HELP-2', 'Resolved');
      expect(await surveysOf('HELP-2')).toHaveLength(1);
      await site.advance(3 * DAY);
      await move('HELP-2', 'Closed');
      expect(await surveysOf('HELP-2')).toHaveLength(1);
    },
  );

  it('a change of status that no rule waits for costs one read of the settings and nothing else', async () => {
    await siteThatCloses({ eventShape: 'documented', language: 'da' });
    const cost = async () => {
      const { invocations, calls, kvs, queue } = await site.control<{
        invocations: Record<string, number>;
        calls: Record<string, number>;
        kvs: { reads: number; writes: number; queries: number };
        queue: { pushes: number };
      }>('GET', '/metrics');
      return [
        invocations['plan-survey'] ?? 0,
        calls['jira.read'] ?? 0,
        kvs.reads,
        kvs.writes,
        kvs.queries,
        queue.pushes,
      ];
    };
    const before = await cost();
    site.change.changeStatus('KAN-1', 'In Progress');
    await site.idle();
    const after = await cost();
    expect(after.map((now, index) => now - (before[index] ?? 0))).toEqual([1, 0, 1, 0, 0, 0]);
  });

  it.each([
    ['Closed', 0, { state: 'skipped', reason: 'already-finished' }],
    ['Done', 1, { state: 'sent' }],
  ])('a completion about which Jira is unavailable is decided later: to %s', async (status, surveys, decided) => {
    await siteThatCloses({ eventShape: 'translated', language: 'da' });
    // Finished before the app was there to hear of it, or not finished yet.
    if (status === 'Closed') {
      await site.fault({ target: 'function', match: 'plan-survey', kind: 'drop' });
      await move('KAN-2', 'Done');
    }
    await site.fault({ target: 'jira', match: 'GET', kind: 'status', status: 503, times: 4 });
    await move('KAN-2', status);
    await site.advance(30 * MINUTE);
    expect(await surveysOf('KAN-2')).toHaveLength(surveys);
    expect(await site.surveys()).toMatchObject([decided]);
  });

  it('the site check shows the form of the site’s events, in names and types', async () => {
    await siteThatCloses({ eventShape: 'translated', language: 'da', numericIds: true });
    await move('KAN-2', 'Done');
    const { values } = await site.control<{ values: Record<string, { answer?: string }> }>('GET', '/storage');
    const { answer } = values['observation:event-shape'] ?? {};
    expect(answer).toContain('associatedStatuses: list with id: number, name: string, statusCategory: string');
    for (const value of ['Færdig', 'KAN', '10002']) expect(answer).not.toContain(value);
  });
});
