import type { JqlAnswer, Rule } from '../../domain/rule';
import type { RuleQueries } from '../../ports/rule-queries';
import type { TryLater } from '../../ports/work-items';

/** Is a rule's JQL true of this work item (id) now? */
export async function askJql(
  ruleQueries: RuleQueries,
  { jql = '' }: Rule,
  workItemId: string,
): Promise<{ kind: 'answer'; answer: JqlAnswer } | TryLater> {
  const told = await ruleQueries.fulfilling(jql, [workItemId]);
  switch (told.kind) {
    case 'try-later':
      return told;
    case 'broken':
      return { kind: 'answer', answer: 'broken' };
    case 'told':
      // It was there a moment ago.
      if (told.unseen.includes(workItemId)) return { kind: 'try-later' };
      return { kind: 'answer', answer: told.fulfilling.includes(workItemId) ? 'yes' : 'no' };
  }
}
