/** Prints «N passed, N failed, N skipped» from jest's JSON results; a suite that did not even start counts as failed. */
const { existsSync, readFileSync } = require('node:fs');

const [file] = process.argv.slice(2);
if (!file || !existsSync(file)) {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const results = JSON.parse(readFileSync(file, 'utf8'));
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const skipped = results.numPendingTests + results.numTodoTests;
const again = (results.testResults ?? []).flatMap(({ assertionResults }) =>
  assertionResults.filter(({ invocations }) => invocations > 1),
);
if (again.length > 0) console.log(`Tried twice: ${again.map(({ fullName }) => fullName).join('; ')}`);
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 && results.numPassedTests > 0 ? 0 : 1);
