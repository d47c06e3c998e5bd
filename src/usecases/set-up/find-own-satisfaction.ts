import { coveredProjects, enabledOf } from '../../domain/rule';
import type { Configuration, SiteResult } from '../../ports/configuration';
import type { SettingsStore } from '../../ports/settings-store';

export interface FindOwnSatisfactionPorts {
  settings: SettingsStore;
  configuration: Configuration;
}

/**
 * Names of surveyed service projects that ask for satisfaction by themselves too: their customers get two questions. None
 * where no rule is switched on, and where Jira refuses to say.
 */
export async function findOwnSatisfaction({
  settings,
  configuration,
}: FindOwnSatisfactionPorts): Promise<SiteResult<string[]>> {
  const covered = coveredProjects(enabledOf((await settings.read()).rules));
  if (covered.length === 0) return { kind: 'ok', value: [] };
  const found = await configuration.ownSatisfaction(covered);
  return found.kind === 'refused' ? { kind: 'ok', value: [] } : found;
}
