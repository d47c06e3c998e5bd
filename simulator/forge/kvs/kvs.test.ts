import { Metrics } from '../../shared/metrics';
import type { Kvs } from './kvs';
import { callsTo, codeOf as code, testKvs } from './test-kvs';

const HOUR = 3_600_000;
let metrics: Metrics;
let now: number;
let kvs: Kvs;
const { call, set, ticket } = callsTo(() => kvs);

beforeEach(() => {
  now = 1_000_000_000_000;
  metrics = new Metrics();
  kvs = testKvs(metrics, () => now);
});

describe('keys', () => {
  it.each([
    ['', '400 EMPTY_KEY'],
    [undefined, '400 EMPTY_KEY'],
    ['   ', '400 INVALID_KEY'],
    ['a/b', '400 INVALID_KEY'],
    ['æ', '400 INVALID_KEY'],
    ['x'.repeat(501), '400 KEY_TOO_LONG'],
    ['x'.repeat(500), '204'],
    ['a:b.c_d-e#f g', '204'],
  ])('of the form %p are answered with: %s', async (key, expected) => {
    expect(await code(set(key as string, 1))).toBe(expected);
  });
});

describe('values', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
  it.each<[string, unknown, string]>([
    ['null', null, '400 INVALID_VALUE'],
    ['240 KiB', 'x'.repeat(240 * 1024 - 2), '204'],
    ['one byte more', 'x'.repeat(240 * 1024 - 1), '400 MAX_SIZE'],
    ['31 levels', nested(31), '204'],
    ['32 levels', nested(32), '400 MAX_DEPTH'],
  ])('of the kind "%s" are checked against the limits', async (_name, value, expected) => {
    expect(await code(set('k', value))).toBe(expected);
  });

  it('are limited to 128 KiB where they are secrets, which are kept apart', async () => {
    expect(await code(call('secret/set', { key: 'k', value: 'x'.repeat(128 * 1024) }))).toBe('400 MAX_SIZE');
    await call('secret/set', { key: 'k', value: 'hidden' });
    expect(await code(call('get', { key: 'k' }))).toBe('404 KEY_NOT_FOUND');
    expect((await call('secret/get', { key: 'k' })).body.value).toBe('hidden');
    expect(kvs.dump()).toMatchObject({ values: {}, secrets: { k: 'hidden' } });
    expect(await code(call('secret/query', {}))).toBe('501 501');
  });

  it('are copies', async () => {
    const value = { a: 1 };
    await set('k', value);
    value.a = 2;
    expect((await call('get', { key: 'k' })).body.value).toEqual({ a: 1 });
  });

  it('are counted', async () => {
    await set('k', 'four');
    await call('get', { key: 'k' });
    await call('query', {});
    expect(metrics.snapshot().kvs).toMatchObject({
      reads: 1,
      writes: 1,
      queries: 1,
      bytes: 6,
      readUnits: 2,
      writeUnits: 1,
    });
  });
});

describe('the options of set', () => {
  it('refuse a key that is taken: FAIL_IF_EXISTS', async () => {
    expect(await code(set('k', 1, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('204');
    expect(await code(set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
    expect((await call('get', { key: 'k' })).body.value).toBe(1);
  });

  it('return the value before or after: returnValue', async () => {
    await set('k', 1);
    const previous = await set('k', 2, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' });
    expect(previous.body).toMatchObject({ key: 'k', value: 1 });
    expect((await set('k', 3, { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' })).body.value).toBe(3);
  });

  it('let a value expire, which can still be read for two days, shows its expiry, and counts as taken: ttl', async () => {
    await set('k', 1, { ttl: { value: 1, unit: 'HOURS' } });
    now += 2 * HOUR;
    const { body } = await call('get', { key: 'k' });
    expect(body).toMatchObject({ value: 1, expireTime: new Date(now - HOUR).toISOString() });
    expect(await code(set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
    now += 48 * HOUR;
    expect(await code(call('get', { key: 'k' }))).toBe('404 KEY_NOT_FOUND');
    expect(await code(set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('204');
  });

  it.each([
    { value: 400, unit: 'DAYS' },
    { value: 0, unit: 'DAYS' },
    { value: 1, unit: 'YEARS' },
  ])('refuse a ttl of %p', async (ttl) => {
    expect(await code(set('k', 1, { ttl }))).toBe('400 INVALID_TTL');
  });

  it('return when a value was created and updated: metadata', async () => {
    const created = now;
    await set('k', 1);
    now += 5000;
    await set('k', 2);
    expect((await call('get', { key: 'k' })).body).toMatchObject({ createdAt: created, updatedAt: now });
  });
});

describe('entities', () => {
  it.each<[object, string]>([
    [{ state: 'open', dueAt: 5, score: 1.5, open: true, extra: { a: [1] } }, '204'],
    [{ state: '' }, '400 INVALID_ENTITY_VALUE'],
    [{ state: 5 }, '400 INVALID_ENTITY_VALUE'],
    [{ dueAt: 1.5 }, '400 INVALID_ENTITY_VALUE'],
    [{ dueAt: 1_700_000_000_000 }, '400 INVALID_ENTITY_VALUE'],
    [{ dueAt: 2 ** 31 - 1 }, '204'],
    [{ score: '1' }, '400 INVALID_ENTITY_VALUE'],
    [{ open: 1 }, '400 INVALID_ENTITY_VALUE'],
    [{ extra: null }, '400 INVALID_ENTITY_VALUE'],
    [{ undeclared: 1 }, '400 INVALID_ENTITY_VALUE'],
    [[1], '400 INVALID_ENTITY_VALUE'],
    [{ state: 'x'.repeat(2000) }, '400 INVALID_ENTITY_VALUE'],
  ])('with the values %j are answered with: %s', async (value, expected) => {
    expect(await code(ticket('k', value))).toBe(expected);
  });

  it('must be declared', async () => {
    expect(await code(call('entity/set', { entityName: 'ghost', key: 'k', value: {} }))).toBe(
      '400 INVALID_ENTITY_TYPE',
    );
  });

  it('can be deleted where they do not exist', async () => {
    expect(await code(call('entity/delete', { entityName: 'ticket', key: 'none' }))).toBe('204');
  });
});

describe('batches', () => {
  it('write what can be written, and report the rest', async () => {
    const { body } = await call('batch/set', [
      { key: 'a', value: 1 },
      { key: 'b/', value: 1 },
      { key: 'c', value: { state: 'open' }, entityName: 'ticket' },
    ]);
    expect(body.successfulKeys).toEqual([{ key: 'a' }, { key: 'c', entityName: 'ticket' }]);
    expect(body.failedKeys).toMatchObject([{ key: 'b/', error: { code: 'INVALID_KEY' } }]);
    expect((await call('batch/get', [{ key: 'a' }])).body.successfulKeys).toMatchObject([{ key: 'a', value: 1 }]);
    expect((await call('batch/delete', [{ key: 'a' }])).body.failedKeys).toEqual([]);
  });
});

describe('the storage quotas', () => {
  // Quotas are counted by whole minutes.
  beforeEach(() => void (now = Math.ceil(now / 60_000) * 60_000));

  const times = async (count: number, work: () => Promise<unknown>) => {
    for (let each = 0; each < count; each += 1) await work();
  };
  const read = () => code(call('get', { key: 'k' }));

  it('refuse request 1001 of a second', async () => {
    await times(1_000, read);
    expect(await read()).toBe('429 RATE_LIMIT_EXCEEDED');
    now += 1_000;
    expect(await read()).toBe('404 KEY_NOT_FOUND');
  });

  it('refuse unit 4001 of a minute, counted separately for reads and writes, 10 KB a unit', async () => {
    const tenUnits = 'x'.repeat(95_000);
    await times(400, async () => {
      now += 100;
      await set('k', tenUnits);
    });
    expect(await code(set('other', 'x'))).toBe('429 RATE_LIMIT_EXCEEDED');
    await times(400, read);
    expect(await read()).toBe('429 RATE_LIMIT_EXCEEDED');
    now += 60_000;
    expect([await code(set('other', 'x')), await read()]).toEqual(['204', '200']);
    expect(metrics.snapshot().kvs).toMatchObject({ peakWriteUnitsPerMinute: 4_001, peakReadUnitsPerMinute: 4_010 });
  });

  it('count each write of a transaction', async () => {
    const writes = Array.from({ length: 25 }, (_, index) => ({ key: `k${index}`, value: 1 }));
    await times(160, async () => {
      now += 10;
      await call('transaction', { set: writes });
    });
    expect(await code(set('other', 'x'))).toBe('429 RATE_LIMIT_EXCEEDED');
  });

  it('refuse more than 1 MB a second on one key', async () => {
    const write = () => code(set('k', 'x'.repeat(240_000)));
    expect([await write(), await write(), await write(), await write(), await write()]).toEqual([
      '204',
      '204',
      '204',
      '204',
      '429 RATE_LIMIT_EXCEEDED',
    ]);
  });
});

it('any other call to the storage is not modelled', async () => {
  expect(await code(call('rename', { key: 'k' }))).toBe('501 501');
});
