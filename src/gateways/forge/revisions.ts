import type { ForgeKvsAPIError, Ttl } from '@forge/kvs';
import { Filter, FilterConditions, kvs } from '@forge/kvs';
import { forgeClock } from './clock';
import { forgeLog } from './log';
import { forgeObservations } from './observations';
import { isRefusal, patiently } from './patiently';

/** A stored record with the attributes its indexes need. */
export type Row = Record<string, unknown> & { revision: number };

/** Steps between revisions are of any length up to this: what a write left is recognised by its revision. */
const LARGEST_STEP = 2 ** 16;
/** Entity integers have 32 bits. */
const LARGEST_REVISION = 2 ** 30;

/** The revision of a row that replaces one with this revision. */
export function revisionAfter(revision: number): number {
  return (revision + 1 + Math.floor(Math.random() * LARGEST_STEP)) % LARGEST_REVISION;
}

/**
 * Writes a row under a key that must not exist yet. How a refusal is worded is documented nowhere, and where no reply
 * came nobody knows whether the row was written: what is stored decides, and is known by its revision. Where several may
 * make the same key, each for itself, each begins with a revision of its own. After `ttl` the platform removes it by itself.
 */
export function createRow(entity: string, key: string, row: Row, ttl?: Ttl): Promise<'created' | 'exists'> {
  return decided(
    () => kvs.entity<Row>(entity).set(key, row, { keyPolicy: 'FAIL_IF_EXISTS', ...(ttl && { ttl }) }),
    'created',
    async (refused) => {
      const stored = await readRow(entity, key);
      if (!stored) return undefined;
      return !refused && stored.revision === row.revision ? 'created' : 'exists';
    },
  );
}

/**
 * A row that takes the place of the one that had this revision when it was read; without a row, the deletion of that one.
 * Without a revision it takes any place: another change of the same transaction says whether it may.
 */
export interface RowChange {
  entity: string;
  key: string;
  row?: Row;
  expected?: number;
}

/**
 * Writes and deletes rows where each stored one still has the revision that was read; all of them, or none. What is
 * stored decides, as above.
 */
export function changeRows(...changes: RowChange[]): Promise<'changed' | 'conflict'> {
  return decided(
    () =>
      changes
        .reduce((transaction, { entity, key, row, expected }) => {
          const where = { entityName: entity, ...(expected !== undefined && { conditions: hasRevision(expected) }) };
          return row ? transaction.set(key, row, where) : transaction.delete(key, where);
        }, kvs.transact())
        .execute(),
    'changed',
    async (refused) => {
      const conditional = changes.filter(({ expected }) => expected !== undefined);
      const stored = await Promise.all(conditional.map(({ entity, key }) => readRow(entity, key)));
      if (conditional.every(({ expected }, index) => stored[index]?.revision === expected)) return undefined;
      const written = conditional.some(({ row }, index) => stored[index]?.revision === row?.revision);
      return !refused && written ? 'changed' : 'conflict';
    },
  );
}

function hasRevision(revision: number) {
  return new Filter<Row>().and('revision', FilterConditions.equalTo(revision));
}

/**
 * `written` when the write went through; otherwise what `read` finds in the storage, given whether the last reply was a
 * refusal: undefined means that the write took no effect and nothing stands against it.
 */
async function decided<Written extends string, Not extends string>(
  write: () => Promise<unknown>,
  written: Written,
  read: (refused: boolean) => Promise<Written | Not | undefined>,
): Promise<Written | Not> {
  let unclear = false;
  const outcome = await patiently(async () => {
    try {
      await write();
      return written;
    } catch (error) {
      // A refusal of a later try may be met by what an earlier one has written.
      const refused = isRefusal(error);
      unclear ||= !refused;
      const found = await read(refused && !unclear);
      if (found === undefined) throw error;
      if (refused && found !== written) await noteConflict(error);
      return found;
    }
  });
  return outcome;
}

/** Secrets and rows alike: the code that a conditional write was refused with is worth knowing. */
export async function noteConflict({ code, responseDetails }: ForgeKvsAPIError): Promise<void> {
  await observations.note({ 'storage-conflict': `${responseDetails.status} ${code ?? 'without a code'}` });
}

const observations = forgeObservations(forgeClock, forgeLog);

export async function readRow(entity: string, key: string): Promise<Row | undefined> {
  return patiently(() => kvs.entity<Row>(entity).get(key));
}
