import type { Pace, Stretch } from '../../src/ports/pace';
import type { Signer } from '../../src/ports/signer';
import type { Vault } from '../../src/ports/vault';
import { NOON } from '../builders/surveys';

export function vaultContract(make: () => Promise<Vault>): void {
  it('keeps the API key until it is removed', async () => {
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
    const secrets = [
      { value: 'new', formerDigests: ['digest'] },
      { value: 'old', until: NOON },
    ];
    await vault.setNotificationSecrets(secrets);
    expect(await vault.notificationSecrets()).toEqual(secrets);
  });
}

export function signerContract(make: () => Promise<Signer>): void {
  it('accepts its own signature and no other', async () => {
    const signer = await make();
    const signature = await signer.sign('v1.a.b');
    expect(await signer.verify('v1.a.b', signature)).toBe(true);
    expect(await signer.verify('v1.a.c', signature)).toBe(false);
    expect(await signer.verify('v1.a.b', `${signature.slice(0, -1)}${signature.endsWith('a') ? 'b' : 'a'}`)).toBe(
      false,
    );
    expect(await signer.verify('v1.a.b', '')).toBe(false);
    expect(signature).toMatch(/^[a-z2-7]{26}$/);
  });

  it('recognises a text by its digest, which is no signature', async () => {
    const signer = await make();
    expect(await signer.digest('text')).toBe(await signer.digest('text'));
    expect(await signer.digest('text')).not.toBe(await signer.digest('text '));
    expect(await signer.sign('text')).not.toContain(await signer.digest('text'));
  });

  it('makes a new secret each time', async () => {
    const signer = await make();
    expect(new Set(Array.from({ length: 50 }, () => signer.newSecret())).size).toBe(50);
    expect(encodeURIComponent(signer.newSecret())).toMatch(/^[\w-]{40,}$/);
  });

  it('compares secrets of any length', async () => {
    const signer = await make();
    expect([signer.equal('a', 'a'), signer.equal('a', 'ab'), signer.equal('', 'a')]).toEqual([true, false, false]);
  });
}

/** `pass` lets so many ms pass for the pace. */
export function paceContract(make: () => Promise<{ pace: Pace; pass(ms: number): void; now(): number }>): void {
  it('gives the lease to one of many dispatchers that ask at once', async () => {
    const { pace, now } = await make();
    const all = await Promise.all([1, 2, 3, 4].map(() => pace.take(5_000)));
    expect(all.map(({ kind }) => kind).sort()).toEqual(['busy', 'busy', 'busy', 'taken']);
    for (const outcome of all) {
      const until = outcome.kind === 'taken' ? outcome.stretch.until : outcome.until;
      expect(until).toBeGreaterThanOrEqual(now() + 5_000);
      expect(until).toBe(await pace.takenUntil());
    }
  });

  it('gives the lease to the next dispatcher when it has ended', async () => {
    const { pace, pass } = await make();
    const first = await taken(pace, 5_000);
    pass(first.until - first.from);
    expect((await taken(pace, 5_000)).from).toBeGreaterThanOrEqual(first.until);
  });

  it('extends a lease, even one that has ended, as long as nobody else has taken it', async () => {
    const { pace, pass, now } = await make();
    const first = await taken(pace, 5_000);
    pass(1_000);
    const second = await pace.extend(first, 8_000);
    expect(second).toMatchObject({ from: first.from, until: now() + 8_000 });
    expect(await pace.takenUntil()).toBe(now() + 8_000);
    pass(60_000);
    expect(await pace.extend(second as Stretch, 8_000)).toMatchObject({ until: now() + 8_000 });
  });

  it('never shortens a lease', async () => {
    const { pace } = await make();
    const first = await taken(pace, 5_000);
    expect(await pace.extend(first, 1_000)).toMatchObject({ until: first.until });
  });

  it('does not extend a lease after somebody else has taken the next one', async () => {
    const { pace, pass } = await make();
    const first = await taken(pace, 5_000);
    pass(first.until - first.from);
    const second = await taken(pace, 5_000);
    expect(await pace.extend(first, 8_000)).toBe('lost');
    expect(await pace.takenUntil()).toBe(second.until);
  });

  it('takes back the rest of a lease, once', async () => {
    const { pace, pass, now } = await make();
    const first = await taken(pace, 5_000);
    pass(1_000);
    await pace.giveBack(first, now());
    expect(await pace.takenUntil()).toBe(now());
    const second = await taken(pace, 5_000);
    await pace.giveBack(first, now());
    expect(await pace.takenUntil()).toBe(second.until);
  });

  it('gives nobody the lease before a rest is over', async () => {
    const { pace, now } = await make();
    const first = await taken(pace, 5_000);
    const until = now() + 60_000;
    await pace.holdUntil(until);
    await pace.holdUntil(now() + 1_000);
    expect(await pace.take(5_000)).toEqual({ kind: 'busy', until });
    expect(await pace.extend(first, 8_000)).toBe('lost');
  });
}

async function taken(pace: Pace, ms: number): Promise<Stretch> {
  const outcome = await pace.take(ms);
  if (outcome.kind !== 'taken') throw new Error('The time is taken');
  return outcome.stretch;
}
