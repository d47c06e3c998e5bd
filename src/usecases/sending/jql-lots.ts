import type { Rule } from '../../domain/rule';
import { enabledOf, finishes, hasJql, inProjects } from '../../domain/rule';
import type { Survey } from '../../domain/survey';
import { WAITING } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { RuleQueries, Told } from '../../ports/rule-queries';
import { MOST_ASKED } from '../../ports/rule-queries';

/** An answer holds so long, ms: a lot has gone out by then, at nps.today's pace. */
const KEPT_MS = 20_000;

/**
 * Rules' JQL for a dispatcher: whoever asks about one work item asks for the surveys that come next as well, as many as
 * Jira takes at once. Where several rules have JQL, the first question is whether any of it is true, and only of the work
 * items of which it is each rule's is asked: a thousand that none of them is about cost one call in fifty, however many
 * rules there are, and one alone costs no time.
 */
export function jqlLots(ruleQueries: RuleQueries, clock: Clock, rules: Rule[], upcoming: () => Survey[]): RuleQueries {
  const jqls = [...new Set(enabledOf(rules).flatMap((rule) => (hasJql(rule) ? (rule.jql ?? []) : [])))];
  const mayNeedAny = (survey: Survey) => jqls.some((jql) => mayNeed(survey, rules, jql));
  const any = createLots((ids) => ruleQueries.fulfillingAny(jqls, ids), clock, upcoming, mayNeedAny);
  const each = new Map<string, Lots>();
  // Which of them is refused, only asking each tells; once is enough to know that.
  let isAnyRefused = false;

  function lotsOf(jql: string): Lots {
    const known = each.get(jql);
    if (known) return known;
    const isNeeded = (survey: Survey) => mayNeed(survey, rules, jql) && !any.isFalse(survey.workItemId);
    const lots = createLots((ids) => ruleQueries.fulfilling(jql, ids), clock, upcoming, isNeeded);
    each.set(jql, lots);
    return lots;
  }

  return {
    ...ruleQueries,
    async fulfilling(jql, workItemIds) {
      const [id] = workItemIds;
      if (id === undefined || workItemIds.length > 1) return ruleQueries.fulfilling(jql, workItemIds);
      const needing = jqls.length > 1 && !isAnyRefused ? upcoming().filter(mayNeedAny) : [];
      if (needing.length > 1 && jqls.includes(jql)) {
        const told = await any.tell(id, needing);
        if (told.kind === 'try-later') return told;
        if (told.kind === 'broken') isAnyRefused = true;
        else if (!told.fulfilling.includes(id)) return told;
      }
      return lotsOf(jql).tell(id);
    },
  };
}

interface Lots {
  /** What Jira says of this work item (id), and of others; `needing`: the surveys that need it, where that is known. */
  tell(id: string, needing?: Survey[]): Promise<Told>;
  /** Has it said that it is not so? */
  isFalse(id: string): boolean;
}

/** One question, asked about many work items at once; an answer holds for {@link KEPT_MS}. */
function createLots(
  ask: (ids: string[]) => Promise<Told>,
  clock: Clock,
  upcoming: () => Survey[],
  isNeeded: (survey: Survey) => boolean,
): Lots {
  /** `at`: epoch ms. */
  const asked = new Map<string, { told: Promise<Told>; at: number }>();
  const falseOf = new Set<string>();

  /** What was asked before a completion says nothing about it: the work item may have been reopened meanwhile. */
  function isKnown(id: string, surveys: Survey[]): boolean {
    const at = asked.get(id)?.at ?? -Infinity;
    const isOlder = surveys.some(({ workItemId, plannedAt }) => workItemId === id && plannedAt > at);
    return clock.now() - at < KEPT_MS && !isOlder;
  }

  function askFor(id: string, surveys: Survey[], needing = surveys.filter(isNeeded)): Promise<Told> {
    const others = needing.map(({ workItemId }) => workItemId).filter((other) => !isKnown(other, surveys));
    const lot = [...new Set([id, ...others])].slice(0, MOST_ASKED);
    const at = clock.now();
    lot.forEach((one) => falseOf.delete(one));
    const told = ask(lot).then((answer) => {
      if (answer.kind === 'told') {
        lot.filter((one) => !answer.fulfilling.includes(one)).forEach((one) => falseOf.add(one));
      }
      return answer;
    });
    for (const one of lot) asked.set(one, { told, at });
    for (const [one, { at: then }] of asked) if (at - then >= KEPT_MS) asked.delete(one);
    return told;
  }

  return {
    tell(id, needing) {
      const surveys = upcoming();
      const known = isKnown(id, surveys) ? asked.get(id) : undefined;
      return known ? known.told : askFor(id, surveys, needing);
    },
    isFalse: (id) => falseOf.has(id),
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
