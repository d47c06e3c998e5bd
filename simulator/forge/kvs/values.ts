import {
  INTEGER_MAX,
  KEY_LENGTH,
  KEY_PATTERN,
  KvsRefusal,
  PARTITION_BYTES,
  RANGE_BYTES,
  SECRET_BYTES,
  TTL_MS,
  VALUE_BYTES,
  VALUE_DEPTH,
} from './limits';
import type { AttributeType, EntityType, Manifest } from '../manifest/manifest';

export type Space = { kind: 'value' } | { kind: 'secret' } | { kind: 'entity'; entity: EntityType };

export interface SetOptions {
  ttl?: { value: number; unit: string };
  keyPolicy?: string;
  returnValue?: string;
}

const bad = (code: string, message: string) => new KvsRefusal(400, code, message);

/** @see https://developer.atlassian.com/platform/forge/storage-reference/kvs-errorhandling/ */
export function checkKey(key: unknown): asserts key is string {
  if (typeof key !== 'string' || key === '') throw bad('EMPTY_KEY', 'Key cannot be empty.');
  if (key.length > KEY_LENGTH) throw bad('KEY_TOO_LONG', `Key cannot be longer than ${KEY_LENGTH} characters.`);
  if (!KEY_PATTERN.test(key)) throw bad('INVALID_KEY', `Key does not match ${KEY_PATTERN.source}.`);
}

/** The entity by its name; refuses names that the manifest does not declare. */
export function entityNamed(manifest: Manifest, name: unknown): EntityType {
  const entity = typeof name === 'string' ? manifest.entities.get(name) : undefined;
  if (!entity) throw bad('INVALID_ENTITY_TYPE', `The app declares no entity "${String(name)}".`);
  return entity;
}

/** The value as it is stored; refuses what the store would. */
export function serialise(space: Space, value: unknown): string {
  if (value === undefined || value === null) throw bad('INVALID_VALUE', 'Value cannot be null.');
  const json = JSON.stringify(value);
  const bytes = Buffer.byteLength(json);
  const limit = space.kind === 'secret' ? SECRET_BYTES : VALUE_BYTES;
  if (bytes > limit) throw bad('MAX_SIZE', `Value has ${bytes} bytes; the limit is ${limit}.`);
  if (depthOf(value) > VALUE_DEPTH) throw bad('MAX_DEPTH', `Value is nested deeper than ${VALUE_DEPTH} levels.`);
  if (space.kind === 'entity') checkEntity(space.entity, value);
  return json;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function checkEntity(entity: EntityType, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw bad('INVALID_ENTITY_VALUE', `A value of entity "${entity.name}" must be an object.`);
  }
  const attributes = value as Record<string, unknown>;
  for (const [name, content] of Object.entries(attributes)) {
    const type = entity.attributes[name];
    // Assumption: stricter than documented. What is stored but not declared could never be queried.
    if (!type) throw bad('INVALID_ENTITY_VALUE', `Entity "${entity.name}" declares no attribute "${name}".`);
    if (!hasType(type, content)) {
      const shown = JSON.stringify(content)?.slice(0, 60);
      throw bad(
        'INVALID_ENTITY_VALUE',
        `Attribute "${name}" of entity "${entity.name}" must be ${type}, got ${shown}.`,
      );
    }
  }
  for (const index of entity.indexes) {
    if (bytesOf(attributes, index.range) > RANGE_BYTES || bytesOf(attributes, index.partition) > PARTITION_BYTES) {
      throw bad('INVALID_ENTITY_VALUE', `Indexed attributes of "${index.name}" are too long.`);
    }
  }
}

function bytesOf(attributes: Record<string, unknown>, names: string[]): number {
  return names.reduce((sum, name) => sum + Buffer.byteLength(String(attributes[name] ?? '')), 0);
}

/** @see https://developer.atlassian.com/platform/forge/storage-reference/entities-manifest/ */
function hasType(type: AttributeType, content: unknown): boolean {
  switch (type) {
    case 'any':
      return content !== null;
    case 'string':
      return typeof content === 'string' && content !== '';
    case 'boolean':
      return typeof content === 'boolean';
    case 'float':
      return typeof content === 'number' && Number.isFinite(content);
    case 'integer':
      return Number.isInteger(content) && (content as number) <= INTEGER_MAX && (content as number) >= -INTEGER_MAX - 1;
  }
}

const UNIT_MS: Record<string, number> = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };

/** Milliseconds until the value expires; undefined when it does not. */
export function ttlOf(options: SetOptions | undefined): number | undefined {
  const ttl = options?.ttl;
  if (ttl === undefined) return undefined;
  const ms = ttl.value * (UNIT_MS[ttl.unit] ?? NaN);
  if (!Number.isInteger(ttl.value) || !(ms > 0) || ms > TTL_MS) {
    throw bad('INVALID_TTL', 'TTL must be a positive whole number of SECONDS, MINUTES, HOURS or DAYS, at most a year.');
  }
  return ms;
}
