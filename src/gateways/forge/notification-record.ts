import * as z from 'zod/mini';
import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import { VALUES } from './storage-keys';
import { keepValue, readValue, removeValue } from './values';

const factsSchema = z.object({
  lastTestAt: z.optional(z.number()),
  replacedAt: z.optional(z.number()),
  oldTestAt: z.optional(z.number()),
  lastRefused: z.optional(
    z.object({ at: z.number(), reason: z.enum(['not-understood', 'too-large']), count: z.number() }),
  ),
});
const refusedOldSchema = z.object({ at: z.number(), count: z.number() });

type Kept = Omit<NotificationFacts, 'refusedOld'>;

/** Whoever holds an old address makes the app write no more often than this. */
const WRITE_EVERY_MS = 60_000;

/**
 * Two small values: what arrived last, and what was refused at old addresses. Apart, so that calls at an old address never
 * undo what a call with a right secret has left.
 */
export const forgeNotificationRecord: NotificationRecord = {
  async read() {
    const [facts, refusedOld] = await Promise.all([read(), readRefusedOld()]);
    return { ...facts, ...(refusedOld ? { refusedOld } : {}) };
  },
  async testReceived(at) {
    const { oldTestAt: _settled, ...known } = await read();
    await write({ ...known, lastTestAt: at });
    await removeValue(VALUES.refusedOld);
  },
  async oldTestReceived(at) {
    await write({ ...(await read()), oldTestAt: at });
  },
  async addressReplaced(at) {
    const { lastRefused } = await read();
    await write({ ...(lastRefused ? { lastRefused } : {}), replacedAt: at });
  },
  async refused(at, reason) {
    const known = await read();
    await write({ ...known, lastRefused: { at, reason, count: (known.lastRefused?.count ?? 0) + 1 } });
  },
  async refusedOld(at) {
    const known = await readRefusedOld();
    if (known && at - known.at < WRITE_EVERY_MS) return;
    await keepValue(VALUES.refusedOld, { at, count: (known?.count ?? 0) + 1 });
  },
};

async function read(): Promise<Kept> {
  return (await readValue(VALUES.notifications, factsSchema)) ?? {};
}

function readRefusedOld() {
  return readValue(VALUES.refusedOld, refusedOldSchema);
}

function write(facts: Kept): Promise<void> {
  return keepValue(VALUES.notifications, facts);
}
