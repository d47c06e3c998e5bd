const { projects, ...shared } = require('./jest.config');

const [unit] = projects;

/** The tests that a planted bug is tried on: those beside the code. Stryker knows no projects. */
module.exports = {
  transform: unit.transform,
  testEnvironment: unit.testEnvironment,
  testTimeout: shared.testTimeout,
  testMatch: ['<rootDir>/src/**/*.test.ts'],
  // Stryker's copy of the project is all there is.
  roots: ['<rootDir>/src', '<rootDir>/test'],
};
