import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

describe('N5: the token', () => {
  it('is short, needs no escaping, and differs from survey to survey', async () => {
    const tokens = [];
    for (const key of ['KAN-1', 'KAN-2']) tokens.push((await site.complete(key)).custom.surveyToken ?? '');
    await site.sendNow('KAN-2');
    tokens.push((await site.invitationFor('KAN-2')).custom.surveyToken ?? '');
    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) expect(token).toMatch(/^[a-z0-9._-]{30,60}$/);
  });

  it.each([
    ['upper case', (token: string) => token.toUpperCase()],
    ['blanks around it', (token: string) => ` ${token} `],
  ])('is accepted in %s', async (_form, change) => {
    const { custom } = await site.complete('KAN-2');
    const surveyToken = change(custom.surveyToken ?? '');
    await site.post({ Rating: 8, Custom: { issueKey: 'KAN-2', surveyToken } });
    await site.idle();
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 8 });
  });

  it('of one survey is refused for another', async () => {
    const [one, other] = [await site.complete('KAN-2'), await site.complete('KAN-3')];
    const [id] = (other.custom.surveyToken ?? '').split(/\.(?=[^.]*$)/);
    const [, signature] = (one.custom.surveyToken ?? '').split(/\.(?=[^.]*$)/);
    await site.post({ Rating: 0, Custom: { issueKey: 'KAN-3', surveyToken: `${id}.${signature}` } });
    await site.advance(60);
    expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: null });
  });
});
