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
  /** Every call, in order; several JQLs in one, where any of them would do. */
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
    fulfilling: (jql, ids) => search.fulfillingAny([jql], ids),
    async fulfillingAny(jqls, ids) {
      if (ids.length > MOST_ASKED) throw new Error('Jira takes no more than 50 at once');
      search.asked.push({ jql: jqls.join(' OR '), ids });
      if (search.down) return { kind: 'try-later' };
      if (jqls.some((jql) => search.refused.has(jql))) return { kind: 'broken' };
      const seen = ids.filter((id) => !search.hidden.has(id));
      return {
        kind: 'told',
        fulfilling: seen.filter((id) => jqls.some((jql) => search.true[jql]?.includes(id))),
        unseen: ids.filter((id) => search.hidden.has(id)),
      };
    },
  };
  return search;
}
