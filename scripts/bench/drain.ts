import { type Simulator, startSimulator } from '../../simulator';
import type { WeatherInput } from '../../simulator/weather/weather';
import { report, tell } from './report';
import { setRules } from './rules';
import { complete, openKeys } from './site';

/** nps.today's documented limit. @see https://v1docs.nps.today/ */
const CALLS_PER_SECOND = 10;
const COMPLETIONS_PER_SECOND = 90;
const SHARE_OF_RATE = 0.9;
/** The first surveys leave as their events come in, before there is anything to drain. */
const BEFORE_THE_DRAIN = 50;
const STEP_MS = 10_000;
const STEPS = 200;
/** Lets what came before come to its end. */
const BETWEEN_MS = 120_000;
/** Until then what storage refused for a while is done. */
const AFTERWARDS_MS = 15 * 60_000;
const RESPONSE = { rating: 9, comment: 'As quick as ever.' };
/** Storage units of an installation in a minute. @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits */
const UNITS_PER_MINUTE = 4_000;

interface Drain {
  name: string;
  weather: WeatherInput;
  items: number;
  /** At 90 % of the call rate, and without a refusal for calling too fast. */
  fast: boolean;
  /** Responses to earlier surveys that come in at the same time. */
  responses?: number;
  /** What the rules ask for in JQL, rule by rule; '' where one asks for nothing. One rule without where absent. */
  jql?: string[];
}

/** Five rules: the third takes everything that the first two leave. */
const FIVE_RULES = ['priority = Highest', 'resolution = Done AND labels = vip', '', '', ''];
/** As many as there may be, ten of them with JQL, and what they leave to others. */
const FIFTY_RULES = Array.from({ length: 50 }, (_, index) => (index < 10 ? `labels = team-${index}` : ''));
/** So many work items can be asked about in one call. @see https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/ */
const PER_SEARCH = 50;
/** Lots at the beginning and end of a stretch are not full. */
const ROOM_FOR_LOTS = 2;

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
  { name: 'usual, 300 responses', weather: 'usual', items: 1_000, fast: true, responses: 300 },
  { name: 'usual, five rules, two with JQL', weather: 'usual', items: 1_000, fast: true, jql: FIVE_RULES },
  { name: 'usual, fifty rules, ten with JQL', weather: 'usual', items: 1_000, fast: true, jql: FIFTY_RULES },
  { name: 'rough', weather: 'rough', items: 1_000, fast: false },
];

/** Many work items finished at once, against the call limit and the storage's quotas. */
export async function drains(): Promise<void> {
  for (const each of DRAINS) await drain(each);
}

async function drain({ name, weather, items, fast, responses = 0, jql }: Drain): Promise<void> {
  const simulator = await startSimulator({ port: 0, clock: 'paused', scenario: 'large', quiet: true, weather });
  try {
    if (jql) {
      await setRules(
        simulator,
        jql.map((each) => ({ jql: each })),
      );
    }
    const keys = await openKeys(simulator, responses + items);
    await completeAll(simulator, keys.slice(0, responses));
    await untilSent(simulator, responses);
    await simulator.clock.advance(BETWEEN_MS);
    const before = simulator.log.list('nps-today').length;
    simulator.metrics.clear();
    simulator.npsToday.invitations().forEach(({ id }) => simulator.npsToday.respond(id, RESPONSE));
    await completeAll(simulator, keys.slice(responses));
    await untilSent(simulator, responses + items);
    const calls = simulator.log
      .list('nps-today')
      .slice(before)
      .filter(({ by }) => by === 'app');
    const times = calls.map(({ time }) => Date.parse(time)).sort((a, b) => a - b);
    const seconds = ((times[times.length - 1] ?? 0) - (times[BEFORE_THE_DRAIN] ?? 0)) / 1_000;
    const invitations = simulator.npsToday.invitations();
    const sent = invitations.length - responses;
    const surveyed = new Set(invitations.map(({ custom }) => (custom as { issueKey: string }).issueKey));
    const share = (sent - BEFORE_THE_DRAIN) / seconds / CALLS_PER_SECOND;
    const refusals = calls.filter(({ status }) => status === 429).length;
    const { kvs } = simulator.metrics.snapshot();
    report(`drain, ${name}: surveys sent for ${items} completions`, sent, items, 'least');
    report(`drain, ${name}: work items surveyed twice`, invitations.length - surveyed.size, 0, 'most');
    if (fast) {
      report(`drain, ${name}: refusals for calling too fast (429)`, refusals, 0, 'most');
      report(`drain, ${name}: share of the call rate used`, share, SHARE_OF_RATE, 'least');
    }
    const searches = simulator.log.list('jira').filter(({ by, path }) => by === 'app' && path.endsWith('/search/jql'));
    // None of these work items is what a rule's JQL is about: whether any is, is asked of all rules at once.
    const lots = jql ? Math.ceil(items / PER_SEARCH) * ROOM_FOR_LOTS : 0;
    report(`drain, ${name}: searches for the rules' JQL`, searches.length, lots, 'most');
    if (fast && responses === 0) {
      report(`drain, ${name}: storage writes in a minute`, kvs.peakWriteUnitsPerMinute, UNITS_PER_MINUTE, 'most');
    }
    // With responses in its midst a drain meets the quota; the storage refuses, the app waits, and the bars above judge that.
    if (weather === 'usual' && responses === 0) {
      report(`drain, ${name}: storage reads in a minute`, kvs.peakReadUnitsPerMinute, UNITS_PER_MINUTE, 'most');
    }
    tell(
      `${seconds.toFixed(1)} simulated seconds, ${share.toFixed(3)} of the call rate, ${refusals} refusals, ` +
        `${(kvs.writes / items).toFixed(2)} writes and ${(kvs.reads / items).toFixed(2)} reads per survey, ` +
        `in a minute at most ${kvs.peakWriteUnitsPerMinute} write and ${kvs.peakReadUnitsPerMinute} read units, ` +
        `${kvs.refused} storage calls refused`,
    );
    await simulator.clock.advance(AFTERWARDS_MS);
    const record = onRecord(simulator);
    report(`drain, ${name}: surveys recorded as sent`, record.surveys, responses + items, 'least');
    if (responses > 0) report(`drain, ${name}: responses on their work items`, record.responses, responses, 'least');
  } finally {
    await simulator.stop();
  }
}

/** What the app's own storage says in the end. */
function onRecord(simulator: Simulator): { surveys: number; responses: number } {
  const count = (entity: string, ...states: string[]) =>
    Object.values(simulator.forge.storage().entities[entity] ?? {}).filter((row) =>
      states.includes((row as { state: string }).state),
    ).length;
  return { surveys: count('survey', 'sent', 'answered'), responses: count('response', 'applied') };
}

/** As fast as Jira lets anyone: a hundred calls a second. */
async function completeAll(simulator: Simulator, keys: string[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    await complete(simulator, key);
    if ((index + 1) % COMPLETIONS_PER_SECOND === 0) await simulator.clock.advance(1_000);
  }
}

async function untilSent(simulator: Simulator, count: number): Promise<void> {
  for (let step = 0; step < STEPS && simulator.npsToday.invitations().length < count; step += 1) {
    await simulator.clock.advance(STEP_MS);
  }
}
