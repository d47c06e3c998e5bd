import type * as z from 'zod/mini';
import type { Result } from '../contract/result';

/** What Forge hands a resolver. */
export interface ResolverRequest {
  payload: unknown;
  context: Record<string, unknown>;
}

/**
 * One call of a screen: the caller is checked first, then the input is parsed, then the work is done. A caller who may not
 * learns nothing else.
 */
export function guarded<Schema extends z.ZodMiniType, T, Caller>(
  schema: Schema,
  authorise: (request: ResolverRequest) => Promise<Caller | undefined>,
  work: (input: z.output<Schema>, caller: Caller) => Promise<Result<T>>,
) {
  return async (request: ResolverRequest): Promise<Result<T>> => {
    const caller = await authorise(request);
    if (caller === undefined) return { ok: false, problem: 'not-allowed' };
    const input = schema.safeParse(request.payload ?? {});
    if (!input.success) return { ok: false, problem: 'bad-input' };
    return work(input.data, caller);
  };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}
