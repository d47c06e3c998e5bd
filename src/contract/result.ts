import * as z from 'zod/mini';

/** Why a call did not do what was asked. Screens hold the words. */
export type Problem =
  | 'not-allowed'
  | 'bad-input'
  | 'not-connected'
  | 'key-refused'
  /** The platform does not let the app call nps.today. */
  | 'egress-refused'
  /** nps.today shows no campaign with this id to the key. */
  | 'campaign-unknown'
  | 'rate-limited'
  | 'unreachable'
  | 'jira-unavailable'
  /** Jira would not let the app do it. */
  | 'jira-refused'
  | 'not-found'
  /** No rule covers the project. */
  | 'not-covered'
  /** Somebody else has saved it since it was read. */
  | 'changed-meanwhile'
  | 'too-many-rules'
  /** A field is not there any more, or of another type. */
  | 'field-wrong'
  /** Jira refuses the JQL. */
  | 'jql-wrong'
  | 'not-possible-now';

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem; retryAfterSeconds?: number };

export const noInput = z.object({});

/** What callers hand over, by call. */
export type InputsOf<Schemas extends Record<string, z.ZodMiniType>> = {
  [Call in keyof Schemas]: z.input<Schemas[Call]>;
};

/** Id of a survey or a response, as the app makes them. Anything else is no key of the store, which would throw. */
export const recordId = z.string().check(z.maxLength(500), z.regex(/^[A-Za-z0-9:._-]+$/));
