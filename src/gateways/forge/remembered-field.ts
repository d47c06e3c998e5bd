import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { FindField } from '../jira/request-type-field';
import { SCHEMA } from './storage';
import { VALUES } from './storage-keys';

const DAY_MS = 24 * 3_600_000;

/** `at`: when Jira was asked, epoch ms. */
const rememberedSchema = z.object({ id: z.nullable(z.string()), at: z.number() });
type Remembered = z.infer<typeof rememberedSchema>;

/**
 * Remembers the field that `find` finds. After a day it is looked for again; the one before holds while there is no
 * answer. A memory that does not work is no failure.
 */
export function rememberedField(find: FindField, clock: Clock, log: Log): FindField {
  return async () => {
    const known = await recall(log);
    if (known && clock.now() - known.at < DAY_MS) return { kind: 'ok', value: known.id };
    const found = await find();
    if (found.kind === 'ok') await remember({ id: found.value, at: clock.now() }, log);
    else if (known) return { kind: 'ok', value: known.id };
    return found;
  };
}

async function recall(log: Log): Promise<Remembered | undefined> {
  try {
    return rememberedSchema.safeParse(await kvs.get(VALUES.requestTypeField)).data;
  } catch (error) {
    log.error('The field of request types could not be recalled', error);
    return undefined;
  }
}

async function remember(remembered: Remembered, log: Log): Promise<void> {
  try {
    await kvs.set(VALUES.requestTypeField, { schema: SCHEMA, ...remembered });
  } catch (error) {
    log.error('The field of request types could not be kept', error);
  }
}
