import { getAppContext } from '@forge/api';
import type { Log } from '../../ports/log';

/** Structured lines in the app's log. Of an error only its kind and place are kept: messages may quote what a person wrote. */
export const forgeLog: Log = {
  info: (message, facts) => console.log(line(message, facts)),
  warn: (message, facts) => console.warn(line(message, facts)),
  error: (message, error, facts) => console.error(line(message, { ...facts, ...describe(error), id: invocationId() })),
};

function line(message: string, facts: Record<string, unknown> = {}): string {
  return JSON.stringify({ message, ...facts });
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const place = error.stack
    ?.split('\n')
    .find((each) => each.trim().startsWith('at '))
    ?.trim();
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { error: error.name, code, place };
}

function invocationId(): string {
  try {
    return getAppContext().invocationId;
  } catch {
    return 'none';
  }
}
