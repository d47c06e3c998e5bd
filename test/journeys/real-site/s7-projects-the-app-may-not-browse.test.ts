import { startTestSite, type TestSite } from '../test-site';
import { checkOf } from './checks';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

describe('S7: a project that the app may administer and not browse', () => {
  it('stays in the list and in the check, with its cause', async () => {
    await site.reset('guide', { site: { hiddenProject: true } });
    const { value: projects } = await site.asAdmin<{ value: { id: string; key: string }[] }>('listProjects');
    expect(projects.map(({ key }) => key)).toEqual(expect.arrayContaining(['KAN', 'OPS']));
    for (const quick of [false, true]) {
      const checks = await checkOf(site, ['KAN', 'OPS'], quick);
      expect(checks).toMatchObject([{ kind: 'ready' }, { projectKey: 'OPS', kind: 'hidden' }]);
    }
  });

  it('is distinguished from one where the app may browse and not edit, and from a deleted one', async () => {
    await site.reset();
    site.change.setAppPermissions('KAN', ['BROWSE_PROJECTS']);
    expect(await checkOf(site, ['KAN'])).toMatchObject([{ projectKey: 'KAN', kind: 'read-only' }]);
    const reply = await site.asAdmin('checkFields', { projectIds: ['424242'] });
    expect(reply).toMatchObject({ value: [{ projectId: '424242', kind: 'gone' }] });
  });

  it('parks its responses for a missing permission, not for a field that is on no screen', async () => {
    await site.reset();
    const invitation = await site.complete('KAN-2');
    site.change.setAppPermissions('KAN', ['BROWSE_PROJECTS']);
    await site.respond(invitation, { rating: 1, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'parked', reason: 'no-permission', comment: 'Kept' }]);
  });
});
