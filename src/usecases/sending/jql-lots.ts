import type { Rule } from '../../domain/rule';
import { enabledOf, finishes, hasJql, inProjects } from '../../domain/rule';
import type { Survey } from '../../domain/survey';
import { WAITING } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { RuleQueries, Told } from '../../ports/rule-queries';
import { MOST_ASKED } from '../../ports/rule-queries';

/** An answer holds so long, ms: a lot has gone out by then, at nps.today's pace. */
const KEPT_MS = 20_000;

interface Asked {
  told: Promise<Told>;
  /** Epoch ms. */
  at: number;
}

/**
 * Rules' JQL for a dispatcher: whoever asks about one work item asks for the surveys that come next as well, as many as
 * Jira takes at once. So a thousand of them cost one call in fifty for each rule, and one alone costs no time.
 */
export function jqlLots(ruleQueries: RuleQueries, clock: Clock, rules: Rule[], upcoming: () => Survey[]): RuleQueries {
  const asked = new Map<string, Asked>();
  const keyOf = (jql: string, id: string) => JSON.stringify([jql, id]);

  /** What was asked before a completion says nothing about it: the work item may have been reopened meanwhile. */
  function isKnown(jql: string, id: string, surveys: Survey[]): boolean {
    const at = asked.get(keyOf(jql, id))?.at ?? -Infinity;
    const isOlder = surveys.some(({ workItemId, plannedAt }) => workItemId === id && plannedAt > at);
    return clock.now() - at < KEPT_MS && !isOlder;
  }

  function askFor(jql: string, id: string, surveys: Survey[]): void {
    const others = surveys
      .filter((survey) => mayNeed(survey, rules, jql))
      .map(({ workItemId }) => workItemId)
      .filter((other) => !isKnown(jql, other, surveys));
    const lot = [...new Set([id, ...others])].slice(0, MOST_ASKED);
    const told = ruleQueries.fulfilling(jql, lot);
    const at = clock.now();
    for (const each of lot) asked.set(keyOf(jql, each), { told, at });
    for (const [key, { at: then }] of asked) if (at - then >= KEPT_MS) asked.delete(key);
  }

  return {
    async fulfilling(jql, workItemIds) {
      const [id] = workItemIds;
      if (id === undefined || workItemIds.length > 1) return ruleQueries.fulfilling(jql, workItemIds);
      const surveys = upcoming();
      if (!isKnown(jql, id, surveys)) askFor(jql, id, surveys);
      return (asked.get(keyOf(jql, id)) as Asked).told;
    },
  };
}

/** May the answer decide about this survey? What is known of it without its work item tells. */
function mayNeed({ state, origin, ruleId, projectId, undecided }: Survey, rules: Rule[], jql: string): boolean {
  if (!WAITING.includes(state) || origin === 'by-hand') return false;
  return enabledOf(rules).some((rule) => {
    if (rule.jql !== jql || !hasJql(rule)) return false;
    if (state === 'scheduled') return rule.id === ruleId;
    return inProjects(rule, projectId) !== 'no' && finishes(rule, undecided?.status ?? {}) !== 'no';
  });
}
