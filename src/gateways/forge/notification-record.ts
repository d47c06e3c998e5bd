import * as z from 'zod/mini';
import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import { VALUES } from './storage-keys';
import { keepValue, readValue } from './values';

const factsSchema = z.object({
  lastTestAt: z.optional(z.number()),
  lastRefused: z.optional(
    z.object({ at: z.number(), reason: z.enum(['not-understood', 'too-large']), count: z.number() }),
  ),
});

/** One small value: what arrived last. */
export const forgeNotificationRecord: NotificationRecord = {
  read,
  async testReceived(at) {
    await write({ ...(await read()), lastTestAt: at });
  },
  async refused(at, reason) {
    const known = await read();
    await write({ ...known, lastRefused: { at, reason, count: (known.lastRefused?.count ?? 0) + 1 } });
  },
};

async function read(): Promise<NotificationFacts> {
  return (await readValue(VALUES.notifications, factsSchema)) ?? {};
}

function write(facts: NotificationFacts): Promise<void> {
  return keepValue(VALUES.notifications, facts);
}
