import type { z } from 'zod';
import type { WritableSite } from './edit/changes';
import { badRequest, invalidPayload, JiraError } from './errors';
import type { Caller } from './permissions/permissions';

/** One call, decoded. */
export interface Call {
  site: WritableSite;
  caller: Caller;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON; undefined when there was no body. */
  body: unknown;
}

export interface Reply {
  status: number;
  /** Left out: an empty body. */
  body?: unknown;
}

/** One modelled operation, by its real method and path (`{name}` for parameters). */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  handle(call: Call): Reply;
  /** Anonymous calls are admitted; those who may not see something get the answer that fits. */
  anonymous?: true;
  /** Name of the path parameter that is a work item, where writes count against the per-item limit. */
  writesTo?: string;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export const NO_CONTENT: Reply = { status: 204 };

/** A path parameter. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** The body in the expected shape, or Jira's 400. */
export function bodyAs<T>(call: Call, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(call.body);
  if (!parsed.success) throw invalidPayload();
  return parsed.data;
}

/** A list given as repeated or comma-separated query parameters. */
export function listParam(call: Call, name: string): string[] {
  const values = call.query.getAll(name).flatMap((value) => value.split(','));
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

/** A whole number from the query. @throws JiraError 400 (404 in Jira for some resources) */
export function numberParam(call: Call, name: string, fallback: number): number {
  const raw = call.query.get(name);
  if (raw === null || raw === '') return fallback;
  const value = Number(raw);
  if (!Number.isInteger(value) || value < 0) throw badRequest(`The value of '${name}' must be a non-negative number.`);
  return value;
}

export function flagParam(call: Call, name: string): boolean {
  return call.query.get(name) === 'true';
}

export function expands(call: Call, name: string): boolean {
  return listParam(call, 'expand').includes(name);
}

/** Where a page starts, and how many values it may hold. */
export function paging(call: Call, fallback: number, most = fallback): { startAt: number; maxResults: number } {
  return {
    startAt: numberParam(call, 'startAt', 0),
    maxResults: Math.min(numberParam(call, 'maxResults', fallback), most),
  };
}

export { JiraError };
