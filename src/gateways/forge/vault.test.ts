import { randomUUID } from 'node:crypto';
import { platform, type Platform } from '../../../test/contracts/platform';
import { forgeClock } from './clock';
import { forgeSigner, forgeVault } from './vault';

let forge: Platform;
/** Ids of invocations are never used twice. */
let invocations: [string, string];
beforeEach(() => {
  forge = platform();
  invocations = [randomUUID(), randomUUID()];
  jest.spyOn(forgeClock, 'sleep').mockImplementation(async () => {});
});
afterEach(() => {
  forge.detach();
  jest.restoreAllMocks();
});

const noted = () => forge.stored().values['observation:storage-conflict'] as { answer: string } | undefined;

describe('the key that signs', () => {
  it('is read once in an invocation, however often it is needed', async () => {
    forge.invocation(invocations[0]);
    const signatures = await Promise.all(['v1.a', 'v1.a', 'v1.b'].map((text) => forgeSigner.sign(text)));
    expect(signatures[0]).toBe(signatures[1]);
    await forgeSigner.digest('v1.a');
    expect(forge.calls).toMatchObject({ reads: 1, writes: 1 });
  });

  it('is the same in the next invocation', async () => {
    forge.invocation(invocations[0]);
    const signature = await forgeSigner.sign('v1.a');
    forge.invocation(invocations[1]);
    expect(await forgeSigner.verify('v1.a', signature)).toBe(true);
    expect(forge.calls.reads).toBe(2);
  });

  it("is never another installation's, which the same process served before", async () => {
    forge.invocation(invocations[0]);
    const signature = await forgeSigner.sign('v1.a');
    forge.clear();
    forge.invocation(invocations[1]);
    expect(await forgeSigner.verify('v1.a', signature)).toBe(false);
  });

  it('is not remembered where no invocation is known', async () => {
    const signature = await forgeSigner.sign('v1.a');
    forge.clear();
    expect(await forgeSigner.sign('v1.a')).not.toBe(signature);
  });

  it('is asked for again after it could not be read', async () => {
    forge.invocation(invocations[0], 0);
    forge.next('reads', 'no reply');
    await expect(forgeSigner.sign('v1.a')).rejects.toThrow();
    const signature = await forgeSigner.sign('v1.a');
    expect(await forgeSigner.verify('v1.a', signature)).toBe(true);
  });

  it('is there when it is said to be ready', async () => {
    await forgeSigner.ready();
    expect(forge.stored().secrets['signing-key']).toMatch(/^[\w-]{43}$/);
  });
});

describe('a secret that is made at first use', () => {
  it('is one, of two who are first; that they met is noted', async () => {
    const [one, other] = await Promise.all([forgeVault.notificationSecrets(), forgeVault.notificationSecrets()]);
    expect(one).toEqual(other);
    expect(await forgeVault.notificationSecrets()).toEqual(one);
    expect(noted()?.answer).toBe('409 KEY_CONFLICT');
  });

  it.each(['no reply', 'lost reply', 'trouble', 'throttled'] as const)(
    'is the one that is stored, whatever became of the call: %s',
    async (mishap) => {
      forge.next('writes', mishap);
      const secrets = await forgeVault.notificationSecrets();
      expect(await forgeVault.notificationSecrets()).toEqual(secrets);
      expect(forge.stored().secrets['notification-secrets']).toEqual(secrets);
      expect(noted()).toBeUndefined();
    },
  );

  it('is none where it cannot be stored', async () => {
    forge.next('writes', 'refused');
    await expect(forgeVault.notificationSecrets()).rejects.toThrow();
    expect(forge.stored().secrets).toEqual({});
  });
});

it('a signature is base32 of half a digest: the same text in any case, and never shorter', async () => {
  const signatures = await Promise.all(Array.from({ length: 60 }, (_each, index) => forgeSigner.sign(`v1.${index}`)));
  for (const signature of signatures) expect(signature).toMatch(/^[a-z2-7]{26}$/);
  // Every letter of the alphabet is used: no bits are lost.
  expect(new Set(signatures.join('')).size).toBe(32);
});
