import { coveredProjects, enabledOf } from '../../domain/rule';
import type { Reader } from '../../ports/reader';
import type { SettingsStore } from '../../ports/settings-store';
import type { SiteResult } from '../../ports/configuration';

export interface ListOwnWorkItemsPorts {
  reader: Reader;
  settings: SettingsStore;
}

/** Work items to try the loop on: the admin's own, so that the survey reaches nobody else. */
export async function listOwnWorkItems({
  reader,
  settings,
}: ListOwnWorkItemsPorts): Promise<SiteResult<{ key: string; summary: string }[]>> {
  const projects = coveredProjects(enabledOf((await settings.read()).rules));
  return projects.length === 0 ? { kind: 'ok', value: [] } : reader.ownWorkItems(projects);
}
