import type { EditedRule } from '../../domain/rule';
import type { RuleStore } from '../../ports/rule-store';
import type { SiteResult } from '../../ports/configuration';
import { makeRule } from '../rules/add-rule';
import type { ShowWhereCoveredPorts } from '../rules/show-where-covered';
import { showWhereCovered } from '../rules/show-where-covered';
import {
  type ComparedRules,
  compareRules,
  type CompareRulesPorts,
  type FileOfRules,
  type ImportMode,
} from './compare-rules';

export type ImportRulesPorts = CompareRulesPorts & ShowWhereCoveredPorts;

export interface ImportRequest {
  mode: ImportMode;
  /** Do without what this site does not have. */
  leaveOut: boolean;
  /** The rules as whoever asks has compared them. */
  seen: Pick<EditedRule, 'id' | 'revision'>[];
}

export type ImportRulesOutcome =
  | { kind: 'imported' }
  | { kind: 'changed-meanwhile' }
  | { kind: 'too-many-rules' }
  /** Something is not here and was not to be left out, or a rule cannot be saved: comparing says which. */
  | { kind: 'does-not-fit' }
  | Exclude<SiteResult<never>, { kind: 'ok' }>;

/**
 * Saves the rules of a file. Everything is verified first, so that nothing is saved where anything is refused; what is to
 * go goes last, so that a failure in between loses none.
 */
export async function importRules(
  ports: ImportRulesPorts,
  file: FileOfRules,
  { mode, leaveOut, seen }: ImportRequest,
): Promise<ImportRulesOutcome> {
  const comparison = await compareRules(ports, file, mode);
  if (comparison.kind !== 'ok') return comparison;
  const { rules, unmatched, stored } = comparison.value;
  if (!isSame(stored, seen)) return { kind: 'changed-meanwhile' };
  if (rules.some(({ problem }) => problem) || (unmatched.length > 0 && !leaveOut)) return { kind: 'does-not-fit' };
  return showWhereCovered(ports, () => write(ports, comparison.value, mode));
}

async function write(
  ports: { rules: RuleStore },
  { rules, stored }: ComparedRules,
  mode: ImportMode,
): Promise<ImportRulesOutcome> {
  const ids: string[] = [];
  for (const { what, stored: before, draft = {} } of rules) {
    if (what === 'left-out' || what === 'removed') continue;
    const saved = before
      ? what === 'unchanged'
        ? before
        : await ports.rules.replace({ ...before, draft: { ...draft, id: before.id } })
      : await makeRule(ports, draft);
    if (saved === 'conflict') return { kind: 'changed-meanwhile' };
    ids.push(saved.id);
  }
  if (mode === 'replace') {
    const order = [...stored.map(({ id }) => id), ...ids.filter((id) => stored.every((each) => each.id !== id))];
    const gone = stored.filter(({ id }) => !ids.includes(id));
    const wanted = [...ids, ...gone.map(({ id }) => id)];
    if (wanted.join() !== order.join() && (await ports.rules.reorder(order, wanted)) === 'conflict')
      return { kind: 'changed-meanwhile' };
    for (const rule of gone) if ((await ports.rules.remove(rule)) === 'conflict') return { kind: 'changed-meanwhile' };
  }
  return { kind: 'imported' };
}

function isSame(stored: EditedRule[], seen: ImportRequest['seen']): boolean {
  const text = (rules: ImportRequest['seen']) => rules.map(({ id, revision }) => `${id} ${revision}`).join();
  return text(stored) === text(seen);
}
