import { readAddress } from './address';

/** A refusal, in words that can be shown. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json', 'x-acting-user': readAddress().user ?? '' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return answer as T;
  throw new Refused(response.status, wordsOf(answer) || `The answer was ${response.status}.`);
}

/** The message in the error bodies of Jira, of the control plane and of the console's own backend. */
function wordsOf(body: unknown): string {
  const {
    errorMessages = [],
    errors = {},
    error,
  } = (body ?? {}) as {
    errorMessages?: string[];
    errors?: Record<string, string>;
    error?: string;
  };
  return [error, ...errorMessages, ...Object.values(errors)].filter(Boolean).join(' ');
}

/** Jira as the acting user: reads as Jira's own screens do, writes over the REST API. */
export const jira = {
  get: <T>(path: string) => ask<T>(`/_console/shown/rest/api/3${path}`),
  post: <T>(path: string, body: unknown) => ask<T>(`/_console/jira/rest/api/3${path}`, 'POST', body),
  put: <T>(path: string, body: unknown) => ask<T>(`/_console/jira/rest/api/3${path}`, 'PUT', body),
};

export const control = {
  get: <T>(path: string) => ask<T>(`/_control${path}`),
  post: <T>(path: string, body: unknown = {}) => ask<T>(`/_control${path}`, 'POST', body),
  remove: <T>(path: string) => ask<T>(`/_control${path}`, 'DELETE'),
  npsToday: <T>(input: { action: string; [name: string]: unknown }) => ask<T>('/_control/nps-today', 'POST', input),
};

export const backend = { get: <T>(path: string) => ask<T>(`/_console${path}`) };
