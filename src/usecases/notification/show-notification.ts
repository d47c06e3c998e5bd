import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import type { NotificationAddress } from '../../ports/configuration';
import type { Observations } from '../../ports/observations';
import type { Vault } from '../../ports/vault';

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
  /** When a response was accepted (epoch ms), within a day of the latest: it proves as much as a test call does. */
  responseSeenAt?: number;
}

export type ShowNotificationPorts = AddressPorts & ArrivalPorts;

/** The address for nps.today, and what has arrived there. */
export async function showNotification(ports: ShowNotificationPorts): Promise<Arrivals & { url: string }> {
  const [url, arrivals] = await Promise.all([notificationUrl(ports), showArrivals(ports)]);
  return { ...arrivals, url };
}

/** What has arrived at the address. Each accepted response was also seen to carry its token, or not to. */
export async function showArrivals({ record, observations }: ArrivalPorts): Promise<Arrivals> {
  const [facts, seen] = await Promise.all([record.read(), observations.read(['response-token'])]);
  const responseSeenAt = seen['response-token']?.lastAt;
  return { ...facts, ...(responseSeenAt === undefined ? {} : { responseSeenAt }) };
}

/** The address for nps.today with the current secret. */
export async function notificationUrl(ports: AddressPorts): Promise<string> {
  const [secret] = await ports.vault.notificationSecrets();
  const url = new URL(await ports.address.url());
  url.searchParams.set('secret', secret?.value ?? '');
  return url.toString();
}
