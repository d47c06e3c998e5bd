import type { Result, Ttl } from '@forge/kvs';
import { kvs, Sort, WhereConditions } from '@forge/kvs';
import * as z from 'zod/mini';
import type { ListPage, PageAsked } from '../../ports/list-page';
import { allPages } from '../pages';
import { readAs } from '../reply';
import { forgeLog } from './log';
import { patiently } from './patiently';
import type { Row, RowChange } from './revisions';
import { changeRows, createRow, readRow, revisionAfter } from './revisions';
import { DUE, SCHEMA, toSeconds } from './storage';
import type { Entity } from './storage-keys';

/** What is kept whole under its id, and replaced only by somebody who knows what it replaces. */
export interface Revisioned {
  id: string;
  revision: number;
}

/** Rows per call at most. @see https://developer.atlassian.com/platform/forge/storage-reference/storage-api-query/ */
const LARGEST_PAGE = 100;

/** The last moment that an index of seconds can name. */
const LAST_MS = (2 ** 31 - 1) * 1_000;

type StoredRow<Kept> = Row & { record: Kept };

/** A row that does not make sense, in the place of a record. */
class MalformedRow extends Error {
  override readonly name = 'MalformedRow';
}

/**
 * The rows of one entity: each keeps a record, and beside it the attributes that its indexes need. `holds` is what a
 * record must have for the app to work with it. Lists leave out a row that has not, so that it keeps nobody waiting; who
 * reads it by its id gets a failure of the storage, for nothing may be decided as if it were not there.
 */
export function revisionedStore<Kept extends Revisioned>(
  { name: entity, indexes }: Entity,
  holds: z.ZodMiniType,
  attributesOf: (kept: Kept) => Record<string, unknown> = () => ({}),
) {
  const rowOf = (kept: Kept): StoredRow<Kept> => ({
    schema: SCHEMA,
    ...attributesOf(kept),
    revision: kept.revision,
    record: kept,
  });

  /** What is to be written in the place of what was read, for a transaction with others. */
  function replacement(kept: Kept): { next: Kept; change: RowChange } {
    const next = { ...kept, revision: revisionAfter(kept.revision) };
    return { next, change: { entity, key: kept.id, row: rowOf(next), expected: kept.revision } };
  }

  /** What is to be written whatever is there, for a transaction with a change that has a condition. */
  function placement(kept: Kept): RowChange {
    return { entity, key: kept.id, row: rowOf(kept) };
  }

  /** What is to be deleted, for a transaction with others. */
  function removal({ id, revision }: Pick<Kept, 'id' | 'revision'>): RowChange {
    return { entity, key: id, expected: revision };
  }

  async function remove(known: Pick<Kept, 'id' | 'revision'>): Promise<'removed' | 'conflict'> {
    return (await changeRows(removal(known))) === 'changed' ? 'removed' : 'conflict';
  }

  const rows = () => kvs.entity<StoredRow<Kept>>(entity).query();

  const rowHolds = z.looseObject({
    revision: z.int(),
    record: z.intersection(z.looseObject({ id: z.string() }), holds),
  });

  /** The record of a row; undefined where the row does not make sense. The log says so. */
  function recordIn(row: StoredRow<Kept>): Kept | undefined {
    return readAs(rowHolds, row, `storage: ${entity}`, forgeLog).kind === 'ok' ? row.record : undefined;
  }

  type Query = ReturnType<ReturnType<typeof rows>['index']>;
  const ofPartition = (index: string, partition: string) => rows().index(index, { partition: [partition] });

  /** Page after page until there are `limit` rows that fit or no more. */
  async function list(limit: number, query: () => Query, fits = (_row: StoredRow<Kept>) => true) {
    const listed = await allPages<Result<StoredRow<Kept>>, string, never>(async (cursor, left) => {
      const page = query().limit(Math.min(left, LARGEST_PAGE));
      const { results, nextCursor } = await patiently(() => (cursor ? page.cursor(cursor) : page).getMany());
      return { kind: 'page', items: results.filter(({ value }) => fits(value)), next: nextCursor };
    }, limit);
    if (listed.kind === 'malformed') throw new Error('A list of the storage has no end');
    return listed.items;
  }

  async function records(limit: number, query: () => Query): Promise<Kept[]> {
    return (await list(limit, query, (row) => recordIn(row) !== undefined)).map(({ value }) => value.record);
  }

  return {
    /** A second writer of the same id changes nothing. After `ttl` it is gone by itself. */
    create: (kept: Kept, ttl?: Ttl) => createRow(entity, kept.id, rowOf(kept), ttl),

    /** What was last written, never something older. */
    async read(id: string): Promise<Kept | undefined> {
      const row = await readRow(entity, id);
      if (!row) return undefined;
      const record = recordIn(row as StoredRow<Kept>);
      if (!record) throw new MalformedRow(`A row of ${entity} does not make sense`);
      return record;
    },

    replacement,
    placement,
    removal,

    /** Replaces what is stored if nobody else has since its revision was read. Resolves with what is stored then. */
    async replace(kept: Kept): Promise<Kept | 'conflict'> {
      const { next, change } = replacement(kept);
      return (await changeRows(change)) === 'conflict' ? 'conflict' : next;
    },

    /** Deletes what is stored if nobody has replaced it since its revision was read. */
    remove,

    /**
     * Deletes what an index holds of this partition, `limit` rows at most. `over` once nothing of it is listed; until then
     * whoever calls again, now or another day, goes on. Lists lag: what was replaced since is left to the next call,
     * which sees it as it is, and what is gone already may be listed for some seconds.
     */
    async removeFrom(index: string, partition: string, limit: number): Promise<{ removed: number; over: boolean }> {
      const listed = await list(limit, () => ofPartition(index, partition));
      let removed = 0;
      for (const { key, value } of listed)
        if ((await remove({ id: key, revision: value.revision })) === 'removed') removed += 1;
      return { removed, over: listed.length === 0 };
    },

    /** What is due (epoch ms), oldest first. Lags a few seconds behind. */
    due: (now: number, limit: number) =>
      records(limit, () =>
        ofPartition(indexes.due as string, DUE)
          .where(WhereConditions.lessThanEqualTo(Math.floor(now / 1000)))
          .sort(Sort.ASC),
      ),

    /** What an index holds of this partition, newest first; of a part of its range where that is given. Lags a few seconds behind. */
    newest: (index: string, partition: string, limit: number, within?: { first: number; last: number }) =>
      records(limit, () => {
        const all = ofPartition(index, partition).sort(Sort.DESC);
        return within ? all.where(WhereConditions.between(within.first, within.last)) : all;
      }),

    /** One page of what an index of times holds of this partition. Rows that do not make sense are left out. Lags a few seconds behind. */
    async page(
      index: string,
      partition: string,
      { order, limit, since, until, from }: PageAsked,
    ): Promise<ListPage<Kept>> {
      const all = ofPartition(index, partition).sort(order === 'newest' ? Sort.DESC : Sort.ASC);
      const within =
        since === undefined && until === undefined
          ? all
          : all.where(WhereConditions.between(toSeconds(since ?? 0), toSeconds(until ?? LAST_MS)));
      const page = within.limit(Math.min(limit, LARGEST_PAGE));
      const { results, nextCursor } = await patiently(() => (from ? page.cursor(from) : page).getMany());
      const items = results.filter(({ value }) => recordIn(value) !== undefined).map(({ value }) => value.record);
      return { items, ...(nextCursor ? { next: nextCursor } : {}) };
    },
  };
}
