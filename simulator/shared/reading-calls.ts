/** Jira operations that only read although they are POSTs. */
const READING_POSTS = [
  /^\/rest\/api\/3\/search(\/|$)/,
  /^\/rest\/api\/3\/issue\/bulkfetch$/,
  /^\/rest\/api\/3\/issue\/[^/]+\/changelog\/list$/,
  /^\/rest\/api\/3\/changelog\/bulkfetch$/,
  /^\/rest\/api\/3\/permissions\/check$/,
  /^\/rest\/api\/3\/jql\/(match|parse)$/,
  /^\/rest\/api\/3\/expression\/(eval|evaluate|analyse)$/,
];

/** Whether a call changes nothing at the other side. `path` may have a query. */
export function onlyReads(method: string, path: string): boolean {
  const pathname = path.split('?')[0] ?? path;
  return method === 'GET' || (method === 'POST' && READING_POSTS.some((pattern) => pattern.test(pathname)));
}
