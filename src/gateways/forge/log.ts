import type { Log } from '../../ports/log';
import { invocationId } from './invocation';

/** Structured lines in the app's log. Of an error only its kind and place are kept: messages may quote what a person wrote. */
export const forgeLog: Log = {
  info: (message, facts) => console.log(line(message, facts)),
  warn: (message, facts) => console.warn(line(message, facts)),
  error: (message, error, facts) =>
    console.error(line(message, { ...facts, ...describe(error), id: invocationId() ?? 'none' })),
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
