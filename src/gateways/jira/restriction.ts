/** Text in quotation marks, a bracket, or the words that begin the order. */
const TOKENS = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|[()]|\border\s+by\b/gi;

/**
 * What of a person's JQL says which work items, without the order in which they would be listed, so that more can be asked
 * for beside it. Empty where it leaves nothing out; undefined where its brackets would change the meaning of what stands
 * beside it, which Jira refuses.
 */
export function restrictionOf(jql: string): string | undefined {
  let depth = 0;
  for (const { 0: token, index } of jql.matchAll(TOKENS)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (/^order/i.test(token) && depth === 0) return jql.slice(0, index).trim();
    if (depth < 0) return undefined;
  }
  return depth === 0 ? jql.trim() : undefined;
}
