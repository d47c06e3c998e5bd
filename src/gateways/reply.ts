import type * as z from 'zod/mini';
import type { Log } from '../ports/log';

/**
 * A reply that says nothing we understand: a page of some proxy, half a text, another shape. It is a failure like no
 * reply, for what sent it may be mended; patience ends it as any other.
 */
export interface Malformed {
  kind: 'malformed';
}

/** What JSON stands for: undefined for nothing at all. */
export function jsonIn(text: string): { kind: 'ok'; body: unknown } | Malformed {
  if (text.trim() === '') return { kind: 'ok', body: undefined };
  try {
    return { kind: 'ok', body: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'malformed' };
  }
}

const MOST_NAMED = 5;

/**
 * What came from outside, if it has this shape: the one way in for replies and for rows of the storage. Otherwise the
 * log says of what, and where it differs; never what was there.
 */
export function readAs<T>(
  schema: z.ZodMiniType<T>,
  found: unknown,
  of: string,
  log: Log,
): { kind: 'ok'; value: T } | Malformed {
  const parsed = schema.safeParse(found);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  const differs = parsed.error.issues.slice(0, MOST_NAMED).map(({ path }) => path.map(placeOf).join('.'));
  log.warn('What was read does not make sense', { of, differs: differs.join(', ') });
  return { kind: 'malformed' };
}

/** Names of our schemas' properties; anything else may be somebody's. */
function placeOf(step: PropertyKey): string {
  return /^[a-zA-Z]{1,30}$/.test(String(step)) ? String(step) : '*';
}
