/**
 * Which planted bugs the tests catch: `npm run mutants` plants one at a time in the app's own code.
 *
 * @see https://stryker-mutator.io/docs/stryker-js/configuration/
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  packageManager: 'npm',
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'jest.mutants.config.js', enableFindRelatedTests: true },
  mutate: ['src/{domain,usecases,entry,gateways}/**/*.ts', '!src/**/*.test.ts'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  incremental: true,
  incrementalFile: '.cache/mutants.json',
  tempDirName: '.cache/mutants',
  ignorePatterns: ['docs', '.cache', 'coverage'],
  reporters: ['clear-text', 'html'],
  htmlReporter: { fileName: '.cache/mutants.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: null },
};
