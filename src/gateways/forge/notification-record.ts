import { kvs } from '@forge/kvs';
import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';

const KEY = 'notifications';

/** One small value: what arrived last. */
export const forgeNotificationRecord: NotificationRecord = {
  read,
  async testReceived(at) {
    await kvs.set(KEY, { ...(await read()), lastTestAt: at });
  },
  async refused(at, reason) {
    await kvs.set(KEY, { ...(await read()), lastRefused: { at, reason } });
  },
};

async function read(): Promise<NotificationFacts> {
  return (await kvs.get<NotificationFacts>(KEY)) ?? {};
}
