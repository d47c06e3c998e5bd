import type { Weather } from '../../weather/weather';

/** Documented limits of the Key-Value Store and the Custom Entity Store, and the refusals that go with them. */

/** @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const KEY_LENGTH = 500;
/** The documented pattern reads `\s-#` as a range in JavaScript; meant are white space, `-` and `#`. @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
/** @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const VALUE_BYTES = 240 * 1024;
/** @see https://developer.atlassian.com/platform/forge/storage-reference/kvs-api-secret/ */
export const SECRET_BYTES = 128 * 1024;
/** @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const VALUE_DEPTH = 31;
/** The unit of the quotas, rounded up. @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const UNIT_BYTES = 10 * 1024;
/** @see https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs/#quota-and-limit-handling */
export const RATE_LIMIT_EXCEEDED = 'RATE_LIMIT_EXCEEDED';
/** Bytes written to one key per second. @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const KEY_WRITE_BYTES_PER_SECOND = 1024 * 1024;
/** Operations of one transaction, or keys of one batch. @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/#transaction-limits */
export const TRANSACTION_OPERATIONS = 25;
/** @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/#transaction-limits */
export const TRANSACTION_BYTES = 4 * 1024 * 1024;
/** @see https://developer.atlassian.com/platform/forge/storage-reference/entities-api-query/#query-limit */
export const PAGE_DEFAULT = 10;
/** @see https://developer.atlassian.com/platform/forge/storage-reference/entities-api-query/#query-limit */
export const PAGE_LIMIT = 100;
/** Combined values of an index's range and partition. @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/#custom-entity-store-limits */
export const RANGE_BYTES = 900;
/** @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/#custom-entity-store-limits */
export const PARTITION_BYTES = 1700;
/** Longest time to live. @see https://developer.atlassian.com/platform/forge/storage-reference/kvs-api/ */
export const TTL_MS = 366 * 24 * 3600 * 1000;
/** An expired value may be read for so long. @see https://developer.atlassian.com/platform/forge/storage-reference/kvs-api/ */
export const EXPIRED_LINGERS_MS = 48 * 3600 * 1000;

/** An integer attribute is 32 bits wide. @see https://developer.atlassian.com/platform/forge/storage-reference/entities-manifest/ */
export const INTEGER_MAX = 2 ** 31 - 1;

/** A refusal of the store. */
export class KvsRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  response(): Response {
    // No code: the storage gives nothing more.
    if (this.code === '') return new Response(null, { status: this.status });
    return Response.json({ code: this.code, message: this.message }, { status: this.status });
  }
}

/** What a read or write of so many bytes costs. */
export function unitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / UNIT_BYTES));
}

interface RateLimitOptions {
  now: () => number;
  quota: () => Weather['quota'];
  /** Called with every unit that is used. */
  used(kind: 'readUnits' | 'writeUnits', units: number): void;
}

/**
 * Counts requests and units within the current second and minute of the clock; throws when there are too many. A refused
 * one counts too.
 */
export function createRateLimit({ now, quota, used }: RateLimitOptions) {
  const second = createWindow(now, 1_000);
  const minute = createWindow(now, 60_000);
  const spend = (kind: 'readUnits' | 'writeUnits', units: number, limit: number | undefined) => {
    used(kind, units);
    if (minute.add(kind, units) > (limit ?? Infinity)) throw tooMany(`${limit} ${kind} per minute`);
  };
  return {
    request(): void {
      const limit = quota()?.requestsPerSecond;
      if (second.add('requests', 1) > (limit ?? Infinity)) throw tooMany(`${limit} requests per second`);
    },
    read(bytes: number): void {
      spend('readUnits', unitsOf(bytes), quota()?.readUnitsPerMinute);
    },
    write(key: string, bytes: number): void {
      spend('writeUnits', unitsOf(bytes), quota()?.writeUnitsPerMinute);
      if (second.add(`key ${key}`, bytes) > KEY_WRITE_BYTES_PER_SECOND) {
        throw tooMany('1 MB per second written to one key');
      }
    },
  };
}

/** Sums by name that begin anew with each window. */
function createWindow(now: () => number, ms: number) {
  let current = -1;
  let sums = new Map<string, number>();
  return {
    add(name: string, amount: number): number {
      const window = Math.floor(now() / ms);
      if (window !== current) [current, sums] = [window, new Map()];
      const sum = (sums.get(name) ?? 0) + amount;
      sums.set(name, sum);
      return sum;
    },
  };
}

function tooMany(limit: string): KvsRefusal {
  return new KvsRefusal(429, RATE_LIMIT_EXCEEDED, `Too many requests: ${limit}.`);
}
