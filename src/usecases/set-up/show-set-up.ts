import type { EditedRule } from '../../domain/rule';
import type { Pause, Settings } from '../../domain/settings';
import type { RuleStore } from '../../ports/rule-store';
import type { SettingsStore } from '../../ports/settings-store';
import type { Arrivals, ArrivalPorts } from '../notification/show-notification';
import { showArrivals } from '../notification/show-notification';

export interface ShowSetUpPorts extends ArrivalPorts {
  settings: SettingsStore;
  rules: RuleStore;
}

export interface SetUp {
  settings: Settings;
  rules: EditedRule[];
  pause?: Pause;
  notification: Arrivals;
}

/** What is set up, whether sending is paused, and whether notifications arrive. */
export async function showSetUp(ports: ShowSetUpPorts): Promise<SetUp> {
  const [settings, rules, pause, notification] = await Promise.all([
    ports.settings.read(),
    ports.rules.list(),
    ports.settings.readPause(),
    showArrivals(ports),
  ]);
  return { settings, rules, pause, notification };
}
