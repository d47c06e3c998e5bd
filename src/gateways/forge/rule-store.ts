import * as z from 'zod/mini';
import type { EditedRule, RuleDraft } from '../../domain/rule';
import { completed } from '../../domain/rule';
import type { RuleStore } from '../../ports/rule-store';
import { revisionedStore } from './revisioned-store';
import { replaceRows } from './revisions';
import type { SettingsRow } from './settings-row';
import { changeSettingsRow, readSettingsRow, settingsRows } from './settings-row';
import { ENTITIES } from './storage-keys';

const ruleRows = revisionedStore<EditedRule>(
  ENTITIES.rule,
  z.looseObject({ draft: z.looseObject({ id: z.string() }) }),
);

/** One row for each rule; those that are whole stand in the settings' row too, written together with their own. */
export const forgeRuleStore: RuleStore = {
  async list() {
    const { ruleIds } = await readSettingsRow();
    const rules = await Promise.all(ruleIds.map((id) => ruleRows.read(id)));
    return rules.filter((rule) => rule !== undefined);
  },

  async add(draft) {
    const rule = { id: draft.id, draft, revision: 0 };
    if ((await ruleRows.create(rule)) === 'created') return put(rule);
    // Perhaps left by somebody who did not come further than its own row. Read before the list: whoever comes further
    // meanwhile has a newer revision.
    const known = await ruleRows.read(rule.id);
    const isListed = (await readSettingsRow()).ruleIds.includes(rule.id);
    return isListed || !known ? 'conflict' : put({ ...rule, revision: known.revision });
  },

  replace: put,
};

/** The rule's row and the settings' row change together or not at all. */
async function put(rule: EditedRule): Promise<EditedRule | 'conflict'> {
  const { next, change } = ruleRows.replacement(rule);
  const put = await changeSettingsRow(async (row) => {
    const written = await replaceRows(change, settingsRows.replacement(withRule(row, rule.draft)).change);
    if (written === 'replaced') return next;
    const isStale = (await ruleRows.read(rule.id))?.revision !== rule.revision;
    return isStale ? 'stale' : 'conflict';
  });
  return put === 'stale' ? 'conflict' : put;
}

function withRule(row: SettingsRow, draft: RuleDraft): SettingsRow {
  const ruleIds = row.ruleIds.includes(draft.id) ? row.ruleIds : [...row.ruleIds, draft.id];
  const inForce = new Map(row.settings.rules.map((rule) => [rule.id, rule]));
  const rules = ruleIds.flatMap((id) => (id === draft.id ? completed(draft) : inForce.get(id)) ?? []);
  return { ...row, ruleIds, settings: { ...row.settings, rules } };
}
