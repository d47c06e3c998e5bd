/** A work item's key. @see https://support.atlassian.com/jira-software-cloud/docs/what-is-an-issue/ */
const KEY = /\b[A-Z][A-Z0-9_]+-\d+\b/g;
const IN_PATH = /\/issue\/([^/?]+)/;
/** Lists of work items in the bodies of Jira's own calls. */
const LISTS = ['issueIdsOrKeys', 'reconcileIssues', 'issueIds'];

/** What in a call could be the id or the key of a work item. */
export function mentionedIn(path: string, body: unknown): string[] {
  const decoded = decode(path);
  const inPath = IN_PATH.exec(decoded)?.[1];
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
  const keys = [...`${decoded} ${text}`.matchAll(KEY)].map(([key]) => key);
  return [...new Set([...(inPath ? [inPath] : []), ...keys, ...LISTS.flatMap((name) => listIn(body, name))])];
}

function listIn(body: unknown, name: string): string[] {
  const list = ((body ?? {}) as Record<string, unknown>)[name];
  return Array.isArray(list) ? list.map(String) : [];
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
