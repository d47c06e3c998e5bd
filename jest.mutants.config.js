const { projects, ...shared } = require('./jest.config');

const [unit] = projects;

/**
 * The tests that a planted bug is tried on. What stands in `src` beside the code is enough for all but the gateways,
 * which pass their contracts on the simulator in the same realm. Stryker knows no projects.
 */
module.exports = {
  transform: unit.transform,
  testEnvironment: unit.testEnvironment,
  testTimeout: shared.testTimeout,
  testMatch: [
    '<rootDir>/src/**/*.test.ts',
    ...(process.env.MUTANTS_OF === 'gateways' ? ['<rootDir>/test/contracts/gateways.test.ts'] : []),
  ],
  // Stryker's copy of the project is all there is.
  roots: ['<rootDir>/src', '<rootDir>/test'],
};
