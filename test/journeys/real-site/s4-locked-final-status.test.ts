import { startTestSite, type TestSite } from '../test-site';
import { checkOf } from './checks';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { site: { lockedFinalStatus: true, language: 'da' } }));
afterAll(() => site.stop());

describe('S4: a final status in which nobody may edit', () => {
  it('is found by the check as soon as there is a finished work item, before any response', async () => {
    expect(await checkOf(site, ['KAN'])).toMatchObject([{ kind: 'ready', askedAbout: 'unfinished' }]);
    await site.complete('KAN-2');
    await site.advance(30);
    for (const quick of [false, true]) {
      expect(await checkOf(site, ['KAN'], quick)).toMatchObject([
        { kind: 'locked', locked: true, askedAbout: 'finished' },
      ]);
    }
  });

  it('parks a response with that cause, until the option lets it and all later ones be written', async () => {
    await site.respond(await site.complete('KAN-2'), { rating: 9, comment: 'Kept' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: null, comment: null, mark: { rating: 9 } });
    const [parked] = await site.responses();
    const cause = 'status-locked';
    expect(parked).toMatchObject({ state: 'parked', comment: 'Kept', refused: [{ cause }, { cause }] });

    expect(await site.asAdmin('saveOptions', { writeLocked: true })).toMatchObject({ ok: true });
    await site.advance(30);
    expect(await checkOf(site, ['KAN'])).toMatchObject([{ kind: 'ready', askedAbout: 'finished' }]);
    await site.asAdmin('retry', { kind: 'response', id: parked?.id });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'Kept' });

    const before = (await site.writes()).length;
    await site.respond(await site.complete('KAN-3'), { rating: 3 });
    expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: 3 });
    expect((await site.writes()).length - before).toBe(1);
  });
});
