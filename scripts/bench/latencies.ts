import { startSimulator } from '../../simulator';
import { report } from './report';
import { complete } from './site';

/** What one storage call takes, ms. */
const LATENCIES = [0, 25, 100, 250, 1_000];
/** A lone survey leaves so much after its completion, plus ten storage calls (ms). */
const LEAVES_WITHIN_MS = 5_000;
const STORAGE_CALLS = 10;
/** Writes per survey against those at 0 ms. */
const WRITES = 1.5;
const PATIENCE_MS = 600_000;

/** When a lone survey leaves, and what it costs, however slow the storage is. */
export async function slowStorage(): Promise<void> {
  let atOnce = 0;
  for (const kvs of LATENCIES) {
    const { leftAfterMs, writes } = await lone(kvs);
    const bar = LEAVES_WITHIN_MS + STORAGE_CALLS * kvs;
    report(`a lone survey leaves at ${kvs} ms per storage call`, leftAfterMs, bar, 'most', ' ms');
    if (kvs === 0) atOnce = writes;
    report(`writes for it at ${kvs} ms per storage call`, writes, atOnce * WRITES, 'most');
  }
}

async function lone(kvs: number): Promise<{ leftAfterMs: number; writes: number }> {
  const weather = { name: 'still', kvs, jira: 300, npsToday: 400 } as const;
  const simulator = await startSimulator({ port: 0, clock: 'paused', scenario: 'guide', quiet: true, weather });
  try {
    const completedAt = simulator.clock.now();
    await complete(simulator, 'KAN-2');
    await simulator.clock.advance(PATIENCE_MS);
    const [call] = simulator.log.list('nps-today').filter(({ by }) => by === 'app');
    const leftAfterMs = call ? Date.parse(call.time) - completedAt : Infinity;
    return { leftAfterMs, writes: simulator.metrics.snapshot().kvs.writes };
  } finally {
    await simulator.stop();
  }
}
