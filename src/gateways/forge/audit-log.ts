import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { AuditEntry, AuditLog } from '../../ports/audit-log';
import { revisionedStore } from './revisioned-store';
import { toSeconds } from './storage';
import { ENTITIES } from './storage-keys';

const { change } = ENTITIES;
/** A year: the longest that the platform removes something by itself after. */
const KEPT = { value: 365, unit: 'DAYS' } as const;
/** Partition of the index of all of them. */
const ALL = 'all';

const rows = revisionedStore<AuditEntry & { revision: number }>(
  change,
  z.looseObject({ at: z.number(), kind: z.string(), what: z.string(), parts: z.array(z.unknown()) }),
  ({ kind, at }) => ({ list: ALL, kind, at: toSeconds(at) }),
);

/** A row for each change, which the platform removes by itself. */
export const forgeAuditLog: AuditLog = {
  add: async (entry) => void (await rows.create({ ...entry, id: `${entry.at}-${randomUUID()}`, revision: 0 }, KEPT)),
  async page(kind, asked) {
    const { items, ...rest } = await (kind === 'all'
      ? rows.page(change.indexes.latest, ALL, asked)
      : rows.page(change.indexes.byKind, kind, asked));
    return { ...rest, items: items.map(({ revision: _revision, ...entry }) => entry) };
  },
};
