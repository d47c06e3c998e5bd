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

/** Medians in milliseconds, and what they are relative to `bare`. */
export interface StartUp {
  /** A bundle of the Forge packages alone. */
  bare: number;
  /** The shipped bundle: what a process loads before its first call. */
  app: number;
  ratio: number;
  /** The app behind the handlers as well: what start and first call load together. */
  whole: number;
  wholeRatio: number;
}

/**
 * How long the shipped function bundle takes to load, and a bundle of the same Forge packages without the app.
 * The shipped bundle loads most of itself with the first call, so that is measured, too.
 * Each run is a fresh process; the candidates alternate, so that a busy moment of the machine falls on all.
 */
export async function measureStartUp(runs = RUNS): Promise<StartUp> {
  const entry = (name: string, path: string) => ({ name, path: resolve(projectRoot, path) });
  const { file: appFile } = await buildFunctions();
  const bareFile = await buildNodeBundle(entry('bare-sdk', 'scripts/forge/bare-sdk'), 'bare-sdk');
  const wholeFile = await buildNodeBundle(entry('wiring', 'src/wiring'), 'wiring');
  const files = [bareFile, appFile, wholeFile];
  // The first load of each warms the file cache.
  files.forEach(loadOnce);
  const rounds = Array.from({ length: runs }, () => files.map(loadOnce));
  const [bare = NaN, app = NaN, whole = NaN] = files.map((_, index) =>
    median(rounds.map((times) => times[index] ?? NaN)),
  );
  return { bare, app, ratio: app / bare, whole, wholeRatio: whole / bare };
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
  void measureStartUp().then(({ bare, app, ratio, whole, wholeRatio }) => {
    console.log(`bare Forge SDK    ${bare.toFixed(1)} ms`);
    console.log(`start of the app  ${app.toFixed(1)} ms, ratio ${ratio.toFixed(2)}, at most ${START_UP_BAR}`);
    console.log(`with first call   ${whole.toFixed(1)} ms, ratio ${wholeRatio.toFixed(2)}`);
    if (ratio > START_UP_BAR) process.exitCode = 1;
  });
}
