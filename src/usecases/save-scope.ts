import type { Rule } from '../domain/rule';
import type { Log } from '../ports/log';
import type { SetUpPorts } from './set-up';
import { saveRule } from './set-up';

export type SaveScopePorts = SetUpPorts & { log: Log };

const AT_ONCE = 10;

/**
 * Where surveys are sent from. Jira is told too, so that it offers the survey on work items that have none yet. Where
 * Jira refuses that, the survey appears there with its first completion; what is sent is not affected.
 */
export async function saveScope(
  ports: SaveScopePorts,
  scope: Pick<Rule, 'projects' | 'finishedStatuses'>,
): Promise<void> {
  const before = listed((await ports.settings.read()).rules[0]?.projects);
  await saveRule(ports, scope);
  const now = listed(scope.projects);
  const changes = [
    () => ports.site.showEverywhere(scope.projects === 'all'),
    ...now.map((id) => () => ports.site.showInProject(id, true)),
    ...before.filter((id) => !now.includes(id)).map((id) => () => ports.site.showInProject(id, false)),
  ];
  let refused = 0;
  for (let done = 0; done < changes.length; done += AT_ONCE) {
    const results = await Promise.all(changes.slice(done, done + AT_ONCE).map((change) => change()));
    refused += results.filter(({ kind }) => kind !== 'ok').length;
  }
  if (refused > 0) ports.log.warn('Jira was not told everywhere where work items are surveyed', { refused });
}

function listed(projects: Rule['projects'] | undefined): string[] {
  return Array.isArray(projects) ? projects : [];
}
