/** jest's globals outside jest, as far as tests beside the code use them. What is missing fails such a test loudly. */
import { ModernFakeTimers } from '@jest/fake-timers';
import { expect } from 'expect';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus';
import { ModuleMocker } from 'jest-mock';

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ global: globalThis, config: { fakeTimers: {}, rootDir: process.cwd() } });

const jest = {
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  useFakeTimers: () => timers.useFakeTimers(),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
};

export const jestGlobals = { describe, it, test, beforeAll, beforeEach, afterAll, afterEach, expect, jest };

/** What each file of tests starts with; the function it returns makes it so again. */
export function globalsNow() {
  const before = Object.getOwnPropertyDescriptors(globalThis);
  return () => {
    timers.useRealTimers();
    mocker.restoreAllMocks();
    for (const key of Reflect.ownKeys(globalThis)) {
      if (!(key in before)) Reflect.deleteProperty(globalThis, key);
    }
    for (const key of Reflect.ownKeys(before)) {
      const now = Object.getOwnPropertyDescriptor(globalThis, key);
      const same = now && now.value === before[key].value && now.get === before[key].get;
      if (!same) Object.defineProperty(globalThis, key, before[key]);
    }
  };
}
