import type { Route } from '@forge/api';
import * as z from 'zod/mini';
import { forgeLog } from '../forge/log';
import { allPages } from '../pages';
import { readAs } from '../reply';
import type { CallJira, JiraResult } from './call';

/** A call that came to nothing. */
export type Failed = Exclude<JiraResult, { kind: 'ok' }>;
export type Read<T> = { kind: 'ok'; value: T } | Failed;

/** What a reply of Jira holds, if it has the shape that Jira's API description promises. `of` names it in the log. */
export function readReply<T>(result: JiraResult, schema: z.ZodMiniType<T>, of: string): Read<T> {
  return result.kind === 'ok' ? readAs(schema, result.body, `Jira: ${of}`, forgeLog) : result;
}

/**
 * How a page says what comes after it. Some lists say only whether it is the last, those of service management in a word of
 * their own, and some only how many there are.
 */
const placeSchema = z.object({
  isLast: z.nullish(z.boolean()),
  isLastPage: z.nullish(z.boolean()),
  total: z.nullish(z.number()),
});

/** A list that Jira hands out in pages, by offset. */
export interface JiraList<T> {
  /** Names it in the log. */
  of: string;
  /** The name that the page's items have. */
  items: string;
  item: z.ZodMiniType<T>;
  /** How many to ask for at a time. Jira may give fewer. */
  pageSize: number;
  at: (startAt: number) => Route;
  /** So many at most. */
  limit?: number;
}

/**
 * Reads a list to its end.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#pagination
 */
export async function readList<T>(call: CallJira, list: JiraList<T>): Promise<Read<T[]>> {
  const { of, items, item, pageSize, at, limit } = list;
  const schema = z.object({ [items]: z.array(item) });
  const all = await allPages<T, number, Failed>(async (startAt = 0) => {
    const result = await call(at(startAt));
    const page = readReply(result, schema, of);
    if (page.kind !== 'ok') return page;
    const found = page.value[items] ?? [];
    // Where more follows an empty page, it lies behind what was asked for.
    const next = startAt + (found.length || pageSize);
    return { kind: 'page', items: found, next: isLast(result, next, found.length < pageSize) ? undefined : next };
  }, limit);
  return all.kind === 'all' ? { kind: 'ok', value: all.items } : all;
}

function isLast(result: JiraResult, next: number, isShort: boolean): boolean {
  const told = placeSchema.safeParse(result.kind === 'ok' ? result.body : undefined).data;
  return told?.isLast ?? told?.isLastPage ?? (typeof told?.total === 'number' ? next >= told.total : isShort);
}
