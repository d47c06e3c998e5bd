import { type Simulator, startSimulator } from '../../simulator';
import type { WeatherInput } from '../../simulator/weather/weather';
import { report, tell } from './report';
import { complete, openKeys } from './site';

/** nps.today's documented limit. @see https://v1docs.nps.today/ */
const CALLS_PER_SECOND = 10;
const COMPLETIONS_PER_SECOND = 90;
const SHARE_OF_RATE = 0.9;
/** The first surveys leave as their events come in, before there is anything to drain. */
const BEFORE_THE_DRAIN = 50;
const STEP_MS = 10_000;
const STEPS = 200;
/** Storage units of an installation in a minute. @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits */
const UNITS_PER_MINUTE = 4_000;

interface Drain {
  name: string;
  weather: WeatherInput;
  items: number;
  /** At 90 % of the call rate, and without a refusal for calling too fast. */
  fast: boolean;
}

const DRAINS: Drain[] = [
  { name: 'still', weather: { name: 'still', jira: 150, npsToday: 250 }, items: 1_000, fast: true },
  {
    name: '100 ms per storage call',
    weather: { name: 'still', kvs: 100, jira: 150, npsToday: 250 },
    items: 1_000,
    fast: true,
  },
  { name: '1,000 ms per storage call', weather: { name: 'still', kvs: 1_000 }, items: 200, fast: false },
  { name: 'usual', weather: 'usual', items: 1_000, fast: true },
  { name: 'rough', weather: 'rough', items: 1_000, fast: false },
];

/** Many work items finished at once, against the call limit. */
export async function drains(): Promise<void> {
  for (const each of DRAINS) await drain(each);
}

async function drain({ name, weather, items, fast }: Drain): Promise<void> {
  const simulator = await startSimulator({ port: 0, clock: 'paused', scenario: 'large', quiet: true, weather });
  try {
    await completeAll(simulator, items);
    for (let step = 0; step < STEPS && simulator.npsToday.invitations().length < items; step += 1) {
      await simulator.clock.advance(STEP_MS);
    }
    const calls = simulator.log.list('nps-today').filter(({ by }) => by === 'app');
    const times = calls.map(({ time }) => Date.parse(time)).sort((a, b) => a - b);
    const seconds = ((times[times.length - 1] ?? 0) - (times[BEFORE_THE_DRAIN] ?? 0)) / 1_000;
    const invitations = simulator.npsToday.invitations();
    const surveyed = new Set(invitations.map(({ custom }) => (custom as { issueKey: string }).issueKey));
    const share = (invitations.length - BEFORE_THE_DRAIN) / seconds / CALLS_PER_SECOND;
    const refusals = calls.filter(({ status }) => status === 429).length;
    const { kvs } = simulator.metrics.snapshot();
    report(`drain, ${name}: surveys sent for ${items} completions`, invitations.length, items, 'least');
    report(`drain, ${name}: work items surveyed twice`, invitations.length - surveyed.size, 0, 'most');
    if (fast) {
      report(`drain, ${name}: refusals for calling too fast (429)`, refusals, 0, 'most');
      report(`drain, ${name}: share of the call rate used`, share, SHARE_OF_RATE, 'least');
      report(`drain, ${name}: storage writes in a minute`, kvs.peakWriteUnitsPerMinute, UNITS_PER_MINUTE, 'most');
    }
    tell(
      `${seconds.toFixed(1)} simulated seconds, ${share.toFixed(3)} of the call rate, ${refusals} refusals, ` +
        `${(kvs.writes / items).toFixed(2)} writes and ${(kvs.reads / items).toFixed(2)} reads per survey, ` +
        `${kvs.refused} storage calls refused`,
    );
  } finally {
    await simulator.stop();
  }
}

/** As fast as Jira lets anyone: a hundred calls a second. */
async function completeAll(simulator: Simulator, items: number): Promise<void> {
  const keys = await openKeys(simulator, items);
  for (const [index, key] of keys.entries()) {
    await complete(simulator, key);
    if ((index + 1) % COMPLETIONS_PER_SECOND === 0) await simulator.clock.advance(1_000);
  }
}
