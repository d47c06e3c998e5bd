/**
 * Runs the tests beside the code for Stryker, in the worker itself: the files of tests stay compiled, and those that meet
 * a planted bug are evaluated anew for it. jest would load every module from the disk again, seconds for each bug.
 *
 * @see https://stryker-mutator.io/docs/stryker-js/guides/create-a-plugin/
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { addEventHandler, getState, removeEventHandler, resetState, run } from 'jest-circus';
import { bundledTests } from './bundles.mjs';
import { globalsNow, jestGlobals } from './jest-globals.mjs';

/** What a test may take while nothing is planted (ms). */
const TEST_LIMIT_MS = 30_000;
/** The share of Stryker's time after which a test is given up: what never answers then costs no new worker. */
const SHARE_OF_ONE_TEST = 0.7;
/** A test that comes by the bug this many times as often as usual, and at least so often, is in an endless loop. */
const [TIMES_THE_HITS, LEAST_HITS] = [10, 10_000];
/** How often each test comes by each bug: one worker finds out, in Stryker's copy of the project; all need it. */
const HITS = '.cache/hits.json';
const TOO_LONG = /^Exceeded timeout of /;

class InProcessTestRunner {
  /** Stryker's switch: which bug is on, how often it was met, which test is running. */
  #switch = (globalThis.__stryker__ ??= {});
  #files = [];
  #usualHits;
  /** What nobody caught. */
  #strays = [];

  capabilities() {
    // What runs once, on loading, is not planted (`ignoreStatic`).
    return { reloadEnvironment: false };
  }

  async init() {
    process.env.NODE_ENV = 'test';
    Object.assign(globalThis, jestGlobals);
    this.#files = await bundledTests();
    for (const event of ['uncaughtException', 'unhandledRejection']) {
      process.on(event, (error) => this.#strays.push(error));
    }
  }

  async dryRun() {
    this.#switch.mutantCoverage = { static: {}, perTest: {} };
    const tests = [];
    for (const file of this.#files) tests.push(...(await this.#run(file, { limitMs: TEST_LIMIT_MS })));
    const { mutantCoverage } = this.#switch;
    mkdirSync(dirname(HITS), { recursive: true });
    writeFileSync(HITS, JSON.stringify(mutantCoverage.perTest));
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, timeout, disableBail }) {
    this.#usualHits ??= JSON.parse(readFileSync(HITS, 'utf8'));
    const bail = !disableBail;
    const how = { mutant: activeMutant.id, only: testFilter, bail, limitMs: timeout * SHARE_OF_ONE_TEST };
    const tests = [];
    for (const file of this.#filesFor(testFilter, activeMutant.fileName)) {
      tests.push(...(await this.#run(file, how)));
      if (bail && tests.some((test) => isFailure(test) || test.looped)) break;
    }
    const endless = tests.find((test) => test.looped || (isFailure(test) && TOO_LONG.test(test.failureMessage)));
    if (endless) return { status: MutantRunStatus.Timeout, reason: endless.name };
    return toMutantRunResult({ status: DryRunStatus.Complete, tests }, disableBail);
  }

  /** The files with these tests; first the one beside the bug, which most probably catches it. */
  #filesFor(testIds, fileName) {
    const wanted = testIds && new Set(testIds.map((id) => id.split('#')[0]));
    const beside = relative('.', fileName).replace(/\.ts$/, '.test.ts');
    return this.#files
      .filter(({ path }) => !wanted || wanted.has(path))
      .sort((a, b) => Number(b.path === beside) - Number(a.path === beside));
  }

  /** Loads a file and runs these of its tests, or all; the bug is on once it is loaded. */
  async #run({ path, load }, { mutant, only, bail, limitMs }) {
    resetState();
    const restore = globalsNow();
    this.#strays.length = 0;
    try {
      load();
      getState().testTimeout = limitMs;
      const ids = new Map(testsOf(getState().rootDescribeBlock).map((test, index) => [test, `${path}#${index}`]));
      const skip = (tests) => tests.forEach((test) => (test.mode = 'skip'));
      if (only) skip([...ids.keys()].filter((test) => !only.includes(ids.get(test))));
      this.#switch.activeMutant = mutant;
      const { unhandledErrors, looped } = await this.#watched(ids, mutant, () => bail && skip([...ids.keys()]));
      const results = [...ids]
        .filter(([test]) => test.status === 'done')
        .map(([test, id]) => ({ ...resultOf(test, id, path), looped: looped.has(test) }));
      if (unhandledErrors.length > 0) Object.assign(results.at(-1), failure(unhandledErrors));
      return results;
    } finally {
      this.#switch.activeMutant = undefined;
      restore();
    }
  }

  async #watched(ids, mutant, onFailure) {
    const looped = new Set();
    const watch = ({ name, test }) => {
      if (name === 'test_start') this.#enter(ids.get(test), mutant);
      if (name !== 'test_done') return;
      this.#switch.currentTestId = undefined;
      if (this.#switch.hitCount > this.#switch.hitLimit) looped.add(test);
      test.errors.push(...this.#strays.splice(0));
      if (test.errors.length > 0 || looped.has(test)) onFailure();
    };
    addEventHandler(watch);
    try {
      const { unhandledErrors } = await run();
      // A promise that nobody waits for is told of a turn later.
      await nextTurn();
      return { unhandledErrors: [...unhandledErrors, ...this.#strays.splice(0)], looped };
    } finally {
      removeEventHandler(watch);
    }
  }

  #enter(id, mutant) {
    this.#switch.currentTestId = id;
    if (mutant === undefined) return;
    this.#switch.hitCount = 0;
    this.#switch.hitLimit = Math.max(LEAST_HITS, TIMES_THE_HITS * (this.#usualHits[id]?.[mutant] ?? 0));
  }
}

function testsOf(block) {
  return block.children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)));
}

function resultOf(test, id, path) {
  const names = [];
  for (let node = test; node.parent; node = node.parent) names.unshift(node.name);
  const outcome = test.errors.length === 0 ? { status: TestStatus.Success } : failure(test.errors);
  return { id, name: names.join(' '), timeSpentMs: test.duration ?? 0, fileName: resolve(path), ...outcome };
}

/** @param errors What was thrown, each alone or with the place of the test. */
function failure(errors) {
  const [thrown] = errors.flat();
  return { status: TestStatus.Failed, failureMessage: String(thrown?.stack ?? thrown ?? 'Threw nothing') };
}

function isFailure({ status }) {
  return status === TestStatus.Failed;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessTestRunner)];
