import type { Simulator } from '../../simulator';
import { startSimulator } from '../../simulator';
import { unsettled, violations } from './invariants';
import { randomFrom } from './random';
import type { Step } from './schedule';
import { randomSchedule } from './schedule';

/** `CHAOS_SEED` and `CHAOS_RUNS` repeat a run: the first schedule has this seed, each further one the next. */
const SEED = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 1e9));
const RUNS = Number(process.env['CHAOS_RUNS'] ?? 1_000);
const BATCH = 100;
const DEMO_KEY = 'nps-today-demo-key-1234';
/** Replies take their time, so that what runs at once really runs at once (ms). */
const WEATHER = { name: 'still', jira: 300, npsToday: 400, kvs: 20, queue: 20 } as const;
const HOUR_MS = 3_600_000;
/** Longer than every hang, claim, backoff and limit that a schedule's faults can cause. */
const RECOVERY_HOURS = 24;

let simulator: Simulator;
beforeAll(async () => {
  console.log(`Chaos: ${RUNS} schedules from seed ${SEED} (CHAOS_SEED=${SEED} repeats them)`);
  simulator = await startSimulator({ port: 0, clock: 'paused', weather: WEATHER });
}, 60_000);
afterAll(() => simulator.stop());

describe('whatever breaks, whenever', () => {
  const batches = Array.from({ length: Math.ceil(RUNS / BATCH) }, (_, index) => SEED + index * BATCH);

  it.each(batches)(
    'no response is lost, no survey is sent twice, no state is illegal: schedules from seed %d',
    async (first) => {
      const last = Math.min(first + BATCH, SEED + RUNS);
      for (let seed = first; seed < last; seed += 1) {
        const schedule = randomSchedule(randomFrom(seed));
        const found = await run(schedule);
        if (found.length > 0) throw new Error(report(seed, schedule, found));
      }
    },
    600_000,
  );
});

async function run(schedule: Step[]): Promise<string[]> {
  const { control, faults, clock } = simulator;
  await control.reset({ scenario: 'guide', deliveryRetries: 3 });
  for (const step of schedule) await take(step);
  faults.clear();
  await clock.advance(HOUR_MS);
  await resume();
  for (let hours = 0; hours < RECOVERY_HOURS && unsettled(simulator).length > 0; hours += 1)
    await clock.advance(HOUR_MS);
  // What is done must stay done.
  await clock.advance(HOUR_MS);
  return violations(simulator);
}

async function take(step: Step): Promise<void> {
  const { jira, npsToday, forge, faults, clock } = simulator;
  switch (step.do) {
    case 'finish':
    case 'reopen': {
      const status = step.do === 'finish' ? 'Done' : 'In Progress';
      if (jira.workItem(step.key)?.status.name !== status) jira.change.changeStatus(step.key, status);
      return;
    }
    case 'respond': {
      const invitations = npsToday.invitations();
      const invitation = invitations[step.nth % invitations.length];
      const { rating, comment, later, heldBack } = step;
      const commentLater = comment === undefined ? undefined : later;
      if (invitation) npsToday.respond(invitation.id, { rating, comment, commentLater, deliverAfterSeconds: heldBack });
      return;
    }
    case 'redeliver': {
      const deliveries = npsToday.deliveries();
      const delivery = deliveries[step.nth % deliveries.length];
      if (delivery) npsToday.redeliver(delivery.id);
      return;
    }
    case 'sweep':
      forge.runScheduled('five-minute-sweep').catch(() => undefined);
      return;
    case 'wait':
      await clock.advance(step.seconds * 1_000);
      return;
    case 'break':
      faults.add(step.fault);
  }
}

/** The admin connects again, in case the key was refused on the way. */
async function resume(): Promise<void> {
  const { forge, clock, jira } = simulator;
  const call = {
    moduleKey: 'admin',
    functionKey: 'connect',
    payload: { apiKey: DEMO_KEY },
    accountId: jira.users.ids.admin,
  };
  const reply = clock.track(forge.invokeResolver(call));
  await clock.idle();
  expect(await reply).toMatchObject({ ok: true });
}

function report(seed: number, schedule: Step[], found: string[]): string {
  const steps = schedule.map((step) => `  ${JSON.stringify(step)}`).join('\n');
  return `Seed ${seed} (repeat with CHAOS_SEED=${seed} CHAOS_RUNS=1):\n${found.join('\n')}\nafter\n${steps}`;
}
