import type { RuleQueries } from '../../src/ports/rule-queries';
import { MOST_ASKED } from '../../src/ports/rule-queries';

export interface FakeRuleQueries extends RuleQueries {
  /** Work items (ids) of which a JQL is true. */
  true: Record<string, string[]>;
  /** JQL that Jira refuses. */
  refused: Set<string>;
  /** Work items that it does not show the app. */
  hidden: Set<string>;
  down: boolean;
  /** Every call, in order. */
  asked: { jql: string; ids: string[] }[];
}

/** A search that knows what is true of which work item. */
export function fakeRuleQueries(): FakeRuleQueries {
  const search: FakeRuleQueries = {
    true: {},
    refused: new Set(),
    hidden: new Set(),
    down: false,
    asked: [],
    async fulfilling(jql, ids) {
      if (ids.length > MOST_ASKED) throw new Error('Jira takes no more than 50 at once');
      search.asked.push({ jql, ids });
      if (search.down) return { kind: 'try-later' };
      if (search.refused.has(jql)) return { kind: 'broken' };
      const seen = ids.filter((id) => !search.hidden.has(id));
      return {
        kind: 'told',
        fulfilling: seen.filter((id) => search.true[jql]?.includes(id)),
        unseen: ids.filter((id) => search.hidden.has(id)),
      };
    },
  };
  return search;
}
