import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { patiently } from './patiently';
import type { Replacement, Row } from './revisions';
import { createRow, readRow, removeRow, replaceRows, revisionAfter } from './revisions';
import { SCHEMA } from './storage';

/** What is kept whole under its id, and replaced only by somebody who knows what it replaces. */
export interface Revisioned {
  id: string;
  revision: number;
}

/** Rows per call at most. @see https://developer.atlassian.com/platform/forge/storage-reference/storage-api-query/ */
const LARGEST_PAGE = 100;

type StoredRow<Kept> = Row & { record: Kept };

/** The rows of one entity: each keeps a record, and beside it the attributes that its indexes need. */
export function revisionedStore<Kept extends Revisioned>(
  entity: string,
  attributesOf: (kept: Kept) => Record<string, unknown> = () => ({}),
) {
  const rowOf = (kept: Kept): StoredRow<Kept> => ({
    schema: SCHEMA,
    ...attributesOf(kept),
    revision: kept.revision,
    record: kept,
  });

  /** What is to be written in the place of what was read, for a transaction with others. */
  function replacement(kept: Kept): { next: Kept; change: Replacement } {
    const next = { ...kept, revision: revisionAfter(kept.revision) };
    return { next, change: { entity, key: kept.id, row: rowOf(next), expected: kept.revision } };
  }

  const rows = () => kvs.entity<StoredRow<Kept>>(entity).query();

  /** Page after page until there are `limit` records or no more. */
  async function pages(limit: number, query: () => ReturnType<ReturnType<typeof rows>['index']>): Promise<Kept[]> {
    const found: Kept[] = [];
    let cursor: string | undefined;
    do {
      const page = query().limit(Math.min(limit - found.length, LARGEST_PAGE));
      const { results, nextCursor } = await patiently(() => (cursor ? page.cursor(cursor) : page).getMany());
      found.push(...results.map(({ value }) => value.record));
      cursor = nextCursor;
    } while (cursor && found.length < limit);
    return found;
  }

  return {
    /** A second writer of the same id changes nothing. */
    create: (kept: Kept) => createRow(entity, kept.id, rowOf(kept)),

    /** What was last written, never something older. */
    async read(id: string): Promise<Kept | undefined> {
      return ((await readRow(entity, id)) as StoredRow<Kept> | undefined)?.record;
    },

    replacement,

    /** Replaces what is stored if nobody else has since its revision was read. Resolves with what is stored then. */
    async replace(kept: Kept): Promise<Kept | 'conflict'> {
      const { next, change } = replacement(kept);
      return (await replaceRows(change)) === 'conflict' ? 'conflict' : next;
    },

    /** Deletes what is stored if nobody has replaced it since its revision was read. */
    remove: ({ id, revision }: Pick<Kept, 'id' | 'revision'>) => removeRow(entity, id, revision),

    /** What is due (epoch ms), oldest first. Lags a few seconds behind. */
    due: (now: number, limit: number) =>
      pages(limit, () =>
        rows()
          .index('due', { partition: ['due'] })
          .where(WhereConditions.lessThanEqualTo(Math.floor(now / 1000)))
          .sort(Sort.ASC),
      ),

    /** What an index holds of this partition, newest first. Lags a few seconds behind. */
    newest: (index: string, partition: string, limit: number) =>
      pages(limit, () =>
        rows()
          .index(index, { partition: [partition] })
          .sort(Sort.DESC),
      ),
  };
}
