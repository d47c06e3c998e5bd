import type { EditedRule } from '../../domain/rule';
import { changedParts, changeOfRule, changesOfSettings, type SettingsChange } from '../../domain/settings-change';
import type { AuditLog } from '../../ports/audit-log';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { RuleStore } from '../../ports/rule-store';
import type { SettingsStore } from '../../ports/settings-store';
import type { Vault } from '../../ports/vault';

export interface RecordingPorts {
  settings: SettingsStore;
  rules: RuleStore;
  vault: Vault;
  audit: AuditLog;
  clock: Clock;
  log: Log;
}

type Note = (change: SettingsChange | undefined) => Promise<void>;

/**
 * The same ports. Whatever they change of what an admin has set up is put on the audit log as done by `by`, an account id,
 * or by the app where that is undefined. Whoever gets these ports cannot leave it out.
 */
export function recordingChanges<Ports extends RecordingPorts>(ports: Ports, by?: string): Ports {
  const note: Note = async (change) => {
    if (!change || change.parts.length === 0) return;
    try {
      await ports.audit.add({ ...change, at: ports.clock.now(), ...(by === undefined ? {} : { by }) });
    } catch (error) {
      // It is changed: to say that it failed would be wrong.
      ports.log.error('A change of settings could not be put on the audit log', error, { kind: change.kind });
    }
  };
  return {
    ...ports,
    settings: recordedSettings(ports.settings, note),
    rules: recordedRules(ports.rules, note),
    vault: recordedVault(ports.vault, note),
  };
}

function recordedSettings(settings: SettingsStore, note: Note): SettingsStore {
  return {
    ...settings,
    async change(change) {
      let changes: SettingsChange[] = [];
      await settings.change((before) => {
        const after = change(before);
        changes = changesOfSettings(before, after);
        return after;
      });
      for (const each of changes) await note(each);
    },
    async writePause(pause) {
      const before = await settings.readPause();
      await settings.writePause(pause);
      await note(changeOf('pause', { pause: before?.reason }, { pause: pause?.reason }));
    },
  };
}

function recordedRules(rules: RuleStore, note: Note): RuleStore {
  /** Who changes a rule has read it: what it was costs no further read. */
  const read = new Map<string, EditedRule>();
  const list = async () => {
    const listed = await rules.list();
    listed.forEach((rule) => read.set(rule.id, rule));
    return listed;
  };
  const before = async ({ id, revision }: Pick<EditedRule, 'id' | 'revision'>) => {
    if (read.get(id)?.revision !== revision) await list();
    return read.get(id)?.draft;
  };
  return {
    ...rules,
    list,
    async add(draft, after) {
      const added = await rules.add(draft, after);
      if (added !== 'conflict') await note(changeOfRule(undefined, draft));
      return added;
    },
    async replace(rule) {
      const known = await before(rule);
      const replaced = await rules.replace(rule);
      if (replaced !== 'conflict') await note(changeOfRule(known, rule.draft));
      return replaced;
    },
    async reorder(seen, ids) {
      const reordered = await rules.reorder(seen, ids);
      if (reordered !== 'conflict') await note(changeOf('rules', { order: seen }, { order: ids }));
      return reordered;
    },
    async remove(rule) {
      const known = await before(rule);
      const removed = await rules.remove(rule);
      if (removed !== 'conflict') await note(changeOfRule(known, undefined));
      return removed;
    },
  };
}

/** That the address was replaced, and until when the one before is taken. The API key is noted with the connection. */
function recordedVault(vault: Vault, note: Note): Vault {
  return {
    ...vault,
    async setNotificationSecrets(secrets) {
      const [current, old] = await vault.notificationSecrets();
      await vault.setNotificationSecrets(secrets);
      const isReplaced = secrets[0]?.value !== current?.value;
      const after = { address: isReplaced ? 'replaced' : undefined, oldUntil: secrets[1]?.until };
      await note(changeOf('notification', { oldUntil: old?.until }, after));
    },
  };
}

function changeOf(kind: SettingsChange['kind'], before: object, after: object): SettingsChange {
  return { kind, what: 'changed', parts: changedParts(before, after) };
}
