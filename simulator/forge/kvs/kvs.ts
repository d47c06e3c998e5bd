import type { Metrics } from '../../shared/metrics';
import { unmodelled } from '../outbound/calls';
import { conflict } from './conflicts';
import { createRateLimit, KvsRefusal, TRANSACTION_BYTES, TRANSACTION_OPERATIONS } from './limits';
import {
  meetsAll,
  queryEntity,
  queryValues,
  type ConditionSet,
  type EntityQuery,
  type Page,
  type ValueQuery,
} from './query';
import { createTable, type StoredRecord, type Table } from './store';
import { checkKey, entityNamed, serialise, ttlOf, type SetOptions, type Space } from './values';
import type { Manifest } from '../manifest/manifest';
import type { PlatformApi } from '../outbound/outbound';
import { PLAIN_SITE, type SiteVariant } from '../../weather/site-variant';
import type { Weather } from '../../weather/weather';

export interface Kvs extends PlatformApi {
  /** Everything the app keeps, parsed. */
  dump(): StorageDump;
  /** Puts rows into an entity at once, without a call, a quota or a count: as if they had long been there, or, undefined, never. */
  fill(entityName: string, rows: Iterable<[key: string, value: unknown]>): void;
  clear(): void;
}

export interface StorageDump {
  values: Record<string, unknown>;
  secrets: Record<string, unknown>;
  entities: Record<string, Record<string, unknown>>;
}

export interface KvsOptions {
  manifest: Manifest;
  metrics: Metrics;
  now: () => number;
  /** Its quotas are enforced, and queries lag behind by its time. */
  weather: () => Pick<Weather, 'quota' | 'queryLagMs'>;
  /** The form of refused conditional writes; by default as on the plain site. */
  site?: () => Pick<SiteVariant, 'conflictCode'>;
}

/** A request's body; which of these it holds depends on the path. */
interface Body {
  key?: unknown;
  value?: unknown;
  entityName?: string;
  conditions?: ConditionSet;
  options?: SetOptions & { metadataFields?: string[]; returnMetadataFields?: string[] };
}

/** Longer than any weather lets queries lag behind. */
const KEPT_MS = 30_000;

interface TransactionBody {
  set?: Body[];
  delete?: Body[];
  check?: Body[];
}

/** The installation's storage behind the HTTP API that the SDK speaks. */
export function createKvs({ manifest, metrics, now, weather, site = () => PLAIN_SITE }: KvsOptions): Kvs {
  let tables = new Map<string, Table>();
  const newRate = () =>
    createRateLimit({ now, quota: () => weather().quota, used: (kind, units) => metrics.units(kind, units, now()) });
  let rate = newRate();
  const nameOf = (space: Space) => (space.kind === 'entity' ? `entity ${space.entity.name}` : space.kind);
  const table = (space: Space): Table => {
    const name = nameOf(space);
    const found = tables.get(name) ?? createTable(now, KEPT_MS);
    tables.set(name, found);
    return found;
  };

  function get(space: Space, body: Body): Response {
    checkKey(body.key);
    metrics.kvs('reads');
    const record = table(space).get(body.key);
    rate.read(record ? Buffer.byteLength(record.json) : 0);
    if (!record) throw new KvsRefusal(404, 'KEY_NOT_FOUND', `There is no value for key "${body.key}".`);
    return Response.json(shown(body.key, record));
  }

  function set(space: Space, body: Body): Response {
    checkKey(body.key);
    const { keyPolicy, returnValue } = body.options ?? {};
    const json = serialise(space, body.value);
    const ttl = ttlOf(body.options);
    const rows = table(space);
    const previous = rows.get(body.key);
    rate.write(`${nameOf(space)} ${body.key}`, Buffer.byteLength(json));
    metrics.kvs('writes', Buffer.byteLength(json));
    if (keyPolicy === 'FAIL_IF_EXISTS' && previous) {
      throw conflict(site().conflictCode, 'set', `There is already a value for key "${body.key}".`);
    }
    const latest = rows.set(body.key, json, ttl);
    const returned = returnValue === 'PREVIOUS' ? previous : returnValue === 'LATEST' ? latest : undefined;
    return returned ? Response.json(shown(body.key, returned)) : new Response(null, { status: 204 });
  }

  function remove(space: Space, body: Body): Response {
    checkKey(body.key);
    rate.write(`${nameOf(space)} ${body.key}`, 0);
    metrics.kvs('writes');
    table(space).delete(body.key);
    return new Response(null, { status: 204 });
  }

  function query(space: Space, body: Body): Response {
    metrics.kvs('queries');
    const rows = table(space).asOf(weather().queryLagMs);
    const page: Page =
      space.kind === 'entity'
        ? queryEntity(space.entity, rows, body as EntityQuery)
        : queryValues(rows, body as ValueQuery);
    rate.read(page.rows.reduce((sum, [, record]) => sum + Buffer.byteLength(record.json), 0));
    return Response.json({ data: page.rows.map(([key, record]) => shown(key, record)), cursor: page.cursor });
  }

  const spaceOf = (entityName: string | undefined): Space =>
    entityName === undefined ? { kind: 'value' } : { kind: 'entity', entity: entityNamed(manifest, entityName) };

  function batch(items: Body[], act: (space: Space, item: Body) => Response): Promise<Response> {
    if (!Array.isArray(items) || items.length > TRANSACTION_OPERATIONS) {
      throw new KvsRefusal(400, 'TOO_MANY_ITEMS', `A batch takes at most ${TRANSACTION_OPERATIONS} items.`);
    }
    const successfulKeys: unknown[] = [];
    const failedKeys: unknown[] = [];
    const attempt = async (item: Body) => {
      const named = { key: item.key, entityName: item.entityName };
      try {
        const reply = await act(spaceOf(item.entityName), item).text();
        successfulKeys.push({ ...named, ...(reply ? (JSON.parse(reply) as object) : {}) });
      } catch (error) {
        if (!(error instanceof KvsRefusal)) throw error;
        failedKeys.push({ ...named, error: { code: error.code, message: error.message } });
      }
    };
    return Promise.all(items.map(attempt)).then(() => Response.json({ successfulKeys, failedKeys }));
  }

  function transact(body: TransactionBody): Response {
    const { set: sets = [], delete: deletes = [], check: checks = [] } = body;
    const all = [...sets, ...deletes, ...checks];
    checkTransaction(all, body);
    const writes = sets.map((item) => {
      const space = spaceOf(item.entityName);
      if (item.options?.keyPolicy) throw new KvsRefusal(400, 'INVALID_OPTIONS', 'A transaction takes no keyPolicy.');
      const json = serialise(space, item.value);
      rate.write(`${nameOf(space)} ${String(item.key)}`, Buffer.byteLength(json));
      return { space, key: item.key as string, json, ttl: ttlOf(item.options) };
    });
    for (const item of deletes) rate.write(`${nameOf(spaceOf(item.entityName))} ${String(item.key)}`, 0);
    for (const item of checks) rate.read(item.conditions ? 1 : 0);
    // One request, whatever it holds.
    metrics.kvs(
      'writes',
      writes.reduce((sum, { json }) => sum + Buffer.byteLength(json), 0),
    );
    for (const item of all) checkConditions(item, spaceOf(item.entityName), checks.includes(item));
    for (const { space, key, json, ttl } of writes) table(space).set(key, json, ttl);
    for (const item of deletes) table(spaceOf(item.entityName)).delete(item.key as string);
    return new Response(null, { status: 204 });
  }

  function checkConditions(item: Body, space: Space, mandatory: boolean): void {
    if (!item.conditions) {
      if (mandatory) throw new KvsRefusal(400, 'MISSING_CONDITIONS', 'A check needs conditions.');
      return;
    }
    if (space.kind !== 'entity') throw new KvsRefusal(400, 'INVALID_CONDITION', 'Conditions need an entity.');
    if (!meetsAll(space.entity, item.conditions, table(space).get(item.key as string)?.parsed)) {
      const message = `The conditions on key "${String(item.key)}" are not met.`;
      throw conflict(site().conflictCode, 'transaction', message);
    }
  }

  const spaces: Record<string, (body: Body) => Space> = {
    '': () => ({ kind: 'value' }),
    'secret/': () => ({ kind: 'secret' }),
    'entity/': (body) => ({ kind: 'entity', entity: entityNamed(manifest, body.entityName) }),
  };

  function route(path: string, body: unknown): Response | Promise<Response> {
    rate.request();
    if (path === '/api/v1/transaction') return transact(body as TransactionBody);
    const batched = /^\/api\/v1\/batch\/(get|set|delete)$/.exec(path);
    if (batched) return batch(body as Body[], { get, set, delete: remove }[batched[1] as 'get']);
    const found = /^\/api\/v1\/(secret\/|entity\/|)(get|set|delete|query)$/.exec(path);
    const space = found && spaces[found[1] ?? '']?.(body as Body);
    if (!space || (space.kind === 'secret' && found[2] === 'query')) return unmodelled(`storage ${path}`);
    return { get, set, delete: remove, query }[found[2] as 'get'](space, body as Body);
  }

  return {
    handle(path, body) {
      try {
        return route(path, body);
      } catch (error) {
        if (error instanceof KvsRefusal) return error.response();
        throw error;
      }
    },
    dump: () => dump(tables),
    fill(entityName, rows) {
      const space = spaceOf(entityName);
      for (const [key, value] of rows) {
        if (value === undefined) table(space).delete(key);
        else table(space).set(key, serialise(space, value));
      }
    },
    clear() {
      tables = new Map();
      rate = newRate();
    },
  };
}

function checkTransaction(all: Body[], body: TransactionBody): void {
  if (all.length === 0) throw new KvsRefusal(400, 'EMPTY_TRANSACTION', 'A transaction needs an operation.');
  if (all.length > TRANSACTION_OPERATIONS) {
    throw new KvsRefusal(
      400,
      'TOO_MANY_OPERATIONS',
      `A transaction takes at most ${TRANSACTION_OPERATIONS} operations.`,
    );
  }
  for (const item of all) checkKey(item.key);
  if (new Set(all.map((item) => item.key)).size < all.length) {
    throw new KvsRefusal(400, 'DUPLICATE_KEY', 'Each key can only be used once in a transaction.');
  }
  if (Buffer.byteLength(JSON.stringify(body)) > TRANSACTION_BYTES) {
    throw new KvsRefusal(400, 'MAX_SIZE', 'A transaction takes at most 4 MB.');
  }
}

function shown(key: string, record: StoredRecord): object {
  return {
    key,
    value: JSON.parse(record.json) as unknown,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    expireTime: record.expiresAt === undefined ? undefined : new Date(record.expiresAt).toISOString(),
  };
}

function dump(tables: Map<string, Table>): StorageDump {
  const contentOf = (name: string) => {
    const table = tables.get(name);
    return Object.fromEntries((table?.keys() ?? []).map((key) => [key, JSON.parse(table?.get(key)?.json ?? 'null')]));
  };
  // One that was only asked for holds nothing.
  const entityNames = [...tables]
    .filter(([name, table]) => name.startsWith('entity ') && [...table.keys()].length > 0)
    .map(([name]) => name.slice('entity '.length));
  return {
    values: contentOf('value'),
    secrets: contentOf('secret'),
    entities: Object.fromEntries(entityNames.sort().map((name) => [name, contentOf(`entity ${name}`)])),
  };
}
