import { coveredProjects } from '../../domain/rule';
import type { Configuration } from '../../ports/configuration';
import type { Log } from '../../ports/log';
import type { RuleStore } from '../../ports/rule-store';

export interface ShowWhereCoveredPorts {
  rules: RuleStore;
  configuration: Configuration;
  log: Log;
}

const AT_ONCE = 10;

/**
 * Changes rules, and then tells Jira where work items are surveyed by now, so that it offers the survey on those that have
 * none yet. Where Jira refuses that, the survey appears there with its first completion; what is sent is not affected.
 */
export async function showWhereCovered<T>(ports: ShowWhereCoveredPorts, change: () => Promise<T>): Promise<T> {
  const before = await covered(ports);
  const changed = await change();
  await show(ports, before, await covered(ports));
  return changed;
}

/** Projects that any rule covers, drafts too: the survey is shown there before the first one is sent. */
async function covered({ rules }: ShowWhereCoveredPorts): Promise<'all' | string[]> {
  return coveredProjects((await rules.list()).map(({ draft }) => draft));
}

async function show(ports: ShowWhereCoveredPorts, before: 'all' | string[], after: 'all' | string[]): Promise<void> {
  const now = listed(after);
  const changes = [
    () => ports.configuration.showEverywhere(after === 'all'),
    ...now.map((id) => () => ports.configuration.showInProject(id, true)),
    ...listed(before)
      .filter((id) => !now.includes(id))
      .map((id) => () => ports.configuration.showInProject(id, false)),
  ];
  let refused = 0;
  for (let done = 0; done < changes.length; done += AT_ONCE) {
    const results = await Promise.all(changes.slice(done, done + AT_ONCE).map((change) => change()));
    refused += results.filter(({ kind }) => kind !== 'ok').length;
  }
  if (refused > 0) ports.log.warn('Jira was not told everywhere where work items are surveyed', { refused });
}

function listed(projects: 'all' | string[]): string[] {
  return projects === 'all' ? [] : projects;
}
