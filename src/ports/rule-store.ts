import type { EditedRule, RuleDraft } from '../domain/rule';

/**
 * The rules as admins edit them. A saved rule that is whole is in force at once: it stands among the settings' rules.
 * Storage failures are thrown.
 */
export interface RuleStore {
  /** Every rule in the order in which they are tried, drafts too; what was last written, never something older. */
  list(): Promise<EditedRule[]>;
  /** An id that no rule has or ever had: surveys still name the rule that was deleted. */
  nextId(): Promise<string>;
  /** Puts a rule after the others, or right after one of them. `conflict`: another one has this id by now. */
  add(draft: RuleDraft, after?: string): Promise<EditedRule | 'conflict'>;
  /** Replaces a rule if nobody else has since its `revision` was read. */
  replace(rule: EditedRule): Promise<EditedRule | 'conflict'>;
  /** Puts the rules into the order of these ids, if they are still in the order `seen`. */
  reorder(seen: string[], ids: string[]): Promise<'reordered' | 'conflict'>;
  /** Deletes a rule if nobody has replaced it since its `revision` was read. */
  remove(rule: Pick<EditedRule, 'id' | 'revision'>): Promise<'removed' | 'conflict'>;
}
