/**
 * Which planted bugs the tests catch: `npm run mutants` plants one at a time in the app's own code.
 *
 * @see https://stryker-mutator.io/docs/stryker-js/configuration/
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  packageManager: 'npm',
  testRunner: 'in-process',
  plugins: ['./scripts/mutants/test-runner.mjs'],
  mutate: ['src/{domain,usecases,entry,gateways}/**/*.ts', '!src/**/*.test.ts'],
  coverageAnalysis: 'perTest',
  // What runs once, on loading, would need a run of every test for each bug.
  ignoreStatic: true,
  concurrency: 2,
  // Beyond the usual time, which is mostly milliseconds. What takes too long counts as caught: not shorter.
  timeoutMS: 5_000,
  timeoutFactor: 3,
  tempDirName: '.cache/mutants',
  ignorePatterns: ['/docs', '/.cache', '/coverage', '/.ci', '/simulator/console', '/simulator/ui-kit'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: '.cache/mutants.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: process.env.MUTANTS_LEAST ? Number(process.env.MUTANTS_LEAST) : null },
};
