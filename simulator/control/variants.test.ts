import { startSimulator, type Simulator } from '..';
import { siteInput, type SiteInput } from '../weather/site-variant';

let simulator: Simulator;
beforeAll(async () => void (simulator = await startSimulator()), 60_000);
afterAll(() => simulator.stop());

/** Every value that differs from the plain site, one at a time. */
const VARIANTS: SiteInput[] = Object.entries(siteInput.shape).flatMap(([name, schema]) => {
  const { options } = schema.unwrap() as { options?: readonly string[] };
  return (options ?? [true, false]).map((value) => ({ [name]: value }) as SiteInput);
});

describe('a reset', () => {
  it.each(VARIANTS.map((site) => [JSON.stringify(site), site] as const))(
    'makes a site with %s and sets the app up on it',
    async (_, site) => {
      for (const scenario of ['guide', 'fresh'] as const) {
        const status = await simulator.control.reset({ scenario, weather: { name: 'still' }, site });
        expect(status).toMatchObject({ ready: true, site });
      }
    },
  );

  it('forgets what the site before it was', async () => {
    await simulator.control.reset({ scenario: 'guide', site: { language: 'da', proxyErrors: true } });
    const { site } = await simulator.control.reset({ scenario: 'guide' });
    expect(site).toMatchObject({ language: 'en', proxyErrors: false });
    expect(simulator.jira.workItem('KAN-1')?.status.name).toBe('To Do');
  });
});

describe('a running platform', () => {
  it('can be changed: egress is allowed again', async () => {
    await simulator.control.reset({ scenario: 'guide', site: { proxyErrors: true } });
    expect(simulator.control.platform({ proxyErrors: false }).site.proxyErrors).toBe(false);
  });
});
