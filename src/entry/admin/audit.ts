import { auditInputs as inputs } from '../../contract/admin/audit';
import type { ListChangesPorts } from '../../usecases/audit/list-changes';
import { listChanges } from '../../usecases/audit/list-changes';
import { guardedRead, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type AuditPorts = ListChangesPorts;

export function auditCalls(ports: AuditPorts, admin: Admit) {
  return {
    listChanges: guardedRead(inputs.listChanges, admin, async (asked) => {
      const { items, next } = await listChanges(ports, asked);
      return ok({ changes: items, ...(next === undefined ? {} : { next }) });
    }),
  };
}
