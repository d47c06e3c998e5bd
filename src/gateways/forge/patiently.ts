import { ForgeKvsAPIError } from '@forge/kvs';
import { forgeClock } from './clock';
import { remainingMs } from './invocation';

/** Waits before a call of the storage is made again (ms), each up to half as long again: its quotas are counted by the minute. */
const WAITS_MS = [250, 750, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000];
/** No wait is longer than this share of what the invocation has left. */
const SHARE_OF_TIME_LEFT = 1 / 4;

/** The storage asks for slower calls: this one took no effect. */
function isThrottled(error: unknown): boolean {
  return error instanceof ForgeKvsAPIError && error.responseDetails.status === 429;
}

/** The storage said no, for a reason in the call itself or in what is stored. */
export function isRefusal(error: unknown): error is ForgeKvsAPIError {
  return error instanceof ForgeKvsAPIError && error.responseDetails.status < 500 && !isThrottled(error);
}

/**
 * Makes a call of the storage again where that may help: throttled, in trouble, or no reply. Only for calls that may be
 * made twice. Throws the last failure when patience or the invocation's time is over.
 * @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await call();
    } catch (error) {
      if (isRefusal(error) || !(await waited(wait))) throw error;
    }
  }
  return call();
}

/** Uneven, so that those who were refused together do not come back together. */
async function waited(atLeast: number): Promise<boolean> {
  const wait = atLeast * (1 + Math.random() / 2);
  if (wait > timeLeft() * SHARE_OF_TIME_LEFT) return false;
  await forgeClock.sleep(wait);
  return true;
}

function timeLeft(): number {
  try {
    return remainingMs();
  } catch {
    // Outside of an invocation nobody counts.
    return Infinity;
  }
}
