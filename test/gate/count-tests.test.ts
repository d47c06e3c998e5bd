import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const script = resolve(__dirname, '../../scripts/count-tests.js');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'count-tests-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function count(results?: Record<string, number>): { line: string; status: number | null } {
  const file = join(folder, 'results.json');
  const none = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  };
  if (results) writeFileSync(file, JSON.stringify({ ...none, ...results }));
  const { stdout, status } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { line: stdout.trim(), status };
}

test.each([
  ['all is well', { numPassedTests: 12, numPendingTests: 1, numTodoTests: 2 }, '12 passed, 0 failed, 3 skipped', 0],
  ['one failed', { numPassedTests: 12, numFailedTests: 1 }, '12 passed, 1 failed, 0 skipped', 1],
  ['a suite did not start', { numPassedTests: 12, numRuntimeErrorTestSuites: 1 }, '12 passed, 1 failed, 0 skipped', 1],
  ['nothing ran', {}, '0 passed, 0 failed, 0 skipped', 1],
  ['the runner died', undefined, '0 passed, 1 failed, 0 skipped', 1],
])('%s', (_name, results, line, status) => {
  expect(count(results)).toEqual({ line, status });
});
