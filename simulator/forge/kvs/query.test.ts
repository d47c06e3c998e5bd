import { Metrics } from '../../shared/metrics';
import { QUERY_LAG_MS } from '../../weather/weather';
import type { Kvs } from './kvs';
import { callsTo, codeOf as code, testKvs } from './test-kvs';

let now: number;
let kvs: Kvs;
const { call, set, ticket } = callsTo(() => kvs);

beforeEach(() => {
  now = 1_000_000_000_000;
  kvs = testKvs(new Metrics(), () => now);
});

describe('queries', () => {
  const query = async (body: object) => {
    const reply = await call('entity/query', {
      entityName: 'ticket',
      indexName: 'by-state',
      partition: ['open'],
      ...body,
    });
    return { ...reply, keys: reply.body.data?.map((row: { key: string }) => row.key) };
  };
  const filled = async () => {
    for (let each = 0; each < 5; each += 1) await ticket(`t${each}`, { state: 'open', dueAt: each, score: each % 2 });
    await ticket('other', { state: 'closed', dueAt: 1 });
    await ticket('no-range', { state: 'open' });
    now += QUERY_LAG_MS;
  };

  it('lag behind, while gets do not', async () => {
    await ticket('k', { state: 'open', dueAt: 1 });
    expect((await call('entity/get', { entityName: 'ticket', key: 'k' })).body.value.state).toBe('open');
    expect((await query({})).keys).toEqual([]);
    now += QUERY_LAG_MS;
    expect((await query({})).keys).toEqual(['k']);
    await ticket('k', { state: 'closed', dueAt: 1 });
    expect((await query({})).keys).toEqual(['k']);
    await call('entity/delete', { entityName: 'ticket', key: 'k' });
    now += QUERY_LAG_MS;
    expect((await query({})).keys).toEqual([]);
    expect((await query({ partition: ['closed'] })).keys).toEqual([]);
  });

  it('select by partition and range, in either order', async () => {
    await filled();
    expect((await query({})).keys).toEqual(['t0', 't1', 't2', 't3', 't4']);
    const range = { condition: 'BETWEEN', values: [1, 3] };
    expect((await query({ range, sort: 'DESC' })).keys).toEqual(['t3', 't2', 't1']);
    expect((await query({ range: { condition: 'LESS_THAN_EQUAL_TO', values: [1] } })).keys).toEqual(['t0', 't1']);
    expect(
      (await query({ indexName: 'by-key', partition: undefined, range: { condition: 'BEGINS_WITH', values: ['t'] } }))
        .keys,
    ).toHaveLength(5);
    expect(
      (await query({ indexName: 'state', partition: undefined, range: { condition: 'EQUAL_TO', values: ['closed'] } }))
        .keys,
    ).toEqual(['other']);
  });

  it('filter each page, so that a page can be empty while more follow', async () => {
    await filled();
    const filters = { and: [{ property: 'score', condition: 'EQUAL_TO', values: [1] }] };
    const first = await query({ limit: 1, filters });
    expect(first.keys).toEqual([]);
    const second = await query({ limit: 1, filters, cursor: first.body.cursor });
    expect(second.keys).toEqual(['t1']);
    const last = await query({ limit: 3, filters, cursor: second.body.cursor });
    expect(last).toMatchObject({ keys: ['t3'] });
    expect(last.body.cursor).toBeUndefined();
  });

  it.each<[object, string]>([
    [{ limit: 101 }, '400 COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE'],
    [{ indexName: 'nowhere' }, '400 INVALID_ENTITY_INDEX'],
    [{ partition: [] }, '400 INVALID_PARTITION'],
    [{ cursor: '%%' }, '400 INVALID_CURSOR'],
    [{ filters: { and: [{ property: 'extra', condition: 'EXISTS', values: [true] }] } }, '422 UNSUPPORTED_CONDITION'],
    [{ filters: { and: [{ property: 'dueAt', condition: 'CONTAINS', values: ['1'] }] } }, '422 UNSUPPORTED_CONDITION'],
    [{ filters: { and: [], or: [] } }, '400 INVALID_FILTER_OPERATORS_COMBINATION'],
    [{ filters: { and: [] } }, '400 EMPTY_FILTER_OPERATOR'],
  ])('for %j are answered with: %s', async (body, expected) => {
    await filled();
    expect(
      await code(call('entity/query', { entityName: 'ticket', indexName: 'by-state', partition: ['open'], ...body })),
    ).toBe(expected);
  });

  it('of the key-value store select by prefix, ten at a time', async () => {
    for (let each = 10; each < 22; each += 1) await set(`a${each}`, each);
    await set('b', 1);
    now += QUERY_LAG_MS;
    const where = [{ property: 'key', condition: 'BEGINS_WITH', values: ['a'] }];
    const first = await call('query', { where });
    expect(first.body.data).toHaveLength(10);
    const rest = await call('query', { where, after: first.body.cursor });
    expect(rest.body.data.map((row: { key: string }) => row.key)).toEqual(['a20', 'a21']);
    expect(rest.body.cursor).toBeUndefined();
  });
});

describe('transactions', () => {
  const when = (property: string, condition: string, ...values: unknown[]) => ({
    and: [{ property, condition, values }],
  });
  const move = (conditions: object) =>
    call('transaction', {
      set: [
        { key: 'k', value: { state: 'sent', dueAt: 2 }, entityName: 'ticket', conditions },
        { key: 'mark', value: 1 },
      ],
    });

  it('happen wholly or not at all', async () => {
    await ticket('k', { state: 'open', dueAt: 1 });
    expect(await code(move(when('state', 'EQUAL_TO', 'closed')))).toBe('400 CONDITIONAL_CHECK_FAILED');
    expect(kvs.dump()).toEqual({ values: {}, secrets: {}, entities: { ticket: { k: { state: 'open', dueAt: 1 } } } });
    expect(await code(move(when('state', 'EQUAL_TO', 'open')))).toBe('204');
    expect(kvs.dump()).toMatchObject({ values: { mark: 1 }, entities: { ticket: { k: { state: 'sent' } } } });
    expect(await code(move(when('state', 'EQUAL_TO', 'open')))).toBe('400 CONDITIONAL_CHECK_FAILED');
  });

  it.each<[string, string, unknown[], boolean]>([
    ['state', 'EQUAL_TO', ['open'], true],
    ['state', 'NOT_EQUAL_TO', ['open'], false],
    ['state', 'BEGINS_WITH', ['op'], true],
    ['state', 'CONTAINS', ['pe'], true],
    ['state', 'NOT_CONTAINS', ['pe'], false],
    ['score', 'EXISTS', [true], false],
    ['score', 'NOT_EXISTS', [true], true],
    ['score', 'NOT_EQUAL_TO', [1], false],
    ['dueAt', 'GREATER_THAN', [5], false],
    ['dueAt', 'GREATER_THAN_EQUAL_TO', [5], true],
    ['dueAt', 'LESS_THAN', [5], false],
    ['dueAt', 'LESS_THAN_EQUAL_TO', [5], true],
    ['dueAt', 'BETWEEN', [4, 6], true],
  ])('hold under the condition %s %s %j: %s', async (property, condition, values, holds) => {
    await ticket('k', { state: 'open', dueAt: 5 });
    const check = [{ key: 'k', entityName: 'ticket', conditions: when(property, condition, ...values) }];
    expect(await code(call('transaction', { check }))).toBe(holds ? '204' : '400 CONDITIONAL_CHECK_FAILED');
  });

  it('support "or", and keys that do not exist', async () => {
    const conditions = {
      or: [
        { property: 'state', condition: 'EQUAL_TO', values: ['x'] },
        { property: 'state', condition: 'NOT_EXISTS', values: [true] },
      ],
    };
    expect(await code(move(conditions))).toBe('204');
  });

  it.each<[string, object, string]>([
    [
      '26 operations',
      { set: Array.from({ length: 26 }, (_, each) => ({ key: `k${each}`, value: 1 })) },
      '400 TOO_MANY_OPERATIONS',
    ],
    ['a key twice', { set: [{ key: 'k', value: 1 }], delete: [{ key: 'k' }] }, '400 DUPLICATE_KEY'],
    ['nothing', {}, '400 EMPTY_TRANSACTION'],
    [
      'a key policy',
      { set: [{ key: 'k', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } }] },
      '400 INVALID_OPTIONS',
    ],
    [
      'conditions without entity',
      { set: [{ key: 'k', value: 1, conditions: when('a', 'EQUAL_TO', 1) }] },
      '400 INVALID_CONDITION',
    ],
    ['a check without conditions', { check: [{ key: 'k', entityName: 'ticket' }] }, '400 MISSING_CONDITIONS'],
    [
      'over 4 MB',
      { set: Array.from({ length: 20 }, (_, each) => ({ key: `k${each}`, value: 'x'.repeat(230_000) })) },
      '400 MAX_SIZE',
    ],
  ])('refuse %s', async (_name, body, expected) => {
    expect(await code(call('transaction', body))).toBe(expected);
    expect(kvs.dump().values).toEqual({});
  });
});
