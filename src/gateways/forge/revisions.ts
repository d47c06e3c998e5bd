import { Filter, FilterConditions, kvs } from '@forge/kvs';
import { isConditionFailure, isKeyConflict } from './storage';

/** A stored record with the attributes its indexes need. */
export type Row = Record<string, unknown> & { revision: number };

/** Writes a row under a key that must not exist yet. */
export async function createRow(entity: string, key: string, row: Row): Promise<'created' | 'exists'> {
  try {
    await kvs.entity<Row>(entity).set(key, row, { keyPolicy: 'FAIL_IF_EXISTS' });
    return 'created';
  } catch (error) {
    if (isKeyConflict(error)) return 'exists';
    throw error;
  }
}

/** Writes a row where the stored one still has the revision that was read. */
export async function replaceRow(
  entity: string,
  key: string,
  row: Row,
  expected: number,
): Promise<'replaced' | 'conflict'> {
  try {
    const conditions = new Filter<Row>().and('revision', FilterConditions.equalTo(expected));
    await kvs.transact().set(key, row, { entityName: entity, conditions }).execute();
    return 'replaced';
  } catch (error) {
    if (isConditionFailure(error)) return 'conflict';
    throw error;
  }
}
