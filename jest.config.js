/** @type {import('jest').Config} */
const base = {
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tsconfig.jest.json' }] },
};

/** What needs no site: `npm run test:quick`. */
const WITHOUT_SITE = ['test/architecture.test.ts', 'test/architecture/imports.test.ts', 'test/contracts/fakes.test.ts'];

module.exports = {
  maxWorkers: 2,
  // Against a hang, not a measurement: on a busy machine with two cores a journey has taken ten times its usual time.
  testTimeout: 120_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,static}/**/*.test.{ts,tsx}', ...WITHOUT_SITE.map((path) => `<rootDir>/${path}`)],
    },
    { ...base, displayName: 'simulator', testMatch: ['<rootDir>/simulator/**/*.test.ts'] },
    {
      ...base,
      displayName: 'system',
      testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [
        '/node_modules/',
        ...['test/browser/', ...WITHOUT_SITE].map((path) => `<rootDir>/${path}`),
      ],
    },
    {
      ...base,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      testEnvironment: '<rootDir>/test/browser/environment.ts',
      setupFilesAfterEnv: ['<rootDir>/test/browser/second-try.ts'],
      globalSetup: '<rootDir>/test/browser/global-setup.ts',
      globalTeardown: '<rootDir>/test/browser/global-teardown.ts',
    },
  ],
};
