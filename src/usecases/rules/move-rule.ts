import type { RuleStore } from '../../ports/rule-store';

/**
 * Moves a rule to a place among the others (0: the first). `order`: their ids as whoever moves it has read them; where
 * somebody else has changed that since, nothing is moved: `changed-meanwhile`.
 */
export async function moveRule(
  { rules }: { rules: RuleStore },
  { ruleId, to, order }: { ruleId: string; to: number; order: string[] },
): Promise<{ kind: 'moved' } | { kind: 'changed-meanwhile' }> {
  const others = order.filter((id) => id !== ruleId);
  if (others.length === order.length) return { kind: 'changed-meanwhile' };
  const moved = [...others.slice(0, to), ruleId, ...others.slice(to)];
  return { kind: (await rules.reorder(order, moved)) === 'conflict' ? 'changed-meanwhile' : 'moved' };
}
