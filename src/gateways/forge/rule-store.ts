import * as z from 'zod/mini';
import type { EditedRule, RuleDraft } from '../../domain/rule';
import { completed, lastRuleNumber, nextRuleId } from '../../domain/rule';
import type { RuleStore } from '../../ports/rule-store';
import { revisionedStore } from './revisioned-store';
import type { RowChange } from './revisions';
import { changeRows } from './revisions';
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

  async nextId() {
    const { ruleIds, lastRule } = await readSettingsRow();
    return nextRuleId(ruleIds, lastRule);
  },

  async add(draft, after) {
    const rule = { id: draft.id, draft, revision: 0 };
    if ((await ruleRows.create(rule)) === 'created') return put(rule, after);
    // Perhaps left by somebody who did not come further than its own row. Read before the list: whoever comes further
    // meanwhile has a newer revision.
    const known = await ruleRows.read(rule.id);
    const isListed = (await readSettingsRow()).ruleIds.includes(rule.id);
    return isListed || !known ? 'conflict' : put({ ...rule, revision: known.revision }, after);
  },

  replace: (rule) => put(rule),

  reorder: (seen, ids) =>
    changeSettingsRow(async (row) => {
      if (row.ruleIds.join() !== seen.join()) return 'stale';
      const written = await settingsRows.replace(inOrder(row, ids));
      return written === 'conflict' ? 'conflict' : 'reordered';
    }).then(refusedIfStale),

  async remove({ id, revision }) {
    const change = ruleRows.removal({ id, revision });
    return withSettings(id, revision, change, (row) => without(row, id), 'removed' as const);
  },
};

function put(rule: EditedRule, after?: string): Promise<EditedRule | 'conflict'> {
  const { next, change } = ruleRows.replacement(rule);
  return withSettings(rule.id, rule.revision, change, (row) => withRule(row, rule.draft, after), next);
}

/** The rule's row and the settings' row change together or not at all. */
async function withSettings<T>(
  id: string,
  revision: number,
  change: RowChange,
  settings: (row: SettingsRow) => SettingsRow,
  done: T,
): Promise<T | 'conflict'> {
  const changed = await changeSettingsRow<T | 'stale'>(async (row) => {
    const written = await changeRows(change, settingsRows.replacement(settings(row)).change);
    if (written === 'changed') return done;
    const isStale = (await ruleRows.read(id))?.revision !== revision;
    return isStale ? 'stale' : 'conflict';
  });
  return refusedIfStale(changed);
}

/** What others did to the rule itself is the caller's business; what they did to the rest of the row is not. */
function refusedIfStale<T>(changed: T | 'stale'): T | 'conflict' {
  return changed === 'stale' ? 'conflict' : changed;
}

function withRule(row: SettingsRow, draft: RuleDraft, after: string | undefined): SettingsRow {
  const ids = row.ruleIds.includes(draft.id) ? row.ruleIds : placed(row.ruleIds, draft.id, after);
  return inOrder(row, ids, draft);
}

function placed(ids: string[], id: string, after: string | undefined): string[] {
  const place = after === undefined ? -1 : ids.indexOf(after);
  return place < 0 ? [...ids, id] : [...ids.slice(0, place + 1), id, ...ids.slice(place + 1)];
}

function without(row: SettingsRow, id: string): SettingsRow {
  const lastRule = Math.max(row.lastRule ?? 0, lastRuleNumber(row.ruleIds));
  return {
    ...inOrder(
      row,
      row.ruleIds.filter((each) => each !== id),
    ),
    lastRule,
  };
}

/** The rules in force are in the order of all of them. */
function inOrder(row: SettingsRow, ruleIds: string[], changed?: RuleDraft): SettingsRow {
  const inForce = new Map(row.settings.rules.map((rule) => [rule.id, rule]));
  const rules = ruleIds.flatMap((id) => (id === changed?.id ? completed(changed) : inForce.get(id)) ?? []);
  return { ...row, ruleIds, settings: { ...row.settings, rules } };
}
