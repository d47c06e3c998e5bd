/**
 * `npm run bench`: what one loop costs, and how fast a bulk completion drains, in counts and ratios on the simulated
 * clock. Fails when a bar of the design is broken.
 */
import { startSimulator } from '../simulator';
import { measureStartUp } from './startup';

const ITEMS = 1000;
/** nps.today's documented limit. @see https://v1docs.nps.today/ */
const CALLS_PER_SECOND = 10;
/** Replies take their time in the bulk run, or the drain would be kinder than the real thing (ms). */
const WEATHER = { name: 'still', jira: 150, npsToday: 250 } as const;
const COMPLETIONS_PER_SECOND = 90;
const BARS = { completionReads: 3, completionWrites: 1, responseWrites: 1, responseReads: 0, drain: 0.9, startUp: 1.2 };

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

const failures: string[] = [];

function report(name: string, value: number, bar: number, kind: 'most' | 'least', unit = ''): void {
  const good = kind === 'most' ? value <= bar : value >= bar;
  if (!good) failures.push(name);
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(3);
  console.log(
    `${good ? 'ok    ' : 'BROKEN'} ${name}: ${shown}${unit} (${kind === 'most' ? 'at most' : 'at least'} ${bar}${unit})`,
  );
}

async function asAgent(simulator: Simulator, method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${simulator.jiraUrl}${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from('admin@example.com:any').toString('base64')}`,
      'Content-Type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

async function complete(simulator: Simulator, key: string): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = (await (await asAgent(simulator, 'GET', path)).json()) as {
    transitions: { id: string; name: string }[];
  };
  const done = transitions.find(({ name }) => name === 'Done');
  await asAgent(simulator, 'POST', path, { transition: { id: done?.id } });
}

/** The cost of the guide's loop, step by step. */
async function oneLoop(): Promise<void> {
  const simulator = await startSimulator({ port: 0, clock: 'paused', scenario: 'guide', quiet: true });
  try {
    await asAgent(simulator, 'PUT', '/rest/api/3/issue/KAN-2', { fields: { summary: 'A new title' } });
    await simulator.clock.idle();
    const update = simulator.metrics.snapshot();
    report('invocations for an update that changes no status', sum(update.invocations), 0, 'most');

    simulator.metrics.clear();
    await complete(simulator, 'KAN-2');
    await simulator.clock.idle();
    const out = simulator.metrics.snapshot();
    report('Jira reads for a completion', out.calls['jira.read'] ?? 0, BARS.completionReads, 'most');
    report('Jira writes for a completion', out.calls['jira.write'] ?? 0, BARS.completionWrites, 'most');
    report('nps.today calls for a completion', out.calls['nps-today'] ?? 0, 1, 'most');
    console.log(`       invocations ${JSON.stringify(out.invocations)}, storage ${JSON.stringify(out.kvs)}`);

    simulator.metrics.clear();
    const [invitation] = simulator.npsToday.invitations();
    if (!invitation) throw new Error('No survey was sent');
    simulator.npsToday.respond(invitation.id, { rating: 7, comment: 'Quick, but the first reply was wrong.' });
    await simulator.clock.idle();
    const back = simulator.metrics.snapshot();
    report('Jira writes for a response', back.calls['jira.write'] ?? 0, BARS.responseWrites, 'most');
    report('Jira reads for a response', back.calls['jira.read'] ?? 0, BARS.responseReads, 'most');
    console.log(`       invocations ${JSON.stringify(back.invocations)}, storage ${JSON.stringify(back.kvs)}`);
  } finally {
    await simulator.stop();
  }
}

/** A thousand work items finished at once, against the call limit. */
async function bulk(): Promise<void> {
  const simulator = await startSimulator({
    port: 0,
    clock: 'paused',
    scenario: 'large',
    quiet: true,
    weather: WEATHER,
  });
  try {
    const keys = await openKeys(simulator);
    for (const [index, key] of keys.entries()) {
      await complete(simulator, key);
      // As fast as Jira lets anyone: a hundred calls a second.
      if ((index + 1) % COMPLETIONS_PER_SECOND === 0) await simulator.clock.advance(1000);
    }
    for (let round = 0; round < 40 && simulator.npsToday.invitations().length < ITEMS; round += 1) {
      await simulator.clock.idle();
      await simulator.clock.advance(30_000);
    }
    const calls = simulator.log.list('nps-today').filter(({ by }) => by === 'app');
    const times = calls.map(({ time }) => Date.parse(time));
    const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
    const invitations = simulator.npsToday.invitations();
    const surveyed = new Set(invitations.map(({ custom }) => (custom as { issueKey: string }).issueKey));
    report('surveys sent for 1,000 completions', invitations.length, ITEMS, 'least');
    report('work items surveyed twice', invitations.length - surveyed.size, 0, 'most');
    report('refusals for calling too fast (429)', calls.filter(({ status }) => status === 429).length, 0, 'most');
    report('share of the call rate used', invitations.length / seconds / CALLS_PER_SECOND, BARS.drain, 'least');
    console.log(`       ${seconds.toFixed(1)} simulated seconds`);
  } finally {
    await simulator.stop();
  }
}

async function openKeys(simulator: Simulator): Promise<string[]> {
  const keys: string[] = [];
  let nextPageToken: string | undefined;
  while (keys.length < ITEMS) {
    const body = {
      jql: 'statusCategory != Done AND issuetype = Task AND project != KAN ORDER BY key',
      fields: ['id'],
      maxResults: 100,
      nextPageToken,
    };
    const page = (await (await asAgent(simulator, 'POST', '/rest/api/3/search/jql', body)).json()) as {
      issues: { key: string }[];
      nextPageToken?: string;
    };
    keys.push(...page.issues.map(({ key }) => key));
    nextPageToken = page.nextPageToken;
    if (!nextPageToken) break;
  }
  return keys.slice(0, ITEMS);
}

function sum(counters: Record<string, number>): number {
  return Object.values(counters).reduce((total, each) => total + each, 0);
}

async function main(): Promise<void> {
  await oneLoop();
  await bulk();
  const { bare, app, ratio } = await measureStartUp();
  console.log(`       bare SDK ${bare.toFixed(0)} ms, app ${app.toFixed(0)} ms`);
  report('start-up against the bare SDK', ratio, BARS.startUp, 'most');
  if (failures.length === 0) return;
  console.error(`Broken bars: ${failures.join('; ')}`);
  process.exitCode = 1;
}

void main();
