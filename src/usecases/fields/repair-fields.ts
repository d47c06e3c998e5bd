import type { Refusal, SiteResult } from '../../ports/configuration';
import type { FieldCheck } from './check-fields';
import { checkFields } from './check-fields';
import type { NeededPart } from '../../domain/field-parts';
import type { FieldPorts } from './save-fields';

/** Screens and contexts first; whether a field scheme stands in the way as well shows only then. */
const ROUNDS = 2;

/**
 * Lets one project have the chosen fields, puts them on the screens that lack them, and checks again: what Jira refused
 * is still missing then, with the first reason it gave.
 */
export async function repairFields(ports: FieldPorts, projectId: string): Promise<SiteResult<FieldCheck>> {
  let check = await checkOne(ports, projectId);
  let refusal: Refusal | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (check.kind !== 'ok' || check.value.kind !== 'missing') return check;
    const before = check.value;
    const changed = await change(ports, before);
    if (changed.kind === 'try-later') return changed;
    if (changed.kind === 'refused') refusal ??= changed.why;
    check = await checkOne(ports, projectId);
    if (check.kind === 'ok' && JSON.stringify(check.value) === JSON.stringify(before)) break;
  }
  if (check.kind !== 'ok' || check.value.kind !== 'missing') return check;
  return { kind: 'ok', value: { ...check.value, refusal } };
}

/** Changes what the check found missing: everything Jira lets it, or as far as it goes now. */
async function change(
  ports: FieldPorts,
  { project, notApplied, notInScheme, screens }: FieldCheck,
): Promise<SiteResult<null>> {
  const { fields } = await ports.settings.read();
  const idOf = (part: NeededPart) => fields[part]?.id ?? '';
  const changes = [
    ...notApplied.map((part) => () => ports.configuration.applyField(idOf(part), project.id)),
    ...notInScheme.map((part) => () => ports.configuration.associateField(idOf(part), project.id)),
    ...screens.flatMap(({ screen, missing }) =>
      missing.map((part) => () => ports.configuration.addToScreen(screen, idOf(part))),
    ),
  ];
  let result: SiteResult<null> = { kind: 'ok', value: null };
  for (const each of changes) {
    const outcome = await each();
    if (outcome.kind === 'try-later') return outcome;
    if (result.kind === 'ok') result = outcome;
  }
  return result;
}

async function checkOne(ports: FieldPorts, projectId: string): Promise<SiteResult<FieldCheck>> {
  const checked = await checkFields(ports, [projectId]);
  if (checked.kind !== 'ok') return checked;
  const [check] = checked.value;
  return check ? { kind: 'ok', value: check } : { kind: 'refused' };
}
