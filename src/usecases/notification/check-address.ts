import type { NotificationRecord, RefusedOld } from '../../ports/notification-record';
import type { OldValidPorts } from './show-notification';
import { oldValidUntil } from './show-notification';

export type CheckAddressPorts = OldValidPorts & { record: NotificationRecord };

/** Why somebody must see to the address in nps.today. */
export interface AddressCheck {
  /** Calls at an old address were refused, and no test call has come since. */
  refusedOld?: RefusedOld;
  /** The address was replaced and no test call has come since; the old one is accepted until `oldUntil` (epoch ms). */
  untested?: { oldUntil?: number };
}

/** Whether nps.today may still be calling an old address. */
export async function checkAddress(ports: CheckAddressPorts): Promise<AddressCheck> {
  const { refusedOld, replacedAt, lastTestAt } = await ports.record.read();
  const isUntested = replacedAt !== undefined && lastTestAt === undefined;
  const oldUntil = isUntested ? oldValidUntil(await ports.vault.notificationSecrets(), ports.clock.now()) : undefined;
  return {
    ...(refusedOld ? { refusedOld } : {}),
    ...(isUntested ? { untested: { ...(oldUntil === undefined ? {} : { oldUntil }) } } : {}),
  };
}
