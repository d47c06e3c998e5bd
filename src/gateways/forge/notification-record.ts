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
    await write({ ...(await read()), lastRefused: { at, reason } });
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
