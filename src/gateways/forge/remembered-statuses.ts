import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Statuses } from '../../ports/statuses';
import { SCHEMA } from './storage';
import { VALUES } from './storage-keys';

const DAY_MS = 24 * 3_600_000;
/** What may stand in a storage key is narrower than what an event may call a status. */
const ID = /^\d{1,20}$/;

/** `at`: when Jira was asked, epoch ms. */
const rememberedSchema = z.object({ done: z.boolean(), at: z.number() });
type Remembered = z.infer<typeof rememberedSchema>;

/**
 * Remembers the answers of `statuses`: one small value for each status that was asked for, so that a site with thousands of
 * them costs no more than the few it finishes work with. After a day it is asked again; the answer before holds
 * while there is no answer. A memory that does not work is no failure.
 */
export function rememberedStatuses(statuses: Statuses, clock: Clock, log: Log): Statuses {
  return {
    async isDone(statusId) {
      if (!ID.test(statusId)) return 'unknown';
      const known = await recall(statusId, log);
      if (known && clock.now() - known.at < DAY_MS) return known.done ? 'yes' : 'no';
      const told = await statuses.isDone(statusId);
      if (told !== 'unknown') await remember(statusId, { done: told === 'yes', at: clock.now() }, log);
      else if (known) return known.done ? 'yes' : 'no';
      return told;
    },
  };
}

async function recall(statusId: string, log: Log): Promise<Remembered | undefined> {
  try {
    return rememberedSchema.safeParse(await kvs.get(VALUES.status(statusId))).data;
  } catch (error) {
    log.error('What is known of a status could not be read', error, { statusId });
    return undefined;
  }
}

async function remember(statusId: string, remembered: Remembered, log: Log): Promise<void> {
  try {
    await kvs.set(VALUES.status(statusId), { schema: SCHEMA, ...remembered });
  } catch (error) {
    log.error('What Jira says of a status could not be kept', error, { statusId });
  }
}
