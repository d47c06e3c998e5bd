/**
 * `npm run bench`: what one loop costs, when a lone survey leaves and how fast a bulk completion drains, in counts and
 * ratios on the simulated clock. Fails when a bar of the design is broken.
 */
import { drains } from './bench/drain';
import { slowStorage } from './bench/latencies';
import { largeLedger } from './bench/large-ledger';
import { oneLoop } from './bench/one-loop';
import { conclude, report, tell } from './bench/report';
import { measureStartUp } from './startup';

const START_UP = 1.2;

async function main(): Promise<void> {
  await oneLoop();
  await slowStorage();
  await drains();
  await largeLedger();
  const { bare, app, ratio } = await measureStartUp();
  tell(`bare SDK ${bare.toFixed(0)} ms, app ${app.toFixed(0)} ms`);
  report('start-up against the bare SDK', ratio, START_UP, 'most');
  conclude();
}

void main();
