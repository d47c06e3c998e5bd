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
/** Operations per second and installation. @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits */
export const OPERATIONS_PER_SECOND = 1000;
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
/** Assumption: queries show the store as it was so long ago; "eventually consistent" is all that is published. */
export const QUERY_LAG_MS = 2000;

/** An integer attribute is 32 bits wide. @see https://developer.atlassian.com/platform/forge/storage-reference/entities-manifest/ */
export const INTEGER_MAX = 2 ** 31 - 1;

/** What the store says no with. */
export class KvsRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  response(): Response {
    return Response.json({ code: this.code, message: this.message }, { status: this.status });
  }
}

/** Counts operations within the current simulated second; throws when one is too many. */
export function createRateLimit(now: () => number) {
  let second = -1;
  let operations = 0;
  let written = new Map<string, number>();
  const roll = () => {
    const current = Math.floor(now() / 1000);
    if (current !== second) [second, operations, written] = [current, 0, new Map()];
  };
  return {
    operation(): void {
      roll();
      operations += 1;
      if (operations > OPERATIONS_PER_SECOND) throw tooMany(`${OPERATIONS_PER_SECOND} operations per second`);
    },
    write(key: string, bytes: number): void {
      roll();
      const total = (written.get(key) ?? 0) + bytes;
      written.set(key, total);
      if (total > KEY_WRITE_BYTES_PER_SECOND) throw tooMany('1 MB per second written to one key');
    },
  };
}

function tooMany(limit: string): KvsRefusal {
  return new KvsRefusal(429, 'TOO_MANY_REQUESTS', `Too many requests: ${limit}.`);
}
