import { SITE_PROBES } from '../../../src/contract/admin/site-check';
import type { SiteFinding, SiteProbeName, SiteQuestion } from '../../../src/contract/admin/site-check';
import type { TestSite } from '../test-site';
import { startTestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

type Reply<T> = { ok: boolean; value: T };

async function ask(probe: SiteProbeName): Promise<SiteFinding> {
  return (await site.asAdmin<Reply<SiteFinding>>('runSiteProbe', { probe })).value;
}

async function known(): Promise<Partial<Record<SiteQuestion, SiteFinding>>> {
  const { value } = await site.asAdmin<Reply<SiteFinding[]>>('getSiteCheck');
  return Object.fromEntries(value.map((finding) => [finding.question, finding]));
}

describe('Check this site: what the site answered', () => {
  it('on the plain site everything that can be asked is as assumed, and stays on the page', async () => {
    await site.reset();
    expect(await ask('fields-writable')).toMatchObject({
      verdict: 'waiting',
      answer: '1 of 1 projects checked; 1 without a finished work item',
    });
    await site.transition('KAN-2', 'Done');
    for (const probe of SITE_PROBES) await ask(probe);
    expect(await known()).toMatchObject({
      'app-admin': { verdict: 'as-assumed', answer: 'yes' },
      'fields-writable': { verdict: 'as-assumed', answer: '1 of 1 projects checked' },
      'email-admin': { verdict: 'as-assumed', answer: 'yes' },
      'storage-time': { verdict: 'as-assumed', answer: expect.stringMatching(/^up to (25|50|100) ms$/) as string },
      'response-token': { verdict: 'waiting' },
      'storage-conflict': { verdict: 'waiting' },
    });
  });

  it('changes nothing on the site and calls nobody else', async () => {
    await site.reset();
    const before = (await site.requests('jira')).length;
    for (const probe of SITE_PROBES) await ask(probe);
    const calls = (await site.requests('jira')).slice(before);
    expect(calls.filter(({ method, path }) => method !== 'GET' && !path.includes('/search/jql'))).toEqual([]);
    expect(await site.invitations()).toEqual([]);
  });

  it('fills in from real traffic', async () => {
    await site.reset();
    await site.respond(await site.complete('KAN-2'), { rating: 9, comment: 'Fine' });
    expect(await known()).toMatchObject({
      'event-shape': { answer: expect.stringContaining('changelog') as string },
      'reply-to-survey': { verdict: 'as-assumed' },
    });
  });

  it('keeps no address and no comment', async () => {
    await site.reset();
    for (const probe of SITE_PROBES) await ask(probe);
    await site.respond(await site.complete('KAN-2'), { rating: 9, comment: 'Only for you' });
    const shown = JSON.stringify(await known());
    expect(shown).not.toMatch(/@|Only for you/);
  });

  it('reports that a final status keeps the app from writing', async () => {
    await site.reset('guide', { site: { lockedFinalStatus: true } });
    await site.complete('KAN-2');
    expect(await ask('fields-writable')).toMatchObject({
      verdict: 'differs',
      answer: expect.stringContaining('locked') as string,
    });
  });

  it('reports that fields are missing on the screens', async () => {
    await site.reset();
    site.change.removeFieldFromScreens('customfield_10092', 'KAN');
    expect(await ask('fields-writable')).toMatchObject({
      verdict: 'differs',
      answer: '0 of 1 projects checked: missing',
    });
  });

  it('reports that Jira is unavailable, and keeps what was known', async () => {
    await site.reset();
    await ask('app-admin');
    await site.fault({ target: 'jira', kind: 'status', status: 503, match: 'user/email', times: 1 });
    expect(await ask('email-admin')).toMatchObject({ question: 'email-admin' });
    expect(await known()).toMatchObject({ 'app-admin': { answer: 'yes' } });
  });

  it.each<[string, Record<string, unknown>, SiteQuestion, Partial<SiteFinding>]>([
    ['the app does not administer Jira', { appAdministers: false }, 'app-admin', { verdict: 'differs', answer: 'no' }],
    ['addresses are kept to themselves', { emailApi: 'refused-without-body' }, 'email-admin', { verdict: 'differs' }],
    ['addresses are refused in words', { emailApi: 'refused-with-text' }, 'email-admin', { verdict: 'differs' }],
    ['no Jira Service Management', { jsm: false }, 'email-customer', { verdict: 'waiting' }],
    [
      'field schemes that leave projects out',
      { fieldSchemes: true },
      'fields-writable',
      { verdict: 'differs', answer: expect.stringMatching(/^1 of 4 projects checked: .*missing/) as string },
    ],
  ])('on an unkind site: %s', async (_name, variant, question, finding) => {
    await site.reset('guide', { site: variant });
    await site.cover('all');
    for (const probe of SITE_PROBES) expect((await ask(probe)).verdict).not.toBe('unknown');
    expect(await known()).toMatchObject({ [question]: finding });
  });

  it('knows the finished work items of a Danish site', async () => {
    await site.reset('guide', { site: { language: 'da' } });
    await site.complete('KAN-2');
    expect(await ask('fields-writable')).toMatchObject({ verdict: 'as-assumed', answer: '1 of 1 projects checked' });
  });

  it.each([
    ['documented', 'differs'],
    ['no-changelog-id', 'differs'],
    ['full', 'as-assumed'],
  ])('judges the form of events: %s is %s', async (eventShape, verdict) => {
    await site.reset('guide', { site: { eventShape } });
    await site.transition('KAN-2', 'Done');
    await site.idle();
    expect((await known())['event-shape']).toMatchObject({ verdict });
  });

  it('reports in which form nps.today says that somebody was surveyed already', async () => {
    await site.reset('guide', { site: { duplicateReply: '409' } });
    await site.complete('KAN-2');
    site.simulator.npsToday.setAllowDuplicates(16588, false);
    await site.sendNow('KAN-2');
    await site.idle();
    expect((await known())['duplicate-respondent']).toMatchObject({ verdict: 'as-assumed', answer: 'status 409' });
  });

  it('reports, from the response to a test survey, whether characters come back as they were sent', async () => {
    await site.reset();
    await site.asAdmin('startLoopTest', { workItemKey: 'KAN-2' });
    await site.idle();
    const test = await site.invitationFor('KAN-2');
    expect(test.custom).toMatchObject({ characterCheck: 'æ & " 😀' });
    await site.respond(test, { rating: 9 });
    expect(await known()).toMatchObject({
      'response-characters': { verdict: 'as-assumed', answer: 'as sent' },
      'response-custom': { verdict: 'as-assumed' },
      'response-token': { verdict: 'as-assumed' },
      'response-key': { verdict: 'as-assumed' },
      'response-times': { verdict: 'as-assumed' },
    });
    expect((await site.complete('KAN-3')).custom).not.toHaveProperty('characterCheck');
  });
});
