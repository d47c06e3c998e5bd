import { NO_RAILS } from './call-table';
import { COMMENT_FIELD, RATING_FIELD, startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

type Row = Record<string, unknown> & { record: Record<string, unknown> };

/** What the app has kept of one entity, as the version before rules kept it: without what has been added to records since. */
function asBefore(entity: string, withoutIt: (record: Record<string, unknown>) => Record<string, unknown>): void {
  const rows = Object.entries(site.simulator.forge.storage().entities[entity] ?? {}) as [string, Row][];
  expect(rows.length).toBeGreaterThan(0);
  site.simulator.forge.fillStorage(
    entity,
    rows.map(([key, row]) => [key, { ...row, record: withoutIt(row.record) }]),
  );
}

function settingsBefore({ settings, ...record }: Record<string, unknown>): Record<string, unknown> {
  const { guardRails, ...before } = settings as Record<string, unknown>;
  expect(guardRails).toBeDefined();
  const parts = ['campaignId', 'campaignName', 'enabled', 'finishedStatuses', 'id', 'projects'];
  expect((before['rules'] as object[]).map((rule) => Object.keys(rule).sort())).toEqual([parts]);
  return { ...record, settings: before };
}

/**
 * A site that was set up before there were rules to edit: one that has surveyed, with a response that came and one that is
 * still to come. The rule's own row had the shape that it has now.
 */
beforeEach(async () => {
  await site.reset();
  await site.respond(await site.complete('KAN-2'), { rating: 4, comment: 'Early days' });
  await site.complete('KAN-3');
  asBefore('settings', settingsBefore);
  asBefore('survey', ({ decision: _decision, ...record }) => record);
  asBefore('response', ({ projectId: _project, ...record }) => record);
});

interface Listed {
  value: { id: string; revision: number; campaign: { id: number }; scope: object }[];
}

it('surveys what it surveyed, and sends nothing else than before', async () => {
  await site.transition('OPS-1', 'Done');
  const { respondent, custom } = await site.complete('KAN-4');
  expect(await site.invitations()).toHaveLength(3);
  expect(Object.keys(respondent).sort()).toEqual(['emailAddress', 'externalId', 'firstName', 'lastName']);
  expect(Object.keys(custom).sort()).toEqual(['issueKey', 'surveyToken']);
  await site.transition('KAN-4', 'To Do');
  await site.complete('KAN-4');
  expect(await site.invitations()).toHaveLength(4);
});

it('takes the response to a survey that went out before', async () => {
  await site.respond(await site.invitationFor('KAN-3'), { rating: 9, comment: 'At last' });
  expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: 9, comment: 'At last', mark: { state: 'answered' } });
  expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 4, comment: 'Early days' });
});

it('shows its surveys on every screen, those from before without a decision', async () => {
  await site.advance(5);
  for (const call of ['getSetup', 'getOverview', 'getCounts', 'getCauses', 'checkRules']) {
    expect([call, await site.asAdmin(call)]).toMatchObject([call, { ok: true }]);
  }
  const { value } = await site.asAdmin<{ value: { entries: object[] } }>('getActivity', { filter: {} });
  expect(value.entries).toHaveLength(2);
  const panel = await site.onPanel<{ value: { latest: object } }>('getSurvey', 'KAN-2');
  expect(panel.value.latest).toMatchObject({ state: 'answered', rating: 4 });
  expect(panel.value.latest).not.toHaveProperty('decision');
  expect(await site.asAdmin('explain', { workItemKey: 'KAN-1' })).toMatchObject({ ok: true });
});

it('has one rule, which is still the same after it was saved as it stands, with guard rails beside it', async () => {
  const [rule, ...others] = (await site.asAdmin<Listed>('listRules')).value;
  if (!rule) throw new Error('The rule is gone');
  expect(others).toEqual([]);
  const { id, revision, campaign, scope } = rule;
  const saved = { rule: { id, revision }, campaignId: campaign.id, ...scope };
  expect(await site.asAdmin('saveRule', saved)).toMatchObject({ ok: true });
  const rails = { ...NO_RAILS, noSurveyLabel: 'no-survey' };
  expect(await site.asAdmin('saveGuardRails', rails)).toMatchObject({ ok: true });
  await site.jira('PUT', '/issue/KAN-1', { fields: { labels: ['no-survey'] } });
  await site.transition('KAN-1', 'Done');
  await site.complete('KAN-4');
  expect((await site.onWorkItem('KAN-1')).mark).toMatchObject({ state: 'skipped', reason: 'no-survey-label' });
  expect(await site.asAdmin('saveFields', { rating: RATING_FIELD, comment: COMMENT_FIELD })).toMatchObject({
    ok: true,
  });
});
