import { startTestSite, type TestSite } from '../test-site';

const DIRECTORY = '/user/email';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

/** KAN-2 is reported by somebody whose address only the directory of addresses may know. */
async function finishHidden() {
  await site.jira('PUT', '/issue/KAN-2', { fields: { reporter: { id: site.simulator.jira.users.ids.hidden } } });
  await site.transition('KAN-2', 'Done');
  await site.idle();
}

describe("S15: an outage of Jira's directory of addresses alone", () => {
  it('keeps no survey from a reporter whose profile shows the address', async () => {
    await site.fault({ target: 'jira', match: DIRECTORY, kind: 'status', status: 503, times: 1_000 });
    await site.complete('KAN-2');
  });

  it('is waited out where it passes', async () => {
    await site.fault({ target: 'jira', match: DIRECTORY, kind: 'status', status: 503, times: 3 });
    await finishHidden();
    expect(await site.surveys()).toMatchObject([{ state: 'scheduled' }]);
    await site.advance(3_000);
    expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
  });

  it('ends within hours in "no address" where it lasts', async () => {
    await site.fault({ target: 'jira', match: DIRECTORY, kind: 'status', status: 503, times: 1_000 });
    await finishHidden();
    await site.advance(2 * 3_600);
    expect(await site.surveys()).toMatchObject([{ state: 'skipped', reason: 'no-email' }]);
    expect(await site.invitations()).toEqual([]);
  });

  it('is distinguished from an outage of Jira, which is waited out for days', async () => {
    await site.fault({ target: 'jira', match: DIRECTORY, kind: 'status', status: 500, times: 1_000 });
    await finishHidden();
    await site.advance(24 * 3_600);
    expect(await site.surveys()).toMatchObject([{ state: 'scheduled' }]);
    await site.clearFaults();
    await site.advance(7 * 3_600);
    expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
  });
});
