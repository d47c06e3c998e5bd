import type { Pace } from '../../src/ports/pace';
import type { Signer } from '../../src/ports/signer';
import type { Vault } from '../../src/ports/vault';
import { NOON } from '../builders/surveys';

export function vaultContract(make: () => Promise<Vault>): void {
  it('keeps the key until it is taken away', async () => {
    const vault = await make();
    expect(await vault.apiKey()).toBeUndefined();
    await vault.setApiKey('key-1');
    expect(await vault.apiKey()).toBe('key-1');
    await vault.setApiKey(undefined);
    expect(await vault.apiKey()).toBeUndefined();
  });

  it('makes one secret for the address, however many ask first', async () => {
    const vault = await make();
    const all = await Promise.all([1, 2, 3].map(() => vault.notificationSecrets()));
    expect(new Set(all.map((secrets) => secrets[0]?.value)).size).toBe(1);
    expect(all[0]?.[0]?.value.length).toBeGreaterThanOrEqual(32);
  });

  it('keeps two secrets during a rotation', async () => {
    const vault = await make();
    const secrets = [{ value: 'new' }, { value: 'old', until: NOON }];
    await vault.setNotificationSecrets(secrets);
    expect(await vault.notificationSecrets()).toEqual(secrets);
  });
}

export function signerContract(make: () => Promise<Signer>): void {
  it('knows its own signature and no other', async () => {
    const signer = await make();
    const signature = await signer.sign('v1.a.b');
    expect(await signer.verify('v1.a.b', signature)).toBe(true);
    expect(await signer.verify('v1.a.c', signature)).toBe(false);
    expect(await signer.verify('v1.a.b', `${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`)).toBe(
      false,
    );
    expect(await signer.verify('v1.a.b', '')).toBe(false);
    expect(signature).toMatch(/^[\w-]{40,}$/);
  });

  it('recognises a text by its digest, which is no signature', async () => {
    const signer = await make();
    expect(await signer.digest('text')).toBe(await signer.digest('text'));
    expect(await signer.digest('text')).not.toBe(await signer.digest('text '));
    expect(await signer.sign('text')).not.toContain(await signer.digest('text'));
  });

  it('makes secrets and ids that nobody has', async () => {
    const signer = await make();
    expect(new Set(Array.from({ length: 50 }, () => signer.newSecret())).size).toBe(50);
    expect(new Set(Array.from({ length: 50 }, () => signer.newId())).size).toBe(50);
    expect(encodeURIComponent(signer.newSecret())).toMatch(/^[\w-]{40,}$/);
  });

  it('compares secrets of any length', async () => {
    const signer = await make();
    expect([signer.equal('a', 'a'), signer.equal('a', 'ab'), signer.equal('', 'a')]).toEqual([true, false, false]);
  });
}

/** `now` is what the pace takes for the present (epoch ms). */
export function paceContract(make: () => Promise<{ pace: Pace; now: number }>): void {
  it('spreads calls of everybody over at most ten in any second', async () => {
    const { pace, now } = await make();
    const shares = await Promise.all([pace.reserve(7), pace.reserve(1), pace.reserve(10), pace.reserve(7)]);
    const moments = shares.flat().sort((a, b) => a - b);
    expect(moments).toHaveLength(25);
    expect(moments[0]).toBeGreaterThanOrEqual(now);
    moments.slice(10).forEach((moment, index) => expect(moment - (moments[index] ?? 0)).toBeGreaterThan(1_000));
  });

  it('gives nobody a moment before a rest is over', async () => {
    const { pace, now } = await make();
    await pace.reserve(3);
    await pace.holdUntil(now + 60_000);
    expect((await pace.reserve(1))[0]).toBeGreaterThanOrEqual(now + 60_000);
  });

  it('does not shorten a rest', async () => {
    const { pace, now } = await make();
    await pace.holdUntil(now + 60_000);
    await pace.holdUntil(now + 1_000);
    expect((await pace.reserve(1))[0]).toBeGreaterThanOrEqual(now + 60_000);
  });
}
