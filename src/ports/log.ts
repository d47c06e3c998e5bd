/** Ids, states and counts only: never an address, a name, a comment or a secret. */
export interface Log {
  info(message: string, facts?: Record<string, string | number | boolean | undefined>): void;
  warn(message: string, facts?: Record<string, string | number | boolean | undefined>): void;
  error(message: string, error: unknown, facts?: Record<string, string | number | boolean | undefined>): void;
}
