import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { kvs } from '@forge/kvs';
import type { Signer } from '../../ports/signer';
import type { NotificationSecret, Vault } from '../../ports/vault';
import { invocationId } from './invocation';
import { isRefusal, patiently } from './patiently';
import { noteConflict } from './revisions';
import { SECRETS } from './storage-keys';

const SECRET_BYTES = 32;
const SIGNATURE_BYTES = 16;
const DIGEST_LENGTH = 22;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Secrets in Forge's encrypted store. */
export const forgeVault: Vault = {
  apiKey: () => patiently(() => kvs.getSecret<string>(SECRETS.apiKey)),
  async setApiKey(key) {
    await patiently(() => (key === undefined ? kvs.deleteSecret(SECRETS.apiKey) : kvs.setSecret(SECRETS.apiKey, key)));
  },
  notificationSecrets: () => madeAtFirstUse<NotificationSecret[]>(SECRETS.notification, () => [{ value: newSecret() }]),
  async setNotificationSecrets(secrets) {
    await patiently(() => kvs.setSecret(SECRETS.notification, secrets));
  },
};

/** Signs with the installation's own key, which never leaves this file. */
export const forgeSigner: Signer = {
  async ready() {
    await signingKey();
  },
  async sign(text) {
    return base32((await hmac(text)).subarray(0, SIGNATURE_BYTES));
  },
  async verify(text, signature) {
    return equal(await this.sign(text), signature);
  },
  async digest(text) {
    return (await hmac(`digest:${text}`)).toString('base64url').slice(0, DIGEST_LENGTH);
  },
  equal,
  newSecret,
};

/** Letters and digits that stay the same text in any case. @see https://www.rfc-editor.org/rfc/rfc4648#section-6 */
function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

async function hmac(text: string): Promise<Buffer> {
  const key = await signingKey();
  return createHmac('sha256', key).update(text).digest();
}

/** The key of this invocation: a process serves other installations too, and a run signs hundreds of times. */
let signing: { invocation: string; key: Promise<string> } | undefined;

function signingKey(): Promise<string> {
  const invocation = invocationId();
  if (invocation !== undefined && signing?.invocation === invocation) return signing.key;
  const key = madeAtFirstUse<string>(SECRETS.signing, newSecret);
  signing = invocation === undefined ? undefined : { invocation, key };
  // A failure is nothing to remember.
  key.catch(() => (signing = undefined));
  return key;
}

/** Hashed first, so that not even the length of the expected secret shows in the timing. */
function equal(a: string, b: string): boolean {
  const hash = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Two invocations may both be first: the one that comes second takes what the other has stored. */
async function madeAtFirstUse<T>(key: string, make: () => T): Promise<T> {
  const read = () => patiently(() => kvs.getSecret<T>(key));
  const known = await read();
  if (known !== undefined) return known;
  const made = make();
  return patiently(async () => {
    try {
      await kvs.setSecret(key, made, { keyPolicy: 'FAIL_IF_EXISTS' });
      return made;
    } catch (error) {
      // However the refusal is worded: what is stored counts, our own write included.
      const stored = await read();
      if (stored === undefined) throw error;
      if (isRefusal(error)) await noteConflict(error);
      return stored;
    }
  });
}
