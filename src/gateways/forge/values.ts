import { kvs } from '@forge/kvs';
import type * as z from 'zod/mini';
import { readAs } from '../reply';
import { forgeLog } from './log';
import { patiently } from './patiently';
import { SCHEMA } from './storage';

/** The value under this key; undefined where there is none, or one that does not make sense: the log says so. */
export async function readValue<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  const stored = await patiently(() => kvs.get<unknown>(key));
  if (stored === undefined) return undefined;
  const read = readAs(schema, stored, `storage: ${key.replace(/:.*/, '')}`, forgeLog);
  return read.kind === 'ok' ? read.value : undefined;
}

/** Keeps a value under this key, in the place of whatever was there. */
export async function keepValue(key: string, value: object): Promise<void> {
  await patiently(() => kvs.set(key, { schema: SCHEMA, ...value }));
}

/** Whether or not there was a value under this key, there is none now. */
export async function removeValue(key: string): Promise<void> {
  await patiently(() => kvs.delete(key));
}
