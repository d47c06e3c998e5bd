import { KvsRefusal, PAGE_DEFAULT, PAGE_LIMIT } from './limits';
import type { StoredRecord } from './store';
import type { AttributeType, EntityIndex, EntityType } from '../manifest/manifest';

export interface Condition {
  property?: string;
  condition: string;
  values: unknown[];
}

export type ConditionSet = { and?: Condition[]; or?: Condition[] };

export interface EntityQuery {
  indexName?: string;
  partition?: unknown[];
  range?: Condition;
  filters?: ConditionSet;
  sort?: string;
  cursor?: string;
  limit?: number;
}

export interface ValueQuery {
  where?: Condition[];
  after?: string;
  limit?: number;
}

export interface Page {
  rows: [string, StoredRecord][];
  cursor?: string;
}

const bad = (code: string, message: string, status = 400) => new KvsRefusal(status, code, message);

/** The attribute types that a condition can compare. @see https://developer.atlassian.com/platform/forge/storage-reference/entities-api-query/#conditions-1 */
const SUPPORTED: Record<string, AttributeType[]> = {
  BEGINS_WITH: ['string'],
  CONTAINS: ['string'],
  NOT_CONTAINS: ['string'],
  BETWEEN: ['string', 'integer', 'float'],
  GREATER_THAN: ['string', 'integer', 'float'],
  GREATER_THAN_EQUAL_TO: ['string', 'integer', 'float'],
  LESS_THAN: ['string', 'integer', 'float'],
  LESS_THAN_EQUAL_TO: ['string', 'integer', 'float'],
  EQUAL_TO: ['string', 'integer', 'float', 'boolean'],
  NOT_EQUAL_TO: ['string', 'integer', 'float', 'boolean'],
  EXISTS: ['string', 'integer', 'float', 'boolean'],
  NOT_EXISTS: ['string', 'integer', 'float', 'boolean'],
};

/** Whether a value meets one condition. Assumption: a missing value meets `NOT_EXISTS` only. */
export function meets({ condition, values }: Condition, actual: unknown): boolean {
  if (condition === 'NOT_EXISTS') return actual === undefined;
  if (actual === undefined) return false;
  const [first, second] = values as [string | number, string | number | undefined];
  const value = actual as string | number;
  const sameType = typeof value === typeof first;
  switch (condition) {
    case 'EXISTS':
      return true;
    case 'EQUAL_TO':
      return value === first;
    case 'NOT_EQUAL_TO':
      return value !== first;
    case 'GREATER_THAN':
      return sameType && value > first;
    case 'GREATER_THAN_EQUAL_TO':
      return sameType && value >= first;
    case 'LESS_THAN':
      return sameType && value < first;
    case 'LESS_THAN_EQUAL_TO':
      return sameType && value <= first;
    case 'BETWEEN':
      return sameType && second !== undefined && value >= first && value <= second;
    case 'BEGINS_WITH':
      return String(value).startsWith(String(first));
    case 'CONTAINS':
      return String(value).includes(String(first));
    case 'NOT_CONTAINS':
      return !String(value).includes(String(first));
    default:
      throw bad('INVALID_CONDITION', `Unknown condition "${condition}".`);
  }
}

/** Whether a stored entity (or its absence) meets a set of conditions. */
export function meetsAll(entity: EntityType, set: ConditionSet | undefined, attributes: unknown): boolean {
  if (!set) return true;
  if (set.and && set.or) throw bad('INVALID_FILTER_OPERATORS_COMBINATION', '"and" and "or" cannot be combined.');
  const conditions = set.and ?? set.or ?? [];
  if (conditions.length === 0) throw bad('EMPTY_FILTER_OPERATOR', '"and" and "or" cannot be empty.');
  const check = (each: Condition) => {
    checkCondition(entity, each.property ?? '', each);
    return meets(each, (attributes as Record<string, unknown> | undefined)?.[each.property ?? '']);
  };
  return set.and ? conditions.map(check).every(Boolean) : conditions.map(check).some(Boolean);
}

function checkCondition(entity: EntityType, property: string, { condition, values }: Condition): void {
  const type = entity.attributes[property];
  if (!type) throw bad('INVALID_FILTER', `Entity "${entity.name}" declares no attribute "${property}".`);
  const supported = SUPPORTED[condition];
  if (!supported) throw bad('INVALID_CONDITION', `Unknown condition "${condition}".`);
  if (!supported.includes(type)) {
    throw bad('UNSUPPORTED_CONDITION', `${condition} does not work on "${property}" of type ${type}.`, 422);
  }
  if (condition === 'BETWEEN' && values.length < 2) {
    throw bad('INSUFFICIENT_FILTER_VALUES', 'The specified condition needs at least two values.');
  }
}

/** One page of an entity's index. The filters apply to the page, so that a page may be empty though more follow. */
export function queryEntity(entity: EntityType, rows: [string, StoredRecord][], query: EntityQuery): Page {
  const index = indexNamed(entity, query.indexName);
  const partition = query.partition ?? [];
  if (partition.length !== index.partition.length) {
    throw bad('INVALID_PARTITION', `Index "${index.name}" takes ${index.partition.length} partition values.`);
  }
  const rangeName = index.range[0] ?? '';
  if (query.range && index.name !== 'by-key') checkCondition(entity, rangeName, query.range);
  const { range: asked } = query;
  // Every query goes over the whole table: this loop is what a large site's screens wait for.
  const sorted: { row: [string, StoredRecord]; position: [string | number, string] }[] = [];
  for (const row of rows) {
    const attributes = attributesOf(row[1]);
    const range = (index.name === 'by-key' ? row[0] : attributes[rangeName]) as string | number | undefined;
    if (range === undefined || (asked && !meets(asked, range))) continue;
    if (index.partition.every((name, position) => attributes[name] === partition[position]))
      sorted.push({ row, position: [range, row[0]] });
  }
  const direction = query.sort === 'DESC' ? -1 : 1;
  const order = (a: unknown[], b: unknown[]) => direction * compare(a, b);
  sorted.sort((a, b) => order(a.position, b.position));
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const rest = after ? sorted.filter((each) => order(each.position, after) > 0) : sorted;
  const limit = pageLimit(query.limit);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row).filter(([, record]) => meetsAll(entity, query.filters, record.parsed)),
    cursor: rest.length > limit && last ? writeCursor(last.position) : undefined,
  };
}

/** One page of the key-value store, in order of key. */
export function queryValues(rows: [string, StoredRecord][], query: ValueQuery): Page {
  for (const { property, condition } of query.where ?? []) {
    if (property !== 'key' || condition !== 'BEGINS_WITH') {
      throw bad('INVALID_CONDITION', 'A query of the key-value store takes "key begins with" only.');
    }
  }
  const after = query.after === undefined ? undefined : String(readCursor(query.after)[0]);
  const matching = rows.filter(
    ([key]) => (query.where ?? []).every((each) => meets(each, key)) && (after === undefined || key > after),
  );
  matching.sort(([a], [b]) => compare([a], [b]));
  const limit = pageLimit(query.limit);
  const page = matching.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, cursor: matching.length > limit && last ? writeCursor([last[0]]) : undefined };
}

function attributesOf(record: StoredRecord): Record<string, unknown> {
  return record.parsed as Record<string, unknown>;
}

function indexNamed(entity: EntityType, name: string | undefined): EntityIndex {
  if (name === 'by-key') return { name, partition: [], range: ['key'] };
  const index = entity.indexes.find((each) => each.name === name);
  if (!index) throw bad('INVALID_ENTITY_INDEX', `Entity "${entity.name}" declares no index "${String(name)}".`);
  return index;
}

function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return PAGE_DEFAULT;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT) {
    throw bad('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', `The page limit must be between 1 and ${PAGE_LIMIT}.`);
  }
  return limit;
}

function compare(a: unknown[], b: unknown[]): number {
  for (let position = 0; position < a.length; position++) {
    const left = a[position] as string;
    const right = b[position] as string;
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}

function writeCursor(position: unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64');
}

function readCursor(cursor: string): unknown[] {
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64').toString()) as unknown;
    if (Array.isArray(position)) return position;
  } catch {
    // Falls through to the refusal.
  }
  throw bad('INVALID_CURSOR', 'The cursor is not valid.');
}
