import { kvs } from '@forge/kvs';
import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import { patiently } from './patiently';
import type { Stored } from './storage';
import { SCHEMA } from './storage';

const KEY = 'notifications';

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
  const { schema: _version, ...facts } = (await patiently(() => kvs.get<NotificationFacts & Stored>(KEY))) ?? {
    schema: SCHEMA,
  };
  return facts;
}

async function write(facts: NotificationFacts): Promise<void> {
  await patiently(() => kvs.set(KEY, { schema: SCHEMA, ...facts }));
}
