/**
 * Plants bugs in the app's own code, one at a time, and says which ones no test caught.
 *
 * Usage: `npm run mutants` (everything: hours), `npm run mutants -- --since main~1` (the files that differ from there),
 * `npm run mutants -- --minutes 20` (gives up then), `npm run mutants -- src/domain/rule.ts` (these files or patterns).
 */
import { execFileSync, spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { projectRoot } from './forge/cli-packages';

const MUTATED = /^src\/(domain|usecases|entry|gateways)\/.*(?<!\.test)\.ts$/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { since: { type: 'string' }, minutes: { type: 'string' } },
});

main(values.since === undefined ? positionals : [...positionals, ...changedSince(values.since)]);

function changedSince(commit: string): string[] {
  const changed = execFileSync('git', ['diff', '--name-only', '--diff-filter=d', commit, '--'], { cwd: projectRoot });
  return changed
    .toString()
    .split('\n')
    .filter((path) => MUTATED.test(path));
}

function main(files: string[]): void {
  if (values.since !== undefined && files.length === 0) {
    console.log(`No file that differs from ${values.since} has bugs planted in it.`);
    return;
  }
  const only = files.length === 0 ? [] : ['--mutate', files.join(',')];
  // Bugs in what runs once, on loading, need a run of every test each: only the whole run does that.
  const stryker = spawn(
    'npx',
    ['--no-install', 'stryker', 'run', ...only, ...(values.since ? ['--ignoreStatic'] : [])],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      detached: true,
    },
  );
  const limit = values.minutes === undefined ? undefined : setTimeout(giveUp, Number(values.minutes) * 60_000);
  stryker.once('exit', (code) => {
    clearTimeout(limit);
    process.exitCode ??= code ?? 1;
  });

  function giveUp(): void {
    console.log(`Not done within ${values.minutes} minutes: given up, nothing is known.`);
    process.exitCode = 0;
    // Its workers too.
    if (stryker.pid) process.kill(-stryker.pid);
  }
}
