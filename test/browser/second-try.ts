/**
 * A browser test that fails is tried once more, at once, so that the steps after it find what they build on. A machine
 * that is busy with something else can starve a browser for seconds; a fault of the product fails twice. The first
 * failure is printed all the same, and `.ci/run` counts the tests that needed a second try.
 * @see https://jestjs.io/docs/jest-object#jestretrytimesnumretries-options
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
