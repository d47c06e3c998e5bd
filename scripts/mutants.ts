/**
 * Plants bugs in the app's own code, one at a time, and says which ones no test caught.
 *
 * Usage: `npm run mutants` (everything: a quarter of an hour), `npm run mutants -- --since main~1` (the files that differ from there),
 * `npm run mutants -- --minutes 20` (gives up then), `npm run mutants -- 'src/domain/**\/*.ts'` (these files or patterns).
 */
import { execFileSync, spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { projectRoot } from './forge/cli-packages';

const MUTATED = /^src\/(domain|usecases|entry|gateways)\/.*(?<!\.test)\.ts$/;
const WHOLE = ['src/{domain,usecases,entry,gateways}/**/*.ts'];
/** A change that catches less than this share of what is planted in its files fails (percent). */
const LEAST_OF_A_CHANGE = '60';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { since: { type: 'string' }, minutes: { type: 'string' } },
});

void main([...positionals, ...(values.since === undefined ? [] : changedSince(values.since))]);

function changedSince(commit: string): string[] {
  const changed = execFileSync('git', ['diff', '--name-only', '--diff-filter=d', commit, '--'], { cwd: projectRoot });
  return changed
    .toString()
    .split('\n')
    .filter((path) => MUTATED.test(path));
}

async function main(named: string[]): Promise<void> {
  if (values.since !== undefined && named.length === 0) {
    console.log(`No file that differs from ${values.since} has bugs planted in it.`);
    return;
  }
  process.exitCode = await plantIn(named.length === 0 ? WHOLE : named);
}

/** Resolves with the exit code; 0 where there was no time to find out. */
function plantIn(files: string[]): Promise<number> {
  const stryker = spawn(
    'npx',
    ['--no-install', 'stryker', 'run', '--mutate', [...files, '!src/**/*.test.ts'].join(',')],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      detached: true,
      env: {
        ...process.env,
        ...(values.since === undefined ? {} : { MUTANTS_LEAST: LEAST_OF_A_CHANGE }),
      },
    },
  );
  return new Promise((resolve) => {
    const giveUp = () => {
      console.log(`Not done within ${values.minutes} minutes: given up, nothing is known.`);
      // Its workers too.
      if (stryker.pid) process.kill(-stryker.pid);
      resolve(0);
    };
    const limit = values.minutes === undefined ? undefined : setTimeout(giveUp, Number(values.minutes) * 60_000);
    stryker.once('exit', (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}
