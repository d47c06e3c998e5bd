import type { EditedRule } from '../../domain/rule';
import { coveredProjects, enabledOf } from '../../domain/rule';
import type { Pause, Settings } from '../../domain/settings';
import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import type { Reader } from '../../ports/reader';
import type { Project, SiteField, SiteResult, SiteStatus } from '../../ports/configuration';
import type { SetUpPorts } from './set-up';
import { forTheSite, notificationUrl } from './set-up';

export interface ShowSetUpPorts extends SetUpPorts {
  reader: Reader;
  record: NotificationRecord;
}

/** What is set up, whether sending is paused, and whether notifications arrive. */
export async function showSetUp(
  ports: ShowSetUpPorts,
): Promise<{ settings: Settings; rules: EditedRule[]; pause?: Pause; notification: NotificationFacts }> {
  const [settings, rules, pause, notification] = await Promise.all([
    ports.settings.read(),
    ports.rules.list(),
    ports.settings.readPause(),
    ports.record.read(),
  ]);
  return { settings, rules, pause, notification };
}

/** The address for nps.today, and what has arrived there. */
export async function showNotification(ports: ShowSetUpPorts): Promise<NotificationFacts & { url: string }> {
  const [url, facts] = await Promise.all([notificationUrl(ports), ports.record.read()]);
  return { ...facts, url };
}

export function listProjects({ configuration }: SetUpPorts, query?: string): Promise<SiteResult<Project[]>> {
  return configuration.projects(query);
}

export function listStatuses({ configuration }: SetUpPorts): Promise<SiteResult<SiteStatus[]>> {
  return configuration.statuses();
}

export async function listFields({ configuration }: SetUpPorts): Promise<SiteResult<SiteField[]>> {
  const fields = await configuration.fields();
  return fields.kind === 'ok' ? { kind: 'ok', value: forTheSite(fields.value) } : fields;
}

/** Work items to try the loop on: the admin's own, so that the survey reaches nobody else. */
export async function listOwnWorkItems({
  reader,
  settings,
}: ShowSetUpPorts): Promise<SiteResult<{ key: string; summary: string }[]>> {
  const projects = coveredProjects(enabledOf((await settings.read()).rules));
  return projects.length === 0 ? { kind: 'ok', value: [] } : reader.ownWorkItems(projects);
}
