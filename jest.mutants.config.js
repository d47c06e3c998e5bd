const { projects, ...shared } = require('./jest.config');

const [unit] = projects;

/** The tests that a planted bug is tried on: those that need no bundle of the app. Stryker knows no projects. */
module.exports = {
  ...unit,
  testTimeout: shared.testTimeout,
  displayName: undefined,
  testMatch: [...unit.testMatch, '<rootDir>/test/contracts/gateways.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture'],
};
