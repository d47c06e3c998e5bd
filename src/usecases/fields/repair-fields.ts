import type { SiteResult } from '../../ports/configuration';
import type { FieldCheck } from './check-fields';
import { checkFields } from './check-fields';
import type { NeededPart } from '../../domain/field-parts';
import type { FieldPorts } from './save-fields';

/** Screens and contexts first; whether a field scheme stands in the way as well shows only then. */
const ROUNDS = 2;

/**
 * Lets one project have the chosen fields, puts them on the screens that lack them, and checks again: what Jira refused
 * is still missing then.
 */
export async function repairFields(ports: FieldPorts, projectId: string): Promise<SiteResult<FieldCheck>> {
  let check = await checkOne(ports, projectId);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (check.kind !== 'ok' || check.value.kind !== 'missing') return check;
    const later = await change(ports, check.value);
    if (later) return later;
    const before = check.value;
    check = await checkOne(ports, projectId);
    if (check.kind === 'ok' && JSON.stringify(check.value) === JSON.stringify(before)) return check;
  }
  return check;
}

/** Changes what the check found missing; resolves with what keeps the rest from being done now. */
async function change(
  ports: FieldPorts,
  { project, notApplied, notInScheme, screens }: FieldCheck,
): Promise<Extract<SiteResult<never>, { kind: 'try-later' }> | undefined> {
  const { fields } = await ports.settings.read();
  const idOf = (part: NeededPart) => fields[part]?.id ?? '';
  const changes = [
    ...notApplied.map((part) => () => ports.configuration.applyField(idOf(part), project.id)),
    ...notInScheme.map((part) => () => ports.configuration.associateField(idOf(part), project.id)),
    ...screens.flatMap(({ screen, missing }) =>
      missing.map((part) => () => ports.configuration.addToScreen(screen, idOf(part))),
    ),
  ];
  for (const each of changes) {
    const outcome = await each();
    if (outcome.kind === 'try-later') return outcome;
  }
  return undefined;
}

async function checkOne(ports: FieldPorts, projectId: string): Promise<SiteResult<FieldCheck>> {
  const checked = await checkFields(ports, [projectId]);
  if (checked.kind !== 'ok') return checked;
  const [check] = checked.value;
  return check ? { kind: 'ok', value: check } : { kind: 'refused' };
}
