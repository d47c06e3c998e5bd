import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

const SECRET = 'Between you and me';
const respond = async () => site.respond(await site.complete('KAN-2'), { rating: 4, comment: SECRET });
const mailsOf = (key: string) => site.simulator.jira.mails().filter((mail) => mail.workItem === key);

describe('S14: mails to watchers', () => {
  it('no mail goes out for a response unless an admin switched that on', async () => {
    const invitation = await site.complete('KAN-2');
    const before = mailsOf('KAN-2').length;
    await site.respond(invitation, { rating: 4, comment: SECRET });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 4, comment: SECRET });
    expect(mailsOf('KAN-2')).toHaveLength(before);
  });

  it('mails go out, with the comment, where an admin switched that on', async () => {
    await site.asAdmin('saveOptions', { notifyWatchers: true });
    await respond();
    expect(JSON.stringify(mailsOf('KAN-2'))).toContain(SECRET);
  });

  it('a site on which the app may not suppress them gets its responses all the same', async () => {
    const invitation = await site.complete('KAN-2');
    const match = 'PUT /rest/api/3/issue/';
    await site.fault({ target: 'jira', match, kind: 'status', status: 403 });
    await site.respond(invitation, { rating: 4, comment: SECRET });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 4, comment: SECRET });
    expect(await site.writes()).toHaveLength(2);
    expect(JSON.stringify(await site.storage())).toContain('quiet-write');
  });
});
