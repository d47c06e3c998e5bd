import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

interface Shown {
  value: { latest?: { state: string }; actions: string[] };
}

const NEEDS_CONSENT = /Authentication Required/;

/** A call of a screen by a person for whom the platform has no token: it asks for consent when this very error comes out. */
function callOf(moduleKey: string, functionKey: string, payload: object, extension?: Record<string, unknown>) {
  const call = site.simulator.forge.invokeResolver({ moduleKey, functionKey, payload, extension, accountId: '' });
  return Promise.all([call, site.idle()]);
}

describe('S10: a screen whose person has not consented yet', () => {
  it('makes the platform ask for consent, on the admin page and on the work item', async () => {
    await expect(callOf('admin', 'getSetup', {})).rejects.toThrow(NEEDS_CONSENT);
    const { id } = await site.jira<{ id: string }>('GET', '/issue/KAN-2');
    await expect(callOf('survey-panel', 'getSurvey', {}, { issue: { id } })).rejects.toThrow(NEEDS_CONSENT);
    await expect(callOf('survey-panel', 'exclude', {}, { issue: { id } })).rejects.toThrow(NEEDS_CONSENT);
    expect(JSON.stringify(await site.storage())).not.toContain(`choice:${id}`);
  });

  it('is distinguished from an outage of Jira', async () => {
    await site.fault({ target: 'jira', kind: 'status', status: 503, match: 'mypermissions' });
    expect(await site.asAdmin('getSetup')).toEqual({ ok: false, problem: 'jira-unavailable' });
  });
});

describe('S10: a site on which calls as a person need that person’s consent', () => {
  beforeEach(() => site.reset('guide', { site: { consentNeeded: true } }));
  const askedOf = () => site.simulator.forge.consentsAsked();

  it('asks each person who opens the panel for consent once, then shows the panel and lets them send', async () => {
    const { agent, admin } = site.simulator.jira.users.ids;
    const panel = (user: string) => site.onPanel<Shown>('getSurvey', 'KAN-2', {}, user);
    expect(await panel('agent@example.com')).toMatchObject({ ok: true, value: { actions: ['send-now', 'exclude'] } });
    expect(askedOf()).toEqual([agent]);
    expect(await site.onPanel('sendNow', 'KAN-2', { seen: null }, 'agent@example.com')).toMatchObject({ ok: true });
    expect(await site.invitations()).toHaveLength(1);
    expect(await panel('agent@example.com')).toMatchObject({ value: { latest: { state: 'sent' } } });
    expect(askedOf()).toEqual([agent]);
    expect(await panel('admin@example.com')).toMatchObject({ ok: true });
    expect(askedOf()).toEqual([agent, admin]);
  });

  it('asks a person to consent before it says what they may do, and then refuses who may not see the work item', async () => {
    site.change.hideWorkItem('KAN-2', ['admin@example.com']);
    expect(await site.onPanel('getSurvey', 'KAN-2', {}, 'agent@example.com')).toEqual({
      ok: false,
      problem: 'not-allowed',
    });
    expect(askedOf()).toEqual([site.simulator.jira.users.ids.agent]);
  });

  it("needs nobody's consent for a survey, a response, or the label of the closed section", async () => {
    await site.respond(await site.complete('KAN-2'), { rating: 9, comment: 'Fine' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'Fine' });
    const { id } = await site.jira<{ id: string }>('GET', '/issue/KAN-2');
    const payload = { extension: { type: 'jira:issueContext', issue: { id, key: 'KAN-2' } } };
    const label = site.simulator.forge.invokeFunction('survey-lozenge', payload, site.simulator.jira.users.ids.agent);
    await site.idle();
    expect(await label).toMatchObject({ status: { value: { label: 'Responded' } } });
    expect(askedOf()).toEqual([]);
  });
});
