import type { Clock } from '../../ports/clock';
import type { Signer } from '../../ports/signer';
import type { AddressPorts } from './show-notification';
import { notificationUrl } from './show-notification';

export type RotateSecretPorts = AddressPorts & { signer: Signer; clock: Clock };

/** A new secret; the old one stays valid for a while so that nothing is lost until nps.today has the new address. */
export async function rotateSecret(ports: RotateSecretPorts, oldValidMs: number): Promise<string> {
  const now = ports.clock.now();
  const [current] = await ports.vault.notificationSecrets();
  const old = current && oldValidMs > 0 ? [{ value: current.value, until: now + oldValidMs }] : [];
  await ports.vault.setNotificationSecrets([{ value: ports.signer.newSecret() }, ...old]);
  return notificationUrl(ports);
}
