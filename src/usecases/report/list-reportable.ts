import { coveredProjects } from '../../domain/rule';
import type { Configuration, Project, SiteResult } from '../../ports/configuration';
import type { SettingsStore } from '../../ports/settings-store';

export interface ListReportablePorts {
  settings: SettingsStore;
  /** Asked as the person at the screen. */
  readersProjects: Pick<Configuration, 'projects' | 'browsable'>;
}

/** The surveyed projects whose work items the person at the screen may see, by name. */
export async function listReportable({
  settings,
  readersProjects,
}: ListReportablePorts): Promise<SiteResult<Project[]>> {
  const covered = coveredProjects((await settings.read()).rules);
  if (covered.length === 0) return { kind: 'ok', value: [] };
  let ids = covered;
  if (ids === 'all') {
    const found = await readersProjects.projects();
    if (found.kind !== 'ok') return found;
    ids = found.value.map(({ id }) => id);
  }
  const browsable = await readersProjects.browsable(ids);
  if (browsable.kind !== 'ok') return browsable;
  return { kind: 'ok', value: [...browsable.value].sort((a, b) => a.name.localeCompare(b.name)) };
}
