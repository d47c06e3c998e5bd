import type { EditedRule, RuleDraft } from '../domain/rule';

/**
 * The rules as admins edit them. A saved rule that is whole is in force at once: it stands among the settings' rules.
 * Storage failures are thrown.
 */
export interface RuleStore {
  /** Every rule in the order in which they are tried, drafts too; what was last written, never something older. */
  list(): Promise<EditedRule[]>;
  /** Puts a rule after the others. `conflict`: another one has this id by now. */
  add(draft: RuleDraft): Promise<EditedRule | 'conflict'>;
  /** Replaces a rule if nobody else has since its `revision` was read. */
  replace(rule: EditedRule): Promise<EditedRule | 'conflict'>;
}
