import { CAMPAIGN, COMMENT_FIELD, RATING_FIELD, startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

describe("the guide's loop", () => {
  it('goes from Done to a survey, from a response to two fields', async () => {
    const invitation = await site.complete('KAN-2');
    expect(invitation).toMatchObject({
      campaignId: CAMPAIGN,
      respondent: { emailAddress: 'customer@example.com', firstName: 'Carla', lastName: 'Customer' },
      custom: { issueKey: 'KAN-2' },
    });
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'sent' });

    await site.respond(invitation, { rating: 7, comment: 'Quick help' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({
      rating: 7,
      comment: 'Quick help',
      mark: { state: 'answered', rating: 7, category: 'passive' },
    });
  });

  it('sends what the guide sends, and no title', async () => {
    await site.complete('KAN-2');
    const [call, ...more] = await site.requests('nps-today');
    expect(more).toEqual([]);
    expect(call).toMatchObject({ method: 'POST', path: `/campaigns/${CAMPAIGN}/respondent`, status: 200 });
    const body = call?.requestBody as { respondent: object; custom: object };
    expect(Object.keys(body).sort()).toEqual(['custom', 'respondent']);
    expect(Object.keys(body.respondent).sort()).toEqual(['emailAddress', 'externalId', 'firstName', 'lastName']);
    expect(Object.keys(body.custom).sort()).toEqual(['issueKey', 'surveyToken']);
  });

  it('writes fields and mark in one call', async () => {
    const invitation = await site.complete('KAN-2');
    await site.respond(invitation, { rating: 7, comment: 'Quick help' });
    const writes = await site.writes();
    expect(writes).toHaveLength(1);
    expect(writes[0]?.requestBody).toMatchObject({
      fields: { [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Quick help' },
      properties: [{ key: 'nps-today' }],
    });
  });

  it('keeps no address, no name and no comment', async () => {
    const invitation = await site.complete('KAN-2');
    await site.respond(invitation, { rating: 7, comment: 'Quick help' });
    const stored = JSON.stringify(await site.storage());
    for (const personal of ['customer@example.com', 'Carla', 'Quick help']) expect(stored).not.toContain(personal);
  });

  it('sends the title along once that is switched on', async () => {
    expect(await site.asAdmin('saveOptions', { sendSummary: true, acceptAutomation: false })).toMatchObject({
      ok: true,
    });
    const { custom } = await site.complete('KAN-2');
    expect(custom.issueSummary).toBe('Invoice shows the wrong address');
  });
});

describe('a completion', () => {
  it('is surveyed once for a work item that is created in a finished status', async () => {
    const { transitions } = await site.jira<{ transitions: { id: string; name: string }[] }>(
      'GET',
      '/issue/KAN-1/transitions',
    );
    const done = transitions.find(({ name }) => name === 'Done');
    const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, 'customer@example.com');
    const created = await site.jira<{ key: string }>('POST', '/issue', {
      fields: {
        project: { key: 'KAN' },
        summary: 'Done already',
        issuetype: { name: 'Task' },
        reporter: { accountId },
      },
      transition: { id: done?.id },
    });
    await site.idle();
    await site.advance(600);
    expect((await site.invitations()).map(({ custom }) => custom.issueKey)).toEqual([created.key]);
  });

  it('is not assumed for a work item that is only created', async () => {
    await site.jira('POST', '/issue', {
      fields: { project: { key: 'KAN' }, summary: 'New', issuetype: { name: 'Task' } },
    });
    await site.idle();
    await site.advance(600);
    expect(await site.invitations()).toEqual([]);
    expect(await site.surveys()).toEqual([]);
  });

  it('is surveyed again after reopening and finishing once more, and both responses are written', async () => {
    const first = await site.complete('KAN-2');
    await site.respond(first, { rating: 2, comment: 'Not fixed' });
    await site.transition('KAN-2', 'In Progress');
    const second = await site.complete('KAN-2');
    expect(second.id).not.toBe(first.id);
    await site.respond(second, { rating: 9, comment: 'Fixed now' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'Fixed now' });
    expect((await site.surveys()).map(({ state }) => state)).toEqual(['answered', 'answered']);
  });

  it('has its survey cancelled when the work item is reopened before the survey goes out', async () => {
    await site.fault({ target: 'queue', match: 'due-surveys', kind: 'drop' });
    await site.transition('KAN-2', 'Done');
    await site.transition('KAN-2', 'In Progress');
    await site.idle();
    await site.advance(600);
    expect(await site.invitations()).toEqual([]);
    expect(await site.surveys()).toMatchObject([{ state: 'cancelled', reason: 'reopened' }]);
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'cancelled', reason: 'reopened' });
  });

  it('is surveyed once although the event comes twice', async () => {
    await site.fault({ target: 'function', match: 'plan-survey', kind: 'duplicate' });
    await site.complete('KAN-2');
    await site.advance(900);
    expect(await site.invitations()).toHaveLength(1);
  });

  it('is surveyed by the sweep when every queue message is lost', async () => {
    await site.fault({ target: 'queue', kind: 'drop', times: 50 });
    await site.transition('KAN-2', 'Done');
    await site.idle();
    expect(await site.invitations()).toEqual([]);
    await site.advance(600);
    await site.respond(await site.invitationFor('KAN-2'), { rating: 8 });
    await site.advance(600);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 8 });
  });

  it('is ignored in a project without a rule', async () => {
    await site.transition('OPS-1', 'Done');
    await site.idle();
    await site.advance(600);
    expect(await site.surveys()).toEqual([]);
  });

  it('costs no invocation where an update changes no status', async () => {
    await site.jira('PUT', '/issue/KAN-2', { fields: { summary: 'Another title' } });
    await site.idle();
    expect(await site.control('GET', '/metrics')).toMatchObject({ invocations: {} });
  });
});

describe('who is surveyed', () => {
  const reporterCases: [string, string, (site: TestSite) => void][] = [
    ['no reporter', 'no-reporter', ({ change }) => change.setReporter('KAN-2', null)],
    ['an app as reporter', 'reporter-is-app', ({ change }) => change.setReporterAppAccount('KAN-2')],
    ['an inactive reporter', 'reporter-inactive', ({ change }) => change.deactivateUser('customer@example.com')],
    [
      'a reporter whose address nobody tells',
      'no-email',
      ({ change }) => {
        change.setEmailHidden('customer@example.com', true);
        change.setEmailApiBlocked('customer@example.com', true);
      },
    ],
  ];

  it.each(reporterCases)('%s: skipped, with the reason where everyone sees it', async (_who, reason, arrange) => {
    arrange(site);
    await site.transition('KAN-2', 'Done');
    await site.idle();
    await site.advance(900);
    expect(await site.invitations()).toEqual([]);
    expect(await site.surveys()).toMatchObject([{ state: 'skipped', reason }]);
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'skipped', reason });
    expect(await site.requests('nps-today')).toEqual([]);
  });

  it('a reporter whose hidden address the app may read is surveyed', async () => {
    const invitation = await site.complete('KAN-4');
    expect(invitation.respondent).toMatchObject({
      emailAddress: 'hidden@example.com',
      firstName: 'Hidden',
      lastName: '',
    });
  });
});

describe('a site that followed the guide before', () => {
  const oldNotification = (change: object = {}) => ({
    Rating: 4,
    UserComment: 'From the earlier automation',
    RatingTime: '2026-01-05T12:00:00.0000000+00:00',
    CampaignId: CAMPAIGN,
    Custom: { issueKey: 'KAN-3' },
    ...change,
  });

  it("gets no responses to the guide's surveys before that option is on", async () => {
    expect(await site.post(oldNotification())).toBe(202);
    await site.idle();
    expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: null, comment: null });
  });

  it("gets responses to the guide's surveys once that option is on, for connected campaigns only", async () => {
    await site.asAdmin('saveOptions', { sendSummary: false, acceptAutomation: true });
    expect(await site.post(oldNotification({ CampaignId: 999 }))).toBe(202);
    expect(await site.post(oldNotification())).toBe(202);
    await site.idle();
    expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: 4, comment: 'From the earlier automation' });
  });
});
