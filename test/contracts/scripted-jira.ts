import type { CallJira, JiraResult } from '../../src/gateways/jira/call';

/** A call that was made: `PUT /rest/api/3/issue/10002`, its query, its body. */
export interface Asked {
  what: string;
  query: URLSearchParams;
  body: unknown;
}

export const ok = (body?: unknown): JiraResult => ({ kind: 'ok', body });
export const refused = (status: number, errors: Record<string, string> = {}, messages: string[] = []): JiraResult => ({
  ...{ kind: 'refused', status, errors, messages },
});
export const transient: JiraResult = { kind: 'transient', status: 503 };
export const rateLimited: JiraResult = { kind: 'rate-limited', until: 1_700_000_000_000 };

/** A Jira with scripted answers, for what no site does at will; an unexpected call is a loud error. */
export function scriptedJira(reply: (asked: Asked) => JiraResult | undefined) {
  const asked: Asked[] = [];
  const call: CallJira = async (path, { method = 'GET', body } = {}) => {
    const [pathname, query] = (path as unknown as { value: string }).value.split('?');
    const one = { what: `${method} ${pathname}`, query: new URLSearchParams(query), body };
    asked.push(one);
    if (asked.length > 200) throw new Error('Asks for ever');
    const result = reply(one);
    if (!result) throw new Error(`Nobody said what to answer to ${one.what}?${query}`);
    return structuredClone(result);
  };
  return { call, asked };
}
