import type { SiteInput } from '../../simulator/weather/site-variant';
import type { WeatherName } from '../../simulator/weather/weather';
import { COMMENT_FIELD, RATING_FIELD, startTestSite, type Invitation, type TestSite } from './test-site';

const DEMO_KEY = 'nps-today-demo-key-1234';
const OTHERS = ['KAN-1', 'KAN-3', 'KAN-5', 'KAN-6', 'OPS-1', 'TEAM-1', 'HELP-1'];

/** Where a promise is put to the test; what is left out is plain. */
export interface Circumstances {
  weather?: WeatherName;
  site?: SiteInput;
}

/** Every promise of the design's first section, each with everything done to break it. `atOnce`: a hundred completions, too. */
export function describePromises(everywhere: Circumstances[], atOnce = false): void {
  let site: TestSite;
  beforeAll(async () => void (site = await startTestSite()), 60_000);
  afterAll(() => site.stop());

  describe.each(everywhere.map((where) => [JSON.stringify(where), where] as const))('under %s', (_, where) => {
    const begin = (more = {}) => site.reset('guide', { weather: 'usual', ...where, ...more });
    beforeEach(() => begin());

    /** Finishes a work item and waits as long as rough weather takes. */
    async function complete(key: string): Promise<Invitation> {
      await site.transition(key, 'Done');
      await site.idle();
      await site.advance(900);
      return site.invitationFor(key);
    }

    /** Everything the app wrote down or said anywhere, except to nps.today and on the work item itself. */
    async function traces(): Promise<string> {
      const { values, entities } = (await site.storage()) as { values: object; entities: object };
      return JSON.stringify([values, entities, site.simulator.forge.logs()]);
    }

    describe('promise 1: exactly one survey, and everyone can see why', () => {
      it('holds with every message doubled, from the event to the last queue message', async () => {
        await site.fault({ target: 'function', kind: 'duplicate', times: 20 });
        await site.fault({ target: 'queue', kind: 'duplicate', times: 20 });
        await site.fault({ target: 'kvs', kind: 'duplicate', times: 50 });
        await site.transition('KAN-2', 'Done');
        await site.idle();
        await site.advance(3_600);
        expect(await site.invitations()).toHaveLength(1);
        expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
      });

      it('holds when queue, sweep and a restart take it up at the same moment', async () => {
        await site.transition('KAN-2', 'Done');
        const sweeps = [1, 2, 3].map(() => site.simulator.forge.runScheduled('five-minute-sweep'));
        await site.idle();
        await Promise.all(sweeps);
        await site.advance(3_600);
        expect(await site.invitations()).toHaveLength(1);
      });

      it('shows the reason to whoever may see the work item', async () => {
        site.change.setReporter('KAN-2', null);
        await site.transition('KAN-2', 'Done');
        await site.idle();
        await site.advance(3_600);
        const panel = await site.onPanel('getSurvey', 'KAN-2', {}, 'agent@example.com');
        expect(panel).toMatchObject({ ok: true, value: { latest: { state: 'skipped', reason: 'no-reporter' } } });
      });
    });

    describe('promise 2: responses land whole', () => {
      it('although every service in turn is out of order for hours', async () => {
        await begin({ deliveryRetries: 60 });
        await site.fault({ target: 'nps-today', kind: 'status', status: 503, times: 3 });
        await site.transition('KAN-2', 'Done');
        await site.idle();
        await site.advance(3_600);
        const invitation = await site.invitationFor('KAN-2');
        await site.fault({ target: 'webtrigger', kind: 'status', status: 503, times: 5 });
        await site.respond(invitation, { rating: 0, comment: 'All "broken"' });
        await site.fault({ target: 'queue', kind: 'drop', times: 10 });
        await site.fault({ target: 'jira', kind: 'reset', match: 'PUT', times: 3 });
        await site.advance(2 * 3_600);
        expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 0, comment: 'All "broken"' });
        expect((await site.writes()).filter(({ status }) => status === 204)).toHaveLength(1);
      });
    });

    describe('promise 3: nobody forges, reads the key, or reaches another work item', () => {
      let invitation: Invitation;
      beforeEach(async () => void (invitation = await complete('KAN-2')));

      it('whatever key or token a notification carries', async () => {
        for (const issueKey of OTHERS) {
          // Kept for a person, every one of them, and written nowhere.
          expect(await site.post({ Rating: 0, Custom: { ...invitation.custom, issueKey } })).toBe(202);
          const surveyToken = `${invitation.custom.surveyToken ?? ''}x`;
          expect(await site.post({ Rating: 0, Custom: { issueKey, surveyToken } })).toBe(202);
          expect(await site.post({ Rating: 0, CampaignId: 16588, Custom: { issueKey } })).toBe(202);
        }
        await site.advance(900);
        expect(await site.writes()).toEqual([]);
      });

      it('with a token of another installation', async () => {
        const { custom } = invitation;
        await begin();
        await complete('KAN-2');
        expect(await site.post({ Rating: 0, Custom: custom })).toBe(202);
        await site.advance(900);
        expect(await site.writes()).toEqual([]);
      });

      it('a notification writes to the surveyed work item alone, and to its two fields alone', async () => {
        await site.respond(invitation, { rating: 3, comment: 'Mine' });
        await site.advance(3_600);
        const calls = (await site.requests('jira')).filter(({ method }) => method !== 'GET');
        const { id } = await site.jira<{ id: string }>('GET', '/issue/KAN-2');
        expect(calls.length).toBeGreaterThan(0);
        for (const { path } of calls) expect(path).toContain(`/issue/${id}`);
        const fields = calls.flatMap(({ requestBody }) =>
          Object.keys((requestBody.fields as object | undefined) ?? {}),
        );
        expect([...new Set(fields)].sort()).toEqual([RATING_FIELD, COMMENT_FIELD]);
      });

      it('no trace of person, comment or key is left behind', async () => {
        await site.fault({ target: 'nps-today', kind: 'status', status: 400 });
        await site.transition('KAN-1', 'Done');
        await site.idle();
        await site.fault({ target: 'jira', match: 'PUT', kind: 'status', status: 500, times: 2 });
        await site.respond(invitation, { rating: 3, comment: 'Very private words' });
        await site.advance(3_600);
        expect(await site.onWorkItem('KAN-2')).toMatchObject({ comment: 'Very private words' });
        const found = await traces();
        for (const secret of ['customer@example.com', 'Carla', 'Very private words', DEMO_KEY]) {
          expect(found).not.toContain(secret);
        }
      });

      it('no trace is left of a comment in a notification that could not be read', async () => {
        await site.post('{"UserComment": "Very private words", "Custom": {"issueKey": "KAN-2"');
        expect(await traces()).not.toContain('Very private words');
      });
    });

    if (atOnce) {
      it('a hundred work items finished at once are surveyed without one call refused for leaving too soon', async () => {
        const { accountId } = await site.jira<{ accountId: string }>(
          'GET',
          '/myself',
          undefined,
          'customer@example.com',
        );
        const keys: string[] = [];
        for (let count = 0; count < 100; count += 1) {
          const fields = {
            project: { key: 'KAN' },
            summary: 'Bulk',
            issuetype: { name: 'Task' },
            reporter: { accountId },
          };
          keys.push((await site.jira<{ key: string }>('POST', '/issue', { fields })).key);
        }
        for (const key of keys) site.change.changeStatus(key, 'Done');
        await site.idle();
        await site.advance(3_600);
        expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(keys.sort());
        // Rough weather bunches calls up on the way by up to a quarter of a second: nobody can pace that away.
        if (where.weather === 'rough') return;
        expect((await site.requests('nps-today')).filter(({ status }) => status === 429)).toEqual([]);
      }, 60_000);
    }
  });
}
