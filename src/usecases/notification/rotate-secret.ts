import type { Clock } from '../../ports/clock';
import type { NotificationRecord } from '../../ports/notification-record';
import type { Signer } from '../../ports/signer';
import type { NotificationSecret } from '../../ports/vault';
import type { AddressPorts } from './show-notification';
import { oldValidUntil, notificationUrl } from './show-notification';

export type RotateSecretPorts = AddressPorts & { signer: Signer; clock: Clock; record: NotificationRecord };

/** `refused`: the secret before is still accepted, until `oldUntil` (epoch ms). */
export type Rotation = { kind: 'replaced'; url: string } | { kind: 'refused'; oldUntil: number };

/** So many former secrets are recognised. */
const MOST_FORMER = 5;

/**
 * A new secret; the old one stays valid for so many ms, so that nothing is lost until nps.today has the new address. Not
 * while one before is still valid: that is the one nps.today may be using.
 */
export async function rotateSecret(ports: RotateSecretPorts, oldValidMs: number): Promise<Rotation> {
  const now = ports.clock.now();
  const before = await ports.vault.notificationSecrets();
  const [current, old] = before;
  const oldUntil = oldValidUntil(before, now);
  if (oldUntil !== undefined) return { kind: 'refused', oldUntil };
  const kept = current && oldValidMs > 0 ? [{ value: current.value, until: now + oldValidMs }] : [];
  const ended = kept.length > 0 ? [old] : [current, old];
  const formerDigests = await digestsOf(ports, ended, current?.formerDigests);
  // First: where the rest fails, a test call too many is asked for, and none is missed.
  await ports.record.addressReplaced(now);
  const secrets = [{ value: ports.signer.newSecret(), formerDigests }, ...kept];
  await ports.vault.setNotificationSecrets(secrets);
  return { kind: 'replaced', url: await notificationUrl(secrets, ports.address) };
}

/** The old secret is accepted no longer, whatever was chosen when it was replaced. */
export async function endOldSecret(ports: Pick<RotateSecretPorts, 'vault' | 'signer'>): Promise<void> {
  const [current, old] = await ports.vault.notificationSecrets();
  if (!current || !old) return;
  const formerDigests = await digestsOf(ports, [old], current.formerDigests);
  await ports.vault.setNotificationSecrets([{ ...current, formerDigests }]);
}

async function digestsOf(
  { signer }: Pick<RotateSecretPorts, 'signer'>,
  ended: (NotificationSecret | undefined)[],
  before: string[] = [],
): Promise<string[]> {
  const digests = await Promise.all(ended.flatMap((secret) => (secret ? [signer.digest(secret.value)] : [])));
  return [...digests, ...before].slice(0, MOST_FORMER);
}
