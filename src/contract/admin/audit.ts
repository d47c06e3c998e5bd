import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';

/** What a change was about. */
export const CHANGE_KINDS = [
  'rules',
  'guard-rails',
  'fields',
  'options',
  'connection',
  'notification',
  'pause',
] as const;

export const auditInputs = {
  /** The newest ones, or the page that begins at `from`: the `next` of the page before. */
  listChanges: z.object({
    kind: z.optional(z.enum(CHANGE_KINDS)),
    from: z.optional(z.string().check(z.minLength(1), z.maxLength(4_000))),
  }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof auditInputs>;

/** One part of what was changed. What is absent was not set. */
export interface ChangedPart {
  part: string;
  before?: unknown;
  after?: unknown;
}

/** One change of settings. `at`: epoch milliseconds; `by`: an account id, absent where the app did it itself. */
export interface ChangeView {
  id: string;
  at: number;
  by?: string;
  kind: (typeof CHANGE_KINDS)[number];
  what: 'added' | 'changed' | 'removed';
  /** The rule that it is about, as it was called then. */
  rule?: { id: string; name?: string };
  parts: ChangedPart[];
}

export interface ChangesPage {
  changes: ChangeView[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
}

/** Calls of the audit log. */
export type AuditApi = {
  listChanges(input: Inputs['listChanges']): Promise<Result<ChangesPage>>;
};
