import type { NotificationFacts, NotificationRecord } from '../../ports/notification-record';
import type { NotificationAddress } from '../../ports/configuration';
import type { Vault } from '../../ports/vault';

export interface AddressPorts {
  vault: Vault;
  address: NotificationAddress;
}

export type ShowNotificationPorts = AddressPorts & { record: NotificationRecord };

/** The address for nps.today, and what has arrived there. */
export async function showNotification(ports: ShowNotificationPorts): Promise<NotificationFacts & { url: string }> {
  const [url, facts] = await Promise.all([notificationUrl(ports), ports.record.read()]);
  return { ...facts, url };
}

/** The address for nps.today with the current secret. */
export async function notificationUrl(ports: AddressPorts): Promise<string> {
  const [secret] = await ports.vault.notificationSecrets();
  const url = new URL(await ports.address.url());
  url.searchParams.set('secret', secret?.value ?? '');
  return url.toString();
}
