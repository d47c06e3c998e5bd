import { aSurvey, guideSettings, kan2 } from '../../test/builders/surveys';
import { responseTo, world, type World } from '../../test/builders/world';
import { assignResponse, dismissResponse, matchResponse } from './match-response';
import { retryResponse } from './retry';
import { showAttention } from './show-surveys';
import { showWorkItem } from './show-work-item';

const KAN_3 = { id: '10003', key: 'KAN-3' };

/** KAN-2 was surveyed; a response came back without its token, naming KAN-2 unless told. */
async function unmatched(change: Parameters<typeof responseTo>[1] = {}, settings = guideSettings()) {
  const site = world(settings);
  site.workItems.add(kan2(KAN_3));
  const survey = await site.sent();
  await site.receive(responseTo(survey, { comment: 'Thanks', surveyToken: undefined, ...change }));
  const [response] = site.responses.all();
  if (!response) throw new Error('Nothing was kept');
  return { site, survey, id: response.id };
}

const look = (site: World, workItemId = '10002', mayEdit = true) => showWorkItem(site.ports, { workItemId, mayEdit });
const values = (site: World, key = 'KAN-2') => Object.values(site.workItems.item(key).values);

describe('an unmatched response that names a surveyed work item', () => {
  it('is offered there, and applied once a person says that it belongs there', async () => {
    const { site, survey, id } = await unmatched();
    const shown = await look(site);
    expect(shown).toMatchObject({ unmatched: { id, rating: 7, comment: 'Thanks' }, parked: undefined });
    expect(shown.actions).toContain('match');
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'waiting' });
    await site.hearBells();
    expect(values(site)).toEqual([7, 'Thanks']);
    expect(await site.survey(survey.surveyId)).toMatchObject({ state: 'answered', response: { rating: 7 } });
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
    expect(JSON.stringify(site.responses.all())).not.toContain('Thanks');
    expect((await look(site)).unmatched).toBeUndefined();
    expect(await matchResponse(site.ports, '10002', id)).not.toEqual({ kind: 'waiting' });
  });

  it('by its numeric id is offered there too', async () => {
    const { site, id } = await unmatched({ workItemKey: '10002' });
    expect((await look(site)).unmatched).toMatchObject({ id });
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'waiting' });
  });

  it('may be seen but not acted on by those who may only look', async () => {
    const { site, id } = await unmatched();
    expect(await look(site, '10002', false)).toMatchObject({ unmatched: { id }, actions: [] });
  });

  it('goes to the survey that still waits for a response, not to a newer one that was never sent', async () => {
    const { site, survey, id } = await unmatched();
    await site.ledger.create(aSurvey({ id: '10002:777', state: 'skipped', plannedAt: site.clock.now() + 1 }));
    await site.ledger.create(aSurvey({ id: '10002:400', state: 'answered', response: { rating: 1 }, plannedAt: 1 }));
    await matchResponse(site.ports, '10002', id);
    expect(await site.responses.read(id)).toMatchObject({ surveyId: survey.surveyId });
  });

  it.each(['not named', 'never surveyed'])('is nothing to a work item that is %s', async (what) => {
    const { site, id } = await unmatched(what === 'not named' ? {} : { workItemKey: 'KAN-3' });
    if (what === 'not named') await site.sent({ workItemId: '10003', workItemKey: 'KAN-3' });
    expect((await look(site, '10003')).unmatched).toBeUndefined();
    expect((await matchResponse(site.ports, '10003', id)).kind).not.toBe('waiting');
    await site.hearBells();
    expect(values(site, 'KAN-3')).toEqual([]);
  });

  it('cannot be retried, nor matched when it is not there', async () => {
    const { site, id } = await unmatched();
    expect(await retryResponse(site.ports, id)).toEqual({ kind: 'not-parked' });
    expect(await matchResponse(site.ports, '10002', 'unmatched:other')).toEqual({ kind: 'not-found' });
  });
});

describe('a response whose token is for another work item than the one it names', () => {
  it('is written nowhere, and offered on the work item of its token alone', async () => {
    const { site, id } = await unmatched({ surveyToken: undefined });
    const survey = await site.sent({ workItemId: '10003', workItemKey: 'KAN-3' });
    await site.receive(responseTo(survey, { workItemKey: 'KAN-2', rating: 1 }));
    await site.hearBells();
    expect([values(site), values(site, 'KAN-3')]).toEqual([[], []]);
    const strange = site.responses.all().find(({ reason }) => reason === 'key-mismatch');
    expect((await look(site, '10003')).unmatched).toMatchObject({ id: strange?.id });
    expect((await look(site)).unmatched).toMatchObject({ id });
    expect(await matchResponse(site.ports, '10002', strange?.id ?? '')).toEqual({ kind: 'not-found' });
    expect(await matchResponse(site.ports, '10003', strange?.id ?? '')).toEqual({ kind: 'waiting' });
    await site.hearBells();
    expect([values(site), values(site, 'KAN-3')]).toEqual([[], [1]]);
  });

  it.each(['KAN-2', 'kan-2', '10002'])('is not one that names its own work item as %s', async (workItemKey) => {
    const site = world();
    await site.receive(responseTo(await site.sent(), { workItemKey }));
    await site.hearBells();
    expect(values(site)).toEqual([7]);
  });
});

describe('an admin', () => {
  const nameless = { workItemKey: undefined };

  it('sees every unmatched response, each for itself, and puts it on a work item that was surveyed', async () => {
    const { site, id } = await unmatched(nameless);
    await site.receive(responseTo({ token: '', key: '' }, { ...nameless, surveyToken: undefined, whole: 'second' }));
    const listed = await showAttention(site.ports);
    expect(new Set(listed.map(({ survey }) => survey.id)).size).toBe(2);
    expect(listed).toContainEqual(
      expect.objectContaining({ survey: expect.objectContaining({ id, response: { rating: 7 } }) as unknown }),
    );
    expect(await assignResponse(site.ports, id, 'KAN-2')).toEqual({ kind: 'waiting' });
    await site.hearBells();
    expect(values(site)).toEqual([7, 'Thanks']);
  });

  it.each([
    ['was never surveyed', 'KAN-3', 'not-possible'],
    ['is not there', 'KAN-404', 'not-found'],
  ])('puts it on no work item that %s', async (_what, key, kind) => {
    const { site, id } = await unmatched(nameless);
    expect(await assignResponse(site.ports, id, key)).toEqual({ kind });
    site.workItems.next = [{ kind: 'try-later' }];
    expect(await assignResponse(site.ports, id, 'KAN-2')).toEqual({ kind: 'try-later' });
    expect(await site.responses.read(id)).toMatchObject({ state: 'parked', comment: 'Thanks' });
  });

  it("puts one of the old rule's on the work item that rule surveyed, where that is switched on", async () => {
    const { site, id } = await unmatched(nameless, guideSettings({ acceptOldRule: true }));
    expect(await assignResponse(site.ports, id, 'KAN-3')).toEqual({ kind: 'waiting' });
    await site.hearBells();
    expect(values(site, 'KAN-3')).toEqual([7, 'Thanks']);
  });

  it('dismisses one, and nothing of its comment is left', async () => {
    const { site, id } = await unmatched();
    expect(await dismissResponse(site.ports, id)).toBe('dismissed');
    expect(JSON.stringify(site.responses.all())).not.toContain('Thanks');
    expect(await showAttention(site.ports)).toEqual([]);
    expect((await look(site)).unmatched).toBeUndefined();
    expect(await dismissResponse(site.ports, id)).toBe('not-possible');
    expect(await assignResponse(site.ports, id, 'KAN-2')).toEqual({ kind: 'not-possible' });
  });

  it('dismisses nothing that is matched', async () => {
    const site = world();
    await site.receive(responseTo(await site.sent()));
    const [response] = site.responses.all();
    expect(await dismissResponse(site.ports, response?.id ?? '')).toBe('not-possible');
  });
});
