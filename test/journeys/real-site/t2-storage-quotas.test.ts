import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { weather: 'usual', deliveryRetries: 3 }));
afterAll(() => site.stop());

const MINUTE_MS = 60_000;
const UNITS_PER_MINUTE = 4_000;
const UNITS_AT_ONCE = 23;

/** Goes to the begin of a minute and lets other work of the installation use up what may be written in it. */
async function useUpTheMinute(): Promise<void> {
  const { clock, forge } = site.simulator;
  await clock.advance(MINUTE_MS - (clock.now() % MINUTE_MS));
  const seams = {} as { __forge_fetch__: (target: object, path: string, init: object) => Promise<Response> };
  const detach = forge.attach(seams);
  const value = 'x'.repeat(UNITS_AT_ONCE * 10 * 1024 - 2);
  const write = (key: string) =>
    seams.__forge_fetch__({ type: 'kvs' }, '/api/v1/set', { method: 'POST', body: JSON.stringify({ key, value }) });
  const count = Math.ceil(UNITS_PER_MINUTE / UNITS_AT_ONCE);
  await clock.through(Promise.all(Array.from({ length: count }, (_, index) => write(`other:${index}`))));
  detach();
}

const refused = async () => (await site.control<{ kvs: { refused: number } }>('GET', '/metrics')).kvs.refused;

describe("T2: the storage's quota of a minute is used up", () => {
  it('a completion is surveyed once, when the next minute begins', async () => {
    await useUpTheMinute();
    const before = await refused();
    await site.transition('KAN-2', 'Done');
    await site.idle();
    await site.advance(900);
    expect(await refused()).toBeGreaterThan(before);
    expect(await site.invitations()).toHaveLength(1);
    expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
  });

  it('a response is written whole, once', async () => {
    const invitation = await site.complete('KAN-2');
    await useUpTheMinute();
    const before = await refused();
    await site.respond(invitation, { rating: 0, comment: 'All is lost?' });
    await site.advance(1_800);
    expect(await refused()).toBeGreaterThan(before);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 0, comment: 'All is lost?' });
    expect(await site.responses()).toMatchObject([{ state: 'applied' }]);
  });
});
