import { responseTo, world, type World } from '../../../test/builders/world';
import { fakeReader } from '../../../test/fakes/reader';
import { fakePermissions } from '../../../test/fakes/configuration';
import type { AdminInputs } from '../../contract/admin';
import { adminResolver } from './admin-resolver';

function adminPage(site: World) {
  const permissions = fakePermissions({ admin: true });
  const resolve = adminResolver({ ...site.ports, permissions, reader: fakeReader('da-DK') });
  return (functionKey: keyof AdminInputs, payload: object = {}) =>
    resolve({ call: { functionKey, payload }, context: {} as never }) as Promise<Record<string, unknown>>;
}

describe('a test survey', () => {
  it('is sent for the work item whose key was typed, and its progress is shown', async () => {
    const site = world();
    const page = adminPage(site);
    const { ok, value } = await page('startLoopTest', { workItemKey: 'kan-2' });
    const { surveyId } = value as { surveyId: string };
    expect(ok).toBe(true);
    expect(await page('getLoopTest', { surveyId })).toMatchObject({
      ok: true,
      value: { surveyId, workItemKey: 'KAN-2', state: 'scheduled' },
    });

    await site.runQueue();
    const [sent] = site.surveyService.inbox;
    await site.receive(responseTo({ token: sent?.custom.surveyToken ?? '', key: 'KAN-2' }, { rating: 9 }));
    await site.runQueue();
    const after = (await page('getLoopTest', { surveyId })).value as { history: { state: string }[] };
    expect(after).toMatchObject({ state: 'answered', rating: 9 });
    expect(after.history.map(({ state }) => state)).toEqual(expect.arrayContaining(['sent', 'answered']));
  });

  it('is sent again to a person who was surveyed a moment ago', async () => {
    const site = world();
    await site.sent();
    expect(await adminPage(site)('startLoopTest', { workItemKey: 'KAN-2' })).toMatchObject({ ok: true });
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(2);
  });

  it('is refused with a reason where none can be sent', async () => {
    const page = adminPage(world());
    expect(await page('startLoopTest', { workItemKey: 'KAN-404' })).toMatchObject({ ok: false });
    expect(await page('getLoopTest', { surveyId: '404:1' })).toEqual({ ok: false, problem: 'not-found' });
  });
});

describe('a response that matches no survey', () => {
  async function unmatched() {
    const site = world();
    const survey = await site.sent();
    await site.receive(responseTo({ token: 'lost', key: '' }, { workItemKey: undefined }));
    await site.runQueue();
    const [response] = site.responses.all();
    return { site, survey, page: adminPage(site), responseId: response?.id ?? '' };
  }

  it('is assigned to the work item whose key was typed, in capitals or not', async () => {
    const { site, survey, page, responseId } = await unmatched();
    expect(await page('assign', { responseId, workItemKey: 'kan-2' })).toEqual({ ok: true, value: null });
    await site.runQueue();
    expect((await site.survey(survey.surveyId)).state).toBe('answered');
  });

  it('is dismissed once, and no other is', async () => {
    const { page, responseId } = await unmatched();
    expect(await page('dismiss', { responseId })).toEqual({ ok: true, value: null });
    for (const id of [responseId, 'other'])
      expect(await page('dismiss', { responseId: id })).toEqual({ ok: false, problem: 'not-possible-now' });
  });
});
