import { type Simulator, startSimulator } from '../../simulator';
import { report, tell } from './report';
import { asAgent, openKeys } from './site';

const SMALL = 1_000;
const LARGE = 100_000;
/** Surveys made by the app itself, whose rows the others are copies of. */
const MADE = 24;
/** A thousand in a month; a site that has sent for years has more of the past, not more at once. */
const BETWEEN_S = 2_592;
/** Of so many, one was not sent. */
const SKIPPED_IN = 5;
const LATER_MS = 10 * 60_000;
const SWEEP_MS = 5 * 60_000;

/** What an admin opens, and a way through Activity that no index of its own answers. */
const looks = (projectId: unknown): [call: string, payload: object][] => [
  ['getSetup', {}],
  ['getOverview', {}],
  ['getCounts', {}],
  ['getFigures', {}],
  ['getCauses', {}],
  ['listRules', {}],
  ['getActivity', { filter: {} }],
  ['getActivity', { filter: { under: 'sent', projectId, order: 'oldest' } }],
  ['getActivity', { filter: { under: 'attention' } }],
];

interface Row {
  projectId: string;
  record: object;
}

/** No list, count or check may read more as the ledger grows: the same is done twice, with few surveys and with many. */
export async function largeLedger(): Promise<void> {
  const simulator = await startSimulator({
    port: 0,
    clock: 'paused',
    scenario: 'large',
    quiet: true,
    weather: 'still',
  });
  try {
    const myself = await asAgent(simulator, 'GET', '/rest/api/3/myself');
    const { accountId } = (await myself.json()) as { accountId: string };
    const keys = await openKeys(simulator, MADE + 2);
    for (const key of keys.slice(0, MADE)) simulator.jira.change.changeStatus(key, 'Done');
    await simulator.clock.advance(LATER_MS);
    simulator.npsToday.invitations().forEach(({ id }, index) => {
      if (index % 2 === 0) simulator.npsToday.respond(id, { rating: index % 11, comment: 'As quick as ever.' });
    });
    await simulator.clock.advance(LATER_MS);
    fill(simulator, 0, SMALL);
    await simulator.clock.advance(LATER_MS);
    const few = await costs(simulator, accountId, keys[MADE]);
    fill(simulator, SMALL, LARGE);
    await simulator.clock.advance(LATER_MS);
    const many = await costs(simulator, accountId, keys[MADE + 1]);
    for (const [name, cost] of few) {
      const { calls, units } = many.get(name) ?? { calls: Infinity, units: Infinity };
      report(`${LARGE} surveys instead of ${SMALL}: more storage calls for ${name}`, calls - cost.calls, 0, 'most');
      report(`${LARGE} surveys instead of ${SMALL}: more read units for ${name}`, units - cost.units, 0, 'most');
      tell(`${calls} calls, ${units.toFixed(0)} read units`);
    }
  } finally {
    await simulator.stop();
  }
}

/** Rows that the app made itself. */
function madeBy({ forge }: Simulator): Row[] {
  return Object.values(forge.storage().entities.survey ?? {}).slice(0, MADE) as Row[];
}

/** Copies of what is there already, one after the other into the past. */
function fill(simulator: Simulator, from: number, to: number): void {
  const made = madeBy(simulator);
  const now = Math.floor(simulator.clock.now() / 1_000);
  const rows = Array.from({ length: to - from }, (_, index): [string, object] => {
    const id = `bench-${from + index}`;
    const at = now - (from + index) * BETWEEN_S;
    const { record, ...attributes } = made[index % MADE] ?? { projectId: '', record: {} };
    const told = index % SKIPPED_IN === 0 ? { state: 'skipped', reason: 'quarantine' } : {};
    const times = { plannedAt: at * 1_000, changedAt: at * 1_000, sentAt: at * 1_000 };
    return [id, { ...attributes, ...told, plannedAt: at, changedAt: at, record: { ...record, ...told, ...times, id } }];
  });
  simulator.forge.fillStorage('survey', rows);
}

interface Cost {
  calls: number;
  units: number;
}

async function costs(simulator: Simulator, accountId: string, key: string | undefined): Promise<Map<string, Cost>> {
  if (!key) throw new Error('There is nothing left to complete');
  const found = new Map<string, Cost>();
  const [{ projectId } = {}] = madeBy(simulator);
  const measure = async (name: string, act: () => Promise<unknown>) => {
    simulator.metrics.clear();
    await act();
    const { kvs } = simulator.metrics.snapshot();
    found.set(name, { calls: kvs.reads + kvs.queries, units: kvs.readUnits });
  };
  for (const [call, payload] of looks(projectId)) {
    await measure(`${call} ${JSON.stringify(payload)}`, async () => {
      const reply = await simulator.forge.invokeResolver({ moduleKey: 'admin', functionKey: call, payload, accountId });
      if (!(reply as { ok: boolean }).ok) throw new Error(`${call}: ${JSON.stringify(reply)}`);
    });
  }
  await measure('a completion and the next sweep', async () => {
    simulator.jira.change.changeStatus(key, 'Done');
    await simulator.clock.advance(SWEEP_MS);
  });
  return found;
}
