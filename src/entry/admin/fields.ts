import { fieldsInputs as inputs } from '../../contract/admin/fields';
import type { FieldChoice, FieldOption, ProjectFieldCheck } from '../../contract/admin/fields';
import type { FieldMapping } from '../../domain/field-parts';
import { ALL_PARTS, byPart, canHold } from '../../domain/field-parts';
import type { FieldCheck } from '../../usecases/fields/check-fields';
import { checkFields } from '../../usecases/fields/check-fields';
import { createFields } from '../../usecases/fields/create-fields';
import type { SiteField } from '../../usecases/fields/list-fields';
import { listFields } from '../../usecases/fields/list-fields';
import { repairFields } from '../../usecases/fields/repair-fields';
import type { FieldPorts } from '../../usecases/fields/save-fields';
import { saveFields } from '../../usecases/fields/save-fields';
import { type Clocked, siteReply } from '../replies';
import { guarded } from '../resolver';
import type { Admit } from './admit-admin';

export type FieldsPorts = FieldPorts & Clocked;

export function fieldsCalls(ports: FieldsPorts, admin: Admit) {
  return {
    listFields: guarded(inputs.listFields, admin, async () =>
      siteReply(
        await listFields(ports),
        (fields) => fields.flatMap((field) => fieldOption(field) ?? []),
        ports.clock.now(),
      ),
    ),
    saveFields: guarded(inputs.saveFields, admin, async (ids) =>
      siteReply(await saveFields(ports, ids), () => null, ports.clock.now()),
    ),
    createFields: guarded(inputs.createFields, admin, async () =>
      siteReply(await createFields(ports), fieldChoice, ports.clock.now()),
    ),
    checkFields: guarded(inputs.checkFields, admin, async ({ projectIds, quick }) =>
      siteReply(await checkFields(ports, projectIds, { quick }), (checks) => checks.map(fieldCheck), ports.clock.now()),
    ),
    repairFields: guarded(inputs.repairFields, admin, async ({ projectId }) =>
      siteReply(await repairFields(ports, projectId), fieldCheck, ports.clock.now()),
    ),
  };
}

/** What is stored of the fields, part by part. */
export function fieldChoice(fields: FieldMapping): FieldChoice {
  return byPart((part) => fields[part]) as FieldChoice;
}

/** A field that can hold something of a response; undefined for any other. */
function fieldOption({ id, name, type }: SiteField): FieldOption | undefined {
  if (type === 'other' || type === 'people' || type === 'participants') return undefined;
  return { id, name, type, fits: ALL_PARTS.filter((part) => canHold(part, type)) };
}

function fieldCheck({ project, screens, ...findings }: FieldCheck): ProjectFieldCheck {
  return {
    projectId: project.id,
    projectKey: project.key,
    projectName: project.name,
    ...findings,
    screens: screens.map(({ screen, missing }) => ({ screenId: screen.id, screenName: screen.name, missing })),
  };
}
