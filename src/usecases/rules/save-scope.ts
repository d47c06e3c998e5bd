import { coveredProjects } from '../../domain/rule';
import type { Log } from '../../ports/log';
import type { RuleStore } from '../../ports/rule-store';
import type { Configuration } from '../../ports/configuration';
import type { SaveRuleOutcome, Scope, SeenRule } from './save-rule';
import { saveRule } from './save-rule';

export interface SaveScopePorts {
  rules: RuleStore;
  configuration: Configuration;
  log: Log;
}

const AT_ONCE = 10;

/**
 * Where a rule applies. Jira gets it too, so that it offers the survey on work items that have none yet. Where Jira
 * refuses that, the survey appears there with its first completion; what is sent is not affected.
 */
export async function saveScope(ports: SaveScopePorts, seen: SeenRule, scope: Scope): Promise<SaveRuleOutcome> {
  const before = await covered(ports);
  const saved = await saveRule(ports, seen, scope);
  if (saved.kind === 'saved') await showWhereCovered(ports, before, await covered(ports));
  return saved;
}

/** Projects that any rule covers, drafts too: the survey is shown there before the first one is sent. */
async function covered({ rules }: SaveScopePorts): Promise<'all' | string[]> {
  const drafts = (await rules.list()).map(({ draft }) => draft);
  return coveredProjects(drafts);
}

async function showWhereCovered(
  ports: SaveScopePorts,
  before: 'all' | string[],
  after: 'all' | string[],
): Promise<void> {
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
