import { COMMENT_FIELD, RATING_FIELD, startTestSite, type TestSite } from '../test-site';
import { checkOf, projectId, repair } from './checks';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { site: { fieldSchemes: true } }));
afterAll(() => site.stop());

describe('S3: field schemes decide, not contexts', () => {
  it('a field outside the scheme is found although it is on the screen, and one click lets responses be written', async () => {
    for (const field of [RATING_FIELD, COMMENT_FIELD]) site.change.addFieldToScreens(field, 'OPS');
    const found = { kind: 'missing', notApplied: [], notInScheme: ['rating', 'comment'] };
    for (const quick of [false, true])
      expect(await checkOf(site, ['KAN', 'OPS'], quick)).toMatchObject([{ kind: 'ready' }, found]);

    expect(await repair(site, 'OPS')).toMatchObject({ kind: 'ready', notInScheme: [] });
    await site.cover([await projectId(site, 'OPS')]);
    await site.respond(await site.complete('OPS-1'), { rating: 8, comment: 'Fine' });
    expect(await site.onWorkItem('OPS-1')).toMatchObject({ rating: 8, comment: 'Fine' });
  });

  it('checking a project in which all is well costs four calls of Jira at most, and one for all projects', async () => {
    await checkOf(site, ['KAN']);
    const before = (await site.requests('jira')).length;
    await checkOf(site, ['KAN', 'KAN', 'KAN'], true);
    // Each call of the admin page asks first whether the person may administer Jira.
    expect((await site.requests('jira')).length - before).toBeLessThanOrEqual(1 + 1 + 3 * 4);
  });

  it('one click adds the field to screens and scheme together', async () => {
    expect(await checkOf(site, ['OPS'])).toMatchObject([
      { kind: 'missing', screens: [{ missing: ['rating', 'comment'] }] },
    ]);
    expect(await repair(site, 'OPS')).toMatchObject({ kind: 'ready' });
  });

  it('a field that leaves the scheme later parks the comment with its cause, and not the rating', async () => {
    const invitation = await site.complete('KAN-2');
    site.change.removeFieldFromScheme(COMMENT_FIELD, 'KAN');
    await site.respond(invitation, { rating: 2, comment: 'Kept' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 2, comment: null });
    expect(await checkOf(site, ['KAN'])).toMatchObject([{ kind: 'missing', notInScheme: ['comment'] }]);
    await repair(site, 'KAN');
    const [parked] = await site.responses();
    await site.asAdmin('retry', { kind: 'response', id: parked?.id });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 2, comment: 'Kept' });
  });
});
