import { aSurvey, CAMPAIGN, guideSettings, kan2, NOON } from '../../../test/builders/surveys';
import { responseTo, world, type World } from '../../../test/builders/world';
import type { Survey } from '../../domain/survey';
import { assignResponse, dismissResponse, matchResponse } from './match-response';
import { retryResponse } from './retry-response';
import { listAttention } from '../activity/list-attention';
import { showWorkItem } from '../work-item/show-work-item';

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

const panelOf = (site: World, workItemId = '10002', mayEdit = true) =>
  showWorkItem(site.ports, { workItemId, mayEdit });
const values = (site: World, key = 'KAN-2') => Object.values(site.workItems.item(key).values);

describe('an unmatched response that names a surveyed work item', () => {
  it('is offered there, and applied once a person says that it belongs there', async () => {
    const { site, survey, id } = await unmatched();
    const shown = await panelOf(site);
    expect(shown).toMatchObject({ unmatched: { id, rating: 7, comment: 'Thanks' }, parked: undefined });
    expect(shown.actions).toContain('match');
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'waiting' });
    await site.runQueue();
    expect(values(site)).toEqual([7, 'Thanks']);
    expect(await site.survey(survey.surveyId)).toMatchObject({ state: 'answered', response: { rating: 7 } });
    expect(site.responses.all()).toMatchObject([{ state: 'applied' }]);
    expect(JSON.stringify(site.responses.all())).not.toContain('Thanks');
    expect((await panelOf(site)).unmatched).toBeUndefined();
    expect(await matchResponse(site.ports, '10002', id)).not.toEqual({ kind: 'waiting' });
  });

  it('has in the history who said so, and nowhere else once it is applied', async () => {
    const { site, survey, id } = await unmatched();
    await matchResponse(site.ports, '10002', id, 'agnes');
    expect(await site.responses.read(id)).toMatchObject({ matchedBy: 'agnes' });
    await site.runQueue();
    const { history } = await site.survey(survey.surveyId);
    expect(history.map(({ state, by }) => [state, by]).slice(-2)).toEqual([
      ['sent', undefined],
      ['answered', 'agnes'],
    ]);
    expect(await site.responses.read(id)).not.toHaveProperty('matchedBy');
  });

  it('by its numeric id is offered there too', async () => {
    const { site, id } = await unmatched({ workItemKey: '10002' });
    expect((await panelOf(site)).unmatched).toMatchObject({ id });
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'waiting' });
  });

  it('may be seen but not acted on by those who may only look', async () => {
    const { site, id } = await unmatched();
    expect(await panelOf(site, '10002', false)).toMatchObject({ unmatched: { id }, actions: [] });
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
    expect((await panelOf(site, '10003')).unmatched).toBeUndefined();
    expect((await matchResponse(site.ports, '10003', id)).kind).not.toBe('waiting');
    await site.runQueue();
    expect(values(site, 'KAN-3')).toEqual([]);
  });

  it('cannot be retried, nor matched when it is not there', async () => {
    const { site, id } = await unmatched();
    expect(await retryResponse(site.ports, id)).toEqual({ kind: 'not-parked' });
    expect(await matchResponse(site.ports, '10002', 'unmatched:other')).toEqual({ kind: 'not-found' });
  });
});

describe('a person who says where a response belongs', () => {
  it('has it applied by a queue message that arrives at once', async () => {
    const { site, id } = await unmatched();
    site.ports.dueQueue.responseDue = async (each) => void (await site.apply(each));
    await matchResponse(site.ports, '10002', id);
    expect(values(site)).toEqual([7, 'Thanks']);
  });

  it.each([
    ['matches', (site: World, id: string) => matchResponse(site.ports, '10002', id), { kind: 'not-possible' }],
    ['assigns', (site: World, id: string) => assignResponse(site.ports, id, 'KAN-2'), { kind: 'not-possible' }],
    ['dismisses', (site: World, id: string) => dismissResponse(site.ports, id), 'not-possible'],
  ] as const)('and %s it a moment after somebody else did, changes nothing', async (_what, act, outcome) => {
    const { site, id } = await unmatched();
    const { replace } = site.ports.responses;
    site.ports.responses.replace = async (response) => {
      site.ports.responses.replace = replace;
      await dismissResponse(site.ports, id);
      return replace(response);
    };
    expect(await act(site, id)).toEqual(outcome);
    expect(site.dueQueue.messages).toEqual([]);
    expect(await site.responses.read(id)).toMatchObject({ state: 'dismissed' });
  });

  it('sees that it is too late for a response already dealt with', async () => {
    const { site, id } = await unmatched();
    await dismissResponse(site.ports, id);
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'not-possible' });
  });

  it.each([
    [{ campaignId: undefined }, { acceptAutomation: true }],
    [{ campaignId: 999 }, { acceptAutomation: true }],
    [{}, { acceptAutomation: false }],
  ])('puts none on a work item that no rule of ours surveyed: %j with %j', async (change, options) => {
    const { site, id } = await unmatched({ workItemKey: undefined, ...change }, guideSettings(options));
    expect(await assignResponse(site.ports, id, 'KAN-3')).toEqual({ kind: 'not-possible' });
    expect(site.ledger.all()).toHaveLength(1);
    expect(await site.responses.read(id)).toMatchObject({ state: 'parked', comment: 'Thanks' });
  });
});

describe('the survey that an unmatched response is given to', () => {
  const OTHER_CAMPAIGN = 777;
  /** KAN-2 has these surveys, the newest first, and a response without a token of the guide's campaign. */
  async function among(...surveys: Partial<Survey>[]) {
    const site = world();
    for (const [age, change] of surveys.entries()) {
      await site.ledger.create(
        aSurvey({ id: `10002:${age}`, plannedAt: NOON - age, state: 'sent', campaignId: CAMPAIGN, ...change }),
      );
    }
    await site.receive(responseTo({ token: '', key: 'KAN-2' }, { surveyToken: undefined }));
    const id = site.responses.all()[0]?.id ?? '';
    const outcome = await matchResponse(site.ports, '10002', id);
    return outcome.kind === 'waiting' ? (await site.responses.read(id))?.surveyId : undefined;
  }
  const known: Partial<Survey> = { state: 'answered', response: { rating: 3 } };

  it('is the one of its campaign that still waits for a response', async () => {
    expect(await among(known, { campaignId: OTHER_CAMPAIGN }, {}, {})).toBe('10002:2');
  });

  it('is the newest that waits, where none is of its campaign', async () => {
    expect(await among(known, { campaignId: OTHER_CAMPAIGN }, { campaignId: OTHER_CAMPAIGN })).toBe('10002:1');
  });

  it('is the newest that went out, where none waits', async () => {
    expect(await among({ state: 'skipped' }, known, known)).toBe('10002:1');
  });

  it.each(['planned', 'scheduled', 'skipped', 'cancelled'] as const)('is none that is %s', async (state) => {
    expect(await among({ state }, {})).toBe('10002:1');
    expect(await among({ state })).toBeUndefined();
  });

  it.each(['sending', 'sent', 'unconfirmed', 'failed', 'expired', 'answered'] as const)(
    'may be one that is %s',
    async (state) => expect(await among({ state })).toBe('10002:0'),
  );

  it('is judged by what is stored, not by a list that lags behind', async () => {
    const { site, id } = await unmatched();
    const older = aSurvey({ id: '10002:400', state: 'answered', response: { rating: 1 }, plannedAt: 1 });
    await site.ledger.create(older);
    site.ports.ledger.ofWorkItem = async () => [
      aSurvey({ id: '10002:gone', state: 'sent', plannedAt: 2 }),
      { ...older, state: 'sent', response: undefined },
    ];
    await matchResponse(site.ports, '10002', id);
    expect(await site.responses.read(id)).toMatchObject({ state: 'waiting', surveyId: '10002:400' });
  });
});

describe('the work item that an unmatched response is offered on', () => {
  it('is one whose newest survey never went out, too, as long as one did', async () => {
    const { site, id } = await unmatched();
    await site.ledger.create(aSurvey({ id: '10002:777', state: 'skipped', plannedAt: site.clock.now() + 1 }));
    expect((await panelOf(site)).unmatched).toMatchObject({ id });
  });

  it.each(['planned', 'skipped'] as const)('is none of which every survey is %s', async (state) => {
    const site = world();
    await site.ledger.create(aSurvey({ state }));
    await site.receive(responseTo({ token: '', key: 'KAN-2' }, { surveyToken: undefined }));
    expect(await panelOf(site)).toMatchObject({ unmatched: undefined });
  });

  it('is the one it names, under a key of before too', async () => {
    const { site, id } = await unmatched();
    await site.ledger.create(aSurvey({ id: '10002:777', workItemKey: 'OPS-9', plannedAt: site.clock.now() + 1 }));
    expect((await panelOf(site)).unmatched).toMatchObject({ id });
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'waiting' });
  });

  it('is none where it names nothing', async () => {
    const { site, id } = await unmatched({ workItemKey: undefined });
    expect((await panelOf(site)).unmatched).toBeUndefined();
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'not-found' });
  });

  it('shows the one that came last', async () => {
    const { site } = await unmatched();
    for (const rating of [3, 4]) {
      site.clock.pass(1_000);
      await site.receive(responseTo({ token: '', key: 'KAN-2' }, { surveyToken: undefined, rating }));
    }
    expect((await panelOf(site)).unmatched).toMatchObject({ rating: 4 });
  });

  it('is none for a token of a survey that nobody has', async () => {
    const site = world();
    const survey = await site.sent();
    Object.assign(site.ports.ledger, {
      read: async () => undefined,
      newestOf: async () => undefined,
      ofWorkItem: async () => [],
    });
    await site.receive(responseTo(survey));
    await site.runQueue();
    const [response] = site.responses.all();
    expect(response).toMatchObject({ state: 'parked', reason: 'survey-unknown' });
    expect(await matchResponse(site.ports, '10002', response?.id ?? '')).toEqual({ kind: 'not-found' });
  });
});

describe('a response whose token is for another work item than the one it names', () => {
  it('is written nowhere, and offered on the work item of its token alone', async () => {
    const { site, id } = await unmatched({ surveyToken: undefined });
    const survey = await site.sent({ workItemId: '10003', workItemKey: 'KAN-3' });
    await site.receive(responseTo(survey, { workItemKey: 'KAN-2', rating: 1 }));
    await site.runQueue();
    expect([values(site), values(site, 'KAN-3')]).toEqual([[], []]);
    const strange = site.responses.all().find(({ reason }) => reason === 'key-mismatch');
    expect((await panelOf(site, '10003')).unmatched).toMatchObject({ id: strange?.id });
    expect((await panelOf(site)).unmatched).toMatchObject({ id });
    expect(await matchResponse(site.ports, '10002', strange?.id ?? '')).toEqual({ kind: 'not-found' });
    expect(await matchResponse(site.ports, '10003', strange?.id ?? '')).toEqual({ kind: 'waiting' });
    await site.runQueue();
    expect([values(site), values(site, 'KAN-3')]).toEqual([[], [1]]);
  });

  it('belongs to the survey of its token, although a newer one waits for a response', async () => {
    const site = world();
    const survey = await site.sent();
    await site.sent({ changeId: '777' });
    await site.receive(responseTo(survey, { workItemKey: 'KAN-3' }));
    await site.runQueue();
    const id = site.responses.all()[0]?.id ?? '';
    expect(await matchResponse(site.ports, '10002', id)).toEqual({ kind: 'waiting' });
    expect(await site.responses.read(id)).toMatchObject({ surveyId: survey.surveyId });
  });

  it.each(['KAN-2', 'kan-2', '10002'])('is not one that names its own work item as %s', async (workItemKey) => {
    const site = world();
    await site.receive(responseTo(await site.sent(), { workItemKey }));
    await site.runQueue();
    expect(values(site)).toEqual([7]);
  });
});

describe('an admin', () => {
  const nameless = { workItemKey: undefined };

  it('sees every unmatched response, each for itself, and puts it on a work item that was surveyed', async () => {
    const { site, id } = await unmatched(nameless);
    await site.receive(responseTo({ token: '', key: '' }, { ...nameless, surveyToken: undefined, whole: 'second' }));
    const { shown: listed } = await listAttention(site.ports);
    expect(new Set(listed.map(({ survey }) => survey.id)).size).toBe(2);
    expect(listed).toContainEqual(
      expect.objectContaining({ survey: expect.objectContaining({ id, response: { rating: 7 } }) as unknown }),
    );
    expect(await assignResponse(site.ports, id, 'KAN-2', 'alice')).toEqual({ kind: 'waiting' });
    await site.runQueue();
    expect(values(site)).toEqual([7, 'Thanks']);
    expect(site.ledger.all().flatMap(({ history }) => history.at(-1)?.by ?? [])).toEqual(['alice']);
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

  it("puts one of the earlier automation's on the work item it surveyed, where that is switched on", async () => {
    const { site, id } = await unmatched(nameless, guideSettings({ acceptAutomation: true }));
    expect(await assignResponse(site.ports, id, 'KAN-3')).toEqual({ kind: 'waiting' });
    await site.runQueue();
    expect(values(site, 'KAN-3')).toEqual([7, 'Thanks']);
  });

  it('dismisses one, and nothing of its comment is left', async () => {
    const { site, id } = await unmatched();
    expect(await dismissResponse(site.ports, id)).toBe('dismissed');
    expect(JSON.stringify(site.responses.all())).not.toContain('Thanks');
    expect(await listAttention(site.ports)).toEqual({ shown: [] });
    expect((await panelOf(site)).unmatched).toBeUndefined();
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
