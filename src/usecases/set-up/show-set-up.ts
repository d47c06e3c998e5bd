import type { EditedRule } from '../../domain/rule';
import type { Pause, Settings } from '../../domain/settings';
import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import type { RuleStore } from '../../ports/rule-store';
import type { SettingsStore } from '../../ports/settings-store';

export interface ShowSetUpPorts {
  settings: SettingsStore;
  rules: RuleStore;
  record: NotificationRecord;
}

export interface SetUp {
  settings: Settings;
  rules: EditedRule[];
  pause?: Pause;
  notification: NotificationFacts;
}

/** What is set up, whether sending is paused, and whether notifications arrive. */
export async function showSetUp(ports: ShowSetUpPorts): Promise<SetUp> {
  const [settings, rules, pause, notification] = await Promise.all([
    ports.settings.read(),
    ports.rules.list(),
    ports.settings.readPause(),
    ports.record.read(),
  ]);
  return { settings, rules, pause, notification };
}
