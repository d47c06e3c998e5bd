import { aSurvey, COMMENT_FIELD, guideSettings, kan2, RATING_FIELD } from '../../test/builders/surveys';
import { responseTo, world, type World } from '../../test/builders/world';
import { fakePermissions } from '../../test/fakes/configuration';
import { fakeReader } from '../../test/fakes/reader';
import type { WorkItemSurvey } from '../contract/work-item';
import { workItemInputs } from '../contract/work-item';
import type { Permissions } from '../ports/configuration';
import { workItemResolver } from './work-item-resolver';

const OWN = '10002';
const OTHER = '10003';
const calls = Object.keys(workItemInputs) as (keyof typeof workItemInputs)[];

/** KAN-2 and KAN-3, each with a survey that waits and a response that is parked. */
async function twoWorkItems() {
  const site = world();
  site.workItems.add(kan2({ id: OTHER, key: 'KAN-3' }));
  const parkedOf: Record<string, string> = {};
  const both = [
    { workItemId: OWN, workItemKey: 'KAN-2' },
    { workItemId: OTHER, workItemKey: 'KAN-3' },
  ];
  for (const item of both) {
    const survey = await site.sent(item);
    site.workItems.item(item.workItemId).screen = [RATING_FIELD];
    await site.receive(responseTo(survey, { comment: 'Kept' }));
    await site.runQueue();
    parkedOf[item.workItemId] = site.responses.all().find(({ surveyId }) => surveyId === survey.surveyId)?.id ?? '';
  }
  site.clock.pass(1_000);
  for (const item of both) await site.plan({ ...item, changeId: '502' });
  const held = (id: string) => ({ surveyId: `${id}:502`, responseId: parkedOf[id] ?? '' });
  return { site, own: held(OWN), other: held(OTHER) };
}

function panel(site: World, permissions: Permissions, workItemId: string | undefined = OWN, platform: object = {}) {
  const resolve = workItemResolver({ ...site.ports, reader: fakeReader('da-DK'), permissions });
  const context = { extension: { issue: { id: workItemId }, project: { id: '10000' } } };
  return (functionKey: string, payload: object = {}, moreContext: object = context) =>
    resolve({ call: { functionKey, payload }, context: moreContext as never }, platform as never) as Promise<
      Record<string, unknown>
    >;
}

const inputOf = (call: string, held: { surveyId: string; responseId: string }) =>
  ({
    sendNow: { seen: held.surveyId },
    cancel: { surveyId: held.surveyId },
    retry: { responseId: held.responseId },
    match: { responseId: held.responseId },
  })[call] ?? {};

const stored = async (site: World) => ({
  surveys: site.ledger.all(),
  responses: site.responses.all(),
  excluded: await Promise.all([OWN, OTHER].map((id) => site.exclusions.isExcluded(id))),
  messages: site.dueQueue.messages.length,
});

const both = fakePermissions({ workItems: { [OWN]: 'edit', [OTHER]: 'edit' } });

describe('the work item of a call', () => {
  /** Every place in a payload where somebody might look for a work item. */
  const elsewhere = {
    workItemId: OTHER,
    issueId: OTHER,
    workItemKey: 'KAN-3',
    issueKey: 'KAN-3',
    issue: { id: OTHER, key: 'KAN-3' },
    extension: { issue: { id: OTHER } },
    context: { extension: { issue: { id: OTHER } } },
  };

  it.each(calls)('%s: is the one that the platform names, whatever the browser says', async (call) => {
    const { site, own } = await twoWorkItems();
    const before = await stored(site);
    const reply = await panel(site, both)(call, { ...inputOf(call, own), ...elsewhere });
    // The response that is parked here is known to be this survey's: there is nothing to match.
    expect(reply).toMatchObject({ ok: call !== 'match' });
    expect(JSON.stringify(reply)).not.toContain(`${OTHER}:`);
    const after = await stored(site);
    const others = ({ surveys, responses, excluded }: typeof before) => [
      surveys.filter(({ workItemId }) => workItemId === OTHER),
      responses.filter(({ surveyId }) => surveyId?.startsWith(OTHER)),
      excluded[1],
    ];
    expect(others(after)).toEqual(others(before));
  });

  it.each(calls)('%s: without one named by the platform, nothing is done', async (call) => {
    const { site, own, other } = await twoWorkItems();
    const before = await stored(site);
    for (const context of [{}, { extension: {} }, { extension: { issue: {} } }]) {
      for (const held of [own, other]) {
        const reply = await panel(site, both)(call, { ...inputOf(call, held), ...elsewhere }, context);
        expect(reply).toEqual({ ok: false, problem: 'not-allowed' });
      }
    }
    expect(await stored(site)).toEqual(before);
  });

  it.each(['cancel', 'retry', 'match'])('%s: what belongs to another one is not found', async (call) => {
    const { site, other } = await twoWorkItems();
    const before = await stored(site);
    expect(await panel(site, both)(call, inputOf(call, other))).toEqual({ ok: false, problem: 'not-found' });
    expect(await stored(site)).toEqual(before);
  });
});

describe('who acted', () => {
  it('is the person the platform names, whatever the browser says', async () => {
    const { site, own } = await twoWorkItems();
    const context = { accountId: 'somebody', extension: { issue: { id: OWN }, project: { id: '10000' } } };
    const platform = { principal: { accountId: 'agnes' } };
    const lie = { by: 'somebody', accountId: 'somebody', context: { accountId: 'somebody' } };
    const act = (call: string) => panel(site, both, OWN, platform)(call, { ...inputOf(call, own), ...lie }, context);
    expect(await act('cancel')).toMatchObject({ ok: true });
    expect(await act('sendNow')).toMatchObject({ ok: true });
    expect(await act('exclude')).toMatchObject({ ok: true });
    const [mine, theirs] = [site.ledger.all(), site.ledger.all()].map((surveys, index) =>
      surveys.filter(({ workItemId }) => workItemId === [OWN, OTHER][index]).flatMap(({ history }) => history),
    );
    expect(mine?.flatMap(({ state, by }) => (by ? [`${state} by ${by}`] : [])).sort()).toEqual([
      'cancelled by agnes',
      'planned by agnes',
    ]);
    expect(theirs?.some(({ by }) => by)).toBe(false);
    expect(await site.exclusions.choiceFor(OWN)).toMatchObject({ excludedBy: 'agnes' });
    expect(JSON.stringify(await stored(site))).not.toContain('somebody');
  });

  it('is told to nobody where the platform does not name a person', async () => {
    const { site, own } = await twoWorkItems();
    expect(await panel(site, both)('cancel', inputOf('cancel', own))).toMatchObject({ ok: true });
    expect(JSON.stringify(site.ledger.all())).not.toContain('"by"');
  });
});

describe('who may act on a work item', () => {
  const answering = (answer: Awaited<ReturnType<Permissions['onWorkItem']>>): Permissions => ({
    isAdmin: async () => 'yes',
    onWorkItem: async () => answer,
  });

  it.each(calls)('%s: nobody while Jira is unavailable, and nobody who may not see it', async (call) => {
    const { site, own } = await twoWorkItems();
    const before = await stored(site);
    for (const [answer, problem] of [
      ['unknown', 'jira-unavailable'],
      ['none', 'not-allowed'],
    ] as const) {
      expect(await panel(site, answering(answer))(call, inputOf(call, own))).toEqual({ ok: false, problem });
      // Whether an input would do is not told either.
      expect(await panel(site, answering(answer))(call, { seen: 7 })).toEqual({ ok: false, problem });
    }
    expect(await stored(site)).toEqual(before);
  });

  it.each(calls)('%s: who may see it sees it, and changes nothing', async (call) => {
    const { site, own } = await twoWorkItems();
    const before = await stored(site);
    const reply = await panel(site, answering('see'))(call, inputOf(call, own));
    if (call === 'getSurvey') expect(reply).toMatchObject({ ok: true, value: { actions: [] } });
    else if (call === 'getStory') expect(reply).toMatchObject({ ok: true, value: { earlier: [] } });
    else expect(reply).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await stored(site)).toEqual(before);
  });
});

describe('the panel', () => {
  it('shows the newest survey with its comment, and the earlier ones without', async () => {
    const site = world();
    const first = await site.sent();
    await site.receive(responseTo(first, { rating: 9, comment: 'Earlier', ratedAt: site.clock.now() }));
    await site.runQueue();
    site.clock.pass(1_000);
    const second = await site.sent({ changeId: '502' });
    await site.receive(responseTo(second, { rating: 3, comment: 'Now', ratedAt: site.clock.now() }));
    await site.runQueue();
    const reply = await panel(site, both)('getSurvey');
    expect(reply).toMatchObject({
      value: {
        latest: { id: second.surveyId, state: 'answered', rating: 3, comment: 'Now', origin: 'completion' },
        earlier: [{ id: first.surveyId, rating: 9 }],
        covered: true,
        excluded: false,
        paused: false,
        fieldNames: { rating: 'NPS Rating', comment: 'NPS Comment' },
        actions: ['send-again', 'exclude'],
      },
    });
    expect(JSON.stringify((reply as { value: { earlier: unknown } }).value.earlier)).not.toContain('Earlier');
  });

  it('says which rating the comment came with once the respondent changed it', async () => {
    const site = world();
    const survey = await site.sent();
    const respond = async (rating: number, comment?: string) => {
      site.clock.pass(1_000);
      await site.receive(responseTo(survey, { rating, comment, ratedAt: site.clock.now() }));
      await site.runQueue();
      return (await panel(site, both)('getSurvey')) as { value: { latest: WorkItemSurvey['latest'] } };
    };
    expect((await respond(0, 'Terrible')).value.latest?.commentRating).toBeUndefined();
    expect((await respond(7)).value.latest).toMatchObject({ rating: 7, comment: 'Terrible', commentRating: 0 });
    expect((await respond(7, 'Better')).value.latest?.commentRating).toBeUndefined();
  });

  it('names the fields of a parked response and why they were refused', async () => {
    const { site, own } = await twoWorkItems();
    expect(await panel(site, both)('getSurvey')).toMatchObject({
      value: {
        parked: {
          responseId: own.responseId,
          reason: 'field-refused',
          fields: [{ name: 'comment', cause: 'not-on-screen' }],
        },
      },
    });
    expect(site.workItems.item(OWN).values[COMMENT_FIELD]).toBeUndefined();
  });

  it.each([
    ['an admin', true],
    ['anybody else', false],
  ])(
    'shows %s what of a parked response is not on the work item, and says whether the cure is theirs',
    async (_who, admin) => {
      const { site } = await twoWorkItems();
      const looker = fakePermissions({ admin, workItems: { [OWN]: 'see' } });
      const { value } = (await panel(site, looker)('getSurvey')) as { value: WorkItemSurvey };
      // Its rating was written; another survey has been planned since.
      expect(value.earlier).toMatchObject([{ rating: 7 }]);
      expect(value.parked).toMatchObject({ comment: 'Kept', isForAdmin: admin });
      expect([value.parked?.rating, value.parked?.respondedAt]).toEqual([undefined, undefined]);
      expect(value.actions).toEqual([]);
    },
  );

  it('shows the whole of a response of which nothing could be written', async () => {
    const site = world(guideSettings({ fields: {} }));
    const survey = await site.sent({ workItemId: OWN, workItemKey: 'KAN-2' });
    await site.receive(responseTo(survey, { rating: 3, comment: 'Slow.\nVery.' }));
    await site.runQueue();
    expect(await panel(site, both)('getSurvey')).toMatchObject({
      value: {
        latest: { state: 'sent' },
        parked: { reason: 'no-fields', rating: 3, comment: 'Slow.\nVery.', respondedAt: expect.any(Number) as number },
      },
    });
  });

  it('says of a survey that waits what was tried in vain, and nothing of it once the survey is out', async () => {
    const site = world();
    const failing = { call: { since: 1_000, times: 3 } };
    const survey = aSurvey({ state: 'scheduled', failing, dueAt: 9_000 });
    await site.ledger.create(survey);
    const latest = async () =>
      ((await panel(site, both)('getSurvey')) as { value: { latest: WorkItemSurvey['latest'] } }).value.latest;
    expect((await latest())?.failing).toEqual({ of: 'nps-today', since: 1_000, times: 3, nextAt: 9_000 });
    const stored = await site.survey(survey.id);
    await site.ledger.replace({ ...stored, failing: { 'work-item': { since: 1_000, times: 3 } } });
    expect((await latest())?.failing).toMatchObject({ of: 'jira' });
    await site.ledger.replace({ ...(await site.survey(survey.id)), reason: 'egress-refused', failing });
    expect((await latest())?.failing).toMatchObject({ of: 'permission' });
    await site.ledger.replace({ ...(await site.survey(survey.id)), state: 'sent', reason: undefined });
    expect((await latest())?.failing).toBeUndefined();
  });

  it('names whom a survey would be sent to, and says where that is the person at the screen', async () => {
    const call = (accountId: string) =>
      panel(world(), both, OWN, { principal: { accountId } })('getRespondent') as Promise<unknown>;
    const value = { accountId: 'customer-1', isYou: false };
    expect(await call('agent-1')).toEqual({ ok: true, value });
    expect(await call('customer-1')).toEqual({ ok: true, value: { ...value, isYou: true } });
    const site = world();
    site.workItems.add(kan2({ reporter: undefined }));
    expect(await panel(site, both)('getRespondent')).toEqual({
      ok: true,
      value: { isYou: false, reason: 'no-reporter' },
    });
  });

  it.each([
    ['not-covered', guideSettings({ rules: [] }), {}],
    ['not-found', guideSettings(), { access: 'gone' as const }],
  ])('says %s where no survey can be sent', async (problem, settings, item) => {
    const site = world(settings);
    site.workItems.add(kan2({}, item));
    expect(await panel(site, both)('sendNow', { seen: null })).toEqual({ ok: false, problem });
  });

  it('says that Jira is unavailable, or that it is too late', async () => {
    const site = world();
    site.workItems.next = [{ kind: 'try-later' }];
    expect(await panel(site, both)('sendNow', { seen: null })).toEqual({ ok: false, problem: 'jira-unavailable' });
    await site.ledger.create(aSurvey({ state: 'sent' }));
    expect(await panel(site, both)('sendNow', { seen: null })).toEqual({ ok: false, problem: 'not-possible-now' });
    expect(await panel(site, both)('cancel', { surveyId: aSurvey().id })).toEqual({
      ok: false,
      problem: 'not-possible-now',
    });
    const { site: other, own } = await twoWorkItems();
    await panel(other, both)('retry', { responseId: own.responseId });
    expect(await panel(other, both)('retry', { responseId: own.responseId })).toEqual({
      ok: false,
      problem: 'not-possible-now',
    });
  });
});
