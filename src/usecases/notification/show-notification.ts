import type { Clock } from '../../ports/clock';
import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import type { NotificationAddress } from '../../ports/configuration';
import type { Observations } from '../../ports/observations';
import type { NotificationSecret, Vault } from '../../ports/vault';

export interface AddressPorts {
  vault: Vault;
  address: NotificationAddress;
}

export interface ArrivalPorts {
  record: NotificationRecord;
  observations: Observations;
}

/** What has arrived at the address for nps.today. */
export interface Arrivals extends NotificationFacts {
  /**
   * When a response was accepted (epoch ms), within a day of the latest: it proves as much as a test call does. Left out
   * once the address was replaced, since the response may have come to the old one.
   */
  responseSeenAt?: number;
}

export interface OldValidPorts {
  vault: Vault;
  clock: Clock;
}

export type ShowNotificationPorts = AddressPorts & OldValidPorts & ArrivalPorts;

/** `oldUntil`: the address before is still accepted, until then (epoch ms). */
export type NotificationState = Arrivals & { url: string; oldUntil?: number };

/** The address for nps.today, what has arrived there, and until when the one before is accepted. */
export async function showNotification(ports: ShowNotificationPorts): Promise<NotificationState> {
  // Read once: of two reads at the same moment each would make the first secret, and the storage would refuse one.
  const secrets = await ports.vault.notificationSecrets();
  const [url, arrivals] = await Promise.all([notificationUrl(secrets, ports.address), showArrivals(ports)]);
  const oldUntil = oldValidUntil(secrets, ports.clock.now());
  return { ...arrivals, ...(oldUntil === undefined ? {} : { oldUntil }), url };
}

/** What has arrived at the address. Each accepted response was also seen to carry its token, or not to. */
export async function showArrivals({ record, observations }: ArrivalPorts): Promise<Arrivals> {
  const [facts, seen] = await Promise.all([record.read(), observations.read(['response-token'])]);
  const responseSeenAt = seen['response-token']?.lastAt;
  return { ...facts, ...(responseSeenAt === undefined || facts.replacedAt !== undefined ? {} : { responseSeenAt }) };
}

/** Until when the old secret is accepted; undefined where there is none any more. Epoch ms. */
export function oldValidUntil([, old]: NotificationSecret[], now: number): number | undefined {
  return old?.until !== undefined && old.until > now ? old.until : undefined;
}

/** The address for nps.today with the current secret. */
export async function notificationUrl([secret]: NotificationSecret[], address: NotificationAddress): Promise<string> {
  const url = new URL(await address.url());
  url.searchParams.set('secret', secret?.value ?? '');
  return url.toString();
}
