import type * as z from 'zod/mini';
import type { Result } from '../contract/result';

/** What Forge hands a resolver. */
export interface ResolverRequest {
  payload: unknown;
  context: Record<string, unknown>;
}

/** Whether the caller may; `unknown` where Jira is unavailable now. */
export type Admission<Caller> = { kind: 'admitted'; caller: Caller } | { kind: 'refused' } | { kind: 'unknown' };

/**
 * One call of a screen: the caller is checked first, then the input is parsed, then the work is done. A caller who may not
 * learns nothing else.
 */
export function guarded<Schema extends z.ZodMiniType, T, Caller>(
  schema: Schema,
  authorise: (request: ResolverRequest) => Promise<Admission<Caller>>,
  work: (input: z.output<Schema>, caller: Caller) => Promise<Result<T>>,
) {
  return async (request: ResolverRequest): Promise<Result<T>> => {
    const admission = await authorise(request);
    if (admission.kind === 'unknown') return { ok: false, problem: 'jira-unavailable' };
    if (admission.kind === 'refused') return { ok: false, problem: 'not-allowed' };
    const input = schema.safeParse(request.payload ?? {});
    if (!input.success) return { ok: false, problem: 'bad-input' };
    return work(input.data, admission.caller);
  };
}

/**
 * As `guarded`, for what changes nothing: the reading goes on while Jira is asked about the caller, and
 * nothing of it leaves before the answer. A caller who may not learns no more than of any other call.
 */
export function guardedRead<Schema extends z.ZodMiniType, T, Caller>(
  schema: Schema,
  authorise: (request: ResolverRequest) => Promise<Admission<Caller>>,
  read: (input: z.output<Schema>) => Promise<Result<T>>,
) {
  return async (request: ResolverRequest): Promise<Result<T>> => {
    const input = schema.safeParse(request.payload ?? {});
    const reading = input.success ? read(input.data) : Promise.resolve<Result<T>>({ ok: false, problem: 'bad-input' });
    // Whether it fails matters only to those who may read.
    reading.catch(() => undefined);
    return guarded(schema, authorise, () => reading)(request);
  };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The reply of a call that has nothing to say but that it is done. */
export async function done(work: Promise<unknown>): Promise<Result<null>> {
  await work;
  return ok(null);
}
