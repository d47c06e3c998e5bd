import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { buildFunctions, buildNodeBundle } from './bundle';
import { projectRoot } from './forge/cli-packages';

/** The shipped functions may take this many times as long to load as the bare Forge SDK. */
export const START_UP_BAR = 1.2;

/** Odd, so that the median is a measurement. */
const RUNS = 21;

const MEASURE = `
const started = process.hrtime.bigint();
require(process.argv[1]);
console.log(String(process.hrtime.bigint() - started));
// A loaded SDK may keep timers; the measurement is over.
process.exit(0);
`;

/**
 * How long the shipped function bundle takes to load, and a bundle of the same Forge packages without the app.
 * Each run is a fresh process; the two alternate, so that a busy moment of the machine falls on both.
 * @returns `bare` and `app`: medians in milliseconds; `ratio`: app / bare.
 */
export async function measureStartUp(runs = RUNS): Promise<{ bare: number; app: number; ratio: number }> {
  const { file: appFile } = await buildFunctions();
  const bareFile = await buildNodeBundle(
    { name: 'bare-sdk', path: resolve(projectRoot, 'scripts/forge/bare-sdk') },
    'bare-sdk',
  );
  // The first load of each warms the file cache.
  loadOnce(bareFile);
  loadOnce(appFile);
  const bareTimes: number[] = [];
  const appTimes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    bareTimes.push(loadOnce(bareFile));
    appTimes.push(loadOnce(appFile));
  }
  const bare = median(bareTimes);
  const app = median(appTimes);
  return { bare, app, ratio: app / bare };
}

function loadOnce(file: string): number {
  const printed = execFileSync(process.execPath, ['-e', MEASURE, file], { encoding: 'utf8' });
  const nanoseconds = Number(printed.trim().split('\n').at(-1));
  if (!Number.isFinite(nanoseconds)) throw new Error(`no measurement in «${printed}»`);
  return nanoseconds / 1e6;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

if (require.main === module) {
  void measureStartUp().then(({ bare, app, ratio }) => {
    console.log(`bare Forge SDK ${bare.toFixed(1)} ms, app ${app.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`);
    if (ratio > START_UP_BAR) process.exitCode = 1;
  });
}
