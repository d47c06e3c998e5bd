import { responseTo, world, type World } from '../../../test/builders/world';
import { checkAddress } from './check-address';
import { endOldSecret, rotateSecret } from './rotate-secret';
import { showNotification } from './show-notification';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const TEST = { kind: 'test' } as const;

const secretNow = async ({ ports }: World) =>
  new URL((await showNotification(ports)).url).searchParams.get('secret') ?? '';

/** The address was replaced; the secret that was right before. */
async function replaced(site: World, oldValidMs: number): Promise<string> {
  const before = await secretNow(site);
  expect((await rotateSecret(site.ports, oldValidMs)).kind).toBe('replaced');
  return before;
}

describe('the address for nps.today', () => {
  it('is shown with the one secret that is right now, and with what has arrived there', async () => {
    const { ports, receive, clock } = world();
    const first = new URL((await showNotification(ports)).url);
    expect(first.searchParams.get('secret')).not.toBe('');
    expect((await receive({ kind: 'test' }, first.searchParams.get('secret') ?? '')).kind).toBe('test');
    expect(await showNotification(ports)).toEqual({ url: first.href, lastTestAt: clock.now() });
    expect(await rotateSecret(ports, 0)).toMatchObject({
      kind: 'replaced',
      url: expect.not.stringMatching(first.href) as string,
    });
    expect(await ports.vault.notificationSecrets()).toHaveLength(1);
  });

  it('is taken for as long as was said after a new one was made', async () => {
    const site = world();
    const before = await secretNow(site);
    await rotateSecret(site.ports, HOUR);
    const after = await secretNow(site);
    expect(after).not.toBe(before);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('test');
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('test');
    site.clock.pass(HOUR);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('wrong-secret');
    await rotateSecret(site.ports, 0);
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('wrong-secret');
  });
});

describe('a second new address', () => {
  it('is refused while an old one is accepted, and ends nothing', async () => {
    const site = world();
    const before = await replaced(site, HOUR);
    const after = await secretNow(site);
    const oldUntil = site.clock.now() + HOUR;
    site.clock.pass(HOUR - 1);
    expect(await rotateSecret(site.ports, 0)).toEqual({ kind: 'refused', oldUntil });
    expect(await showNotification(site.ports)).toMatchObject({ oldUntil });
    for (const secret of [before, after]) expect((await site.receive(TEST, secret)).kind).toBe('test');
    site.clock.pass(1);
    expect(await showNotification(site.ports)).not.toHaveProperty('oldUntil');
    expect((await rotateSecret(site.ports, 0)).kind).toBe('replaced');
  });

  it('can be made once somebody has stopped the old one', async () => {
    const site = world();
    const before = await replaced(site, HOUR);
    const after = await secretNow(site);
    await endOldSecret(site.ports);
    expect((await site.receive(TEST, before)).kind).toBe('wrong-secret');
    expect(await showNotification(site.ports)).not.toHaveProperty('oldUntil');
    expect((await site.receive(TEST, after)).kind).toBe('test');
    expect((await rotateSecret(site.ports, 0)).kind).toBe('replaced');
  });

  it('leaves everything as it is where there is no old one to stop', async () => {
    const site = world();
    const secrets = await site.vault.notificationSecrets();
    await endOldSecret(site.ports);
    expect(await site.vault.notificationSecrets()).toEqual(secrets);
  });
});

describe('a new address', () => {
  it('asks for a new test call, and one at the old address is none', async () => {
    const site = world();
    await site.receive(TEST);
    expect(await checkAddress(site.ports)).toEqual({});
    const before = await replaced(site, HOUR);
    const oldUntil = site.clock.now() + HOUR;
    expect(await showNotification(site.ports)).not.toHaveProperty('lastTestAt');
    expect(await checkAddress(site.ports)).toEqual({ untested: { oldUntil } });
    expect((await site.receive(TEST, before)).kind).toBe('test');
    expect(await showNotification(site.ports)).toMatchObject({ oldTestAt: site.clock.now() });
    expect(await checkAddress(site.ports)).toEqual({ untested: { oldUntil } });
    site.clock.pass(HOUR);
    expect(await checkAddress(site.ports)).toEqual({ untested: {} });
    await site.receive(TEST);
    expect(await showNotification(site.ports)).toMatchObject({ lastTestAt: site.clock.now() });
    expect(await checkAddress(site.ports)).toEqual({});
  });
});

it('a response proves nothing of an address that was replaced: it may have come to the old one', async () => {
  const site = world();
  await site.receive(responseTo(await site.sent()));
  expect(await showNotification(site.ports)).toHaveProperty('responseSeenAt');
  await replaced(site, HOUR);
  expect(await showNotification(site.ports)).not.toHaveProperty('responseSeenAt');
});

describe('a refused call with a secret that was right before', () => {
  it.each([
    ['stopped at once', async (site: World) => replaced(site, 0)],
    [
      'ended when its time was over',
      async (site: World) => {
        const before = await replaced(site, HOUR);
        site.clock.pass(HOUR);
        return before;
      },
    ],
    [
      'was stopped before its time, four replacements ago',
      async (site: World) => {
        const before = await replaced(site, HOUR);
        await endOldSecret(site.ports);
        for (let more = 0; more < 4; more += 1) await replaced(site, 0);
        return before;
      },
    ],
  ])('that %s is counted and needs attention until a test call comes', async (_what, end) => {
    const site = world();
    const former = await end(site);
    expect((await site.receive(TEST, former)).kind).toBe('wrong-secret');
    site.clock.pass(MINUTE);
    expect((await site.receive(TEST, former)).kind).toBe('wrong-secret');
    expect(await checkAddress(site.ports)).toMatchObject({ refusedOld: { at: site.clock.now(), count: 2 } });
    await site.receive(TEST);
    expect(await checkAddress(site.ports)).toEqual({});
  });

  it('is counted once a minute however many come, and nothing of it is kept', async () => {
    const site = world();
    const former = await replaced(site, 0);
    const at = site.clock.now();
    for (let call = 0; call < 20; call += 1) await site.receive({ kind: 'not-understood' }, former);
    expect(await site.record.read()).toEqual({ replacedAt: at, refusedOld: { at, count: 1 } });
  });

  it('is told apart from one whose secret was never right, of which nothing is kept', async () => {
    const site = world();
    await replaced(site, 0);
    const known = await site.record.read();
    expect((await site.receive(TEST, 'never right')).kind).toBe('wrong-secret');
    expect(await site.record.read()).toEqual(known);
  });

  it('is recognised for the last five secrets, without those being kept', async () => {
    const site = world();
    const former: string[] = [];
    for (let times = 0; times < 6; times += 1) former.push(await replaced(site, 0));
    const stored = await site.vault.notificationSecrets();
    for (const secret of former) expect(JSON.stringify(stored)).not.toContain(secret);
    expect(stored[0]?.formerDigests).toHaveLength(5);
    await site.receive(TEST, former[0]);
    expect(await site.record.read()).not.toHaveProperty('refusedOld');
    await site.receive(TEST, former[1]);
    expect(await site.record.read()).toHaveProperty('refusedOld');
  });
});
