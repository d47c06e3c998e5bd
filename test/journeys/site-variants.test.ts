import type { SiteInput } from '../../simulator/weather/site-variant';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

/** Sites on which the app must do what it does on the plain one. */
const SITES: SiteInput[] = [
  { language: 'da' },
  { language: 'da', eventShape: 'translated' },
  { eventShape: 'documented' },
  { eventShape: 'no-category' },
  { eventShape: 'no-status-id' },
  { eventShape: 'text-category', language: 'da' },
  { eventShape: 'object-category' },
  { eventShape: 'no-changelog-id' },
  { eventShape: 'documented', numericIds: true },
  { fieldSchemes: true },
  { projectFields: true },
  { hiddenProject: true },
  { jsm: false },
  { unnamedErrors: true },
  { appAdministers: false },
  { emailApi: 'refused-with-text' },
  { emailApi: 'refused-without-body' },
  { conflictCode: 'KEY_CONFLICT' },
  { conflictCode: 'KEY_ALREADY_EXISTS' },
  { conflictCode: 'CONDITIONAL_CHECK_FAILED' },
  { conflictCode: 'bare-409' },
  { consentNeeded: true },
  { lozengeCaller: false },
  { customReturned: 'text' },
  { duplicateReply: '400' },
  { retryAfter: false },
  { textIds: true },
];

describe.each(SITES.map((variant) => [JSON.stringify(variant), variant] as const))(
  'on a site with %s',
  (_, variant) => {
    it('one completion leads to one survey, and rating and comment are written whole to the work item', async () => {
      await site.reset('guide', { site: variant });
      site.change.addStatus('KAN', 'Closed', 'done');
      // Both the event and the notification come twice, as platform and network may have it.
      await site.fault({ target: 'function', kind: 'duplicate', match: 'plan-survey' });
      await site.fault({ target: 'function', kind: 'duplicate', match: 'receive' });
      const invitation = await site.complete('KAN-2');
      await site.respond(invitation, { rating: 0, comment: 'Æblegrød & "mælk" 😀' });
      expect(await site.onWorkItem('KAN-2')).toMatchObject({
        rating: 0,
        comment: 'Æblegrød & "mælk" 😀',
        mark: { state: 'answered', rating: 0 },
      });
      await site.transition('KAN-2', 'Closed');
      await site.idle();
      await site.advance(600);
      expect(await site.invitations()).toHaveLength(1);
      expect(await site.surveys()).toHaveLength(1);
      expect(await site.responses()).toMatchObject([{ state: 'applied' }]);
    });

    it('a second completion after a reopening leads to a second survey', async () => {
      await site.reset('guide', { site: variant });
      await site.complete('KAN-2');
      await site.transition('KAN-2', 'In Progress');
      await site.idle();
      await site.advance(1);
      await site.transition('KAN-2', 'Done');
      await site.idle();
      await site.advance(600);
      expect(await site.surveys()).toHaveLength(2);
    });
  },
);

describe('where the site stands in the way, nothing is lost', () => {
  it('a response waits for a status that cannot be edited', async () => {
    await site.reset('guide', { site: { lockedFinalStatus: true } });
    await site.respond(await site.complete('KAN-2'), { rating: 7, comment: 'Kept' });
    const [parked] = await site.responses();
    expect(parked).toMatchObject({ state: 'parked' });
    await site.transition('KAN-2', 'In Progress');
    await site.idle();
    expect(await site.asAdmin('retry', { kind: 'response', id: parked?.id })).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Kept' });
  });

  it("a survey waits until the platform's proxy allows calls", async () => {
    await site.reset('guide', { site: { proxyErrors: true } });
    await site.transition('KAN-2', 'Done');
    await site.idle();
    expect(await site.invitations()).toEqual([]);
    expect(await site.surveys()).toMatchObject([{ state: 'scheduled' }]);
    await site.control('POST', '/platform', { proxyErrors: false });
    await site.advance(3_600);
    expect(await site.invitations()).toHaveLength(1);
  });

  it.each(['empty', 'missing'] as const)('a response whose Custom is %s is kept', async (customReturned) => {
    await site.reset('guide', { site: { customReturned } });
    await site.respond(await site.complete('KAN-2'), { rating: 7, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'parked' }]);
  });
});
