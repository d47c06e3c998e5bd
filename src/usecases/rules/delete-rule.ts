import type { SeenRule } from './save-rule';
import type { ShowWhereCoveredPorts } from './show-where-covered';
import { showWhereCovered } from './show-where-covered';

/**
 * Deletes a rule as it was read. Surveys of it that have not gone out are skipped when they come up; those that have gone
 * out keep their responses coming. `changed-meanwhile`: somebody else has changed or deleted it.
 */
export async function deleteRule(
  ports: ShowWhereCoveredPorts,
  seen: NonNullable<SeenRule>,
): Promise<{ kind: 'deleted' } | { kind: 'changed-meanwhile' }> {
  const outcome = await showWhereCovered(ports, () => ports.rules.remove(seen));
  return { kind: outcome === 'removed' ? 'deleted' : 'changed-meanwhile' };
}
