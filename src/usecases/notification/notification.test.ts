import { world } from '../../../test/builders/world';
import { rotateSecret } from './rotate-secret';
import { notificationUrl, showNotification } from './show-notification';

describe('the address for nps.today', () => {
  it('is shown with the one secret that is right now, and with what has arrived there', async () => {
    const { ports, receive, clock } = world();
    const first = new URL((await showNotification(ports)).url);
    expect(first.searchParams.get('secret')).not.toBe('');
    expect((await receive({ kind: 'test' }, first.searchParams.get('secret') ?? '')).kind).toBe('test');
    expect(await showNotification(ports)).toEqual({ url: first.href, lastTestAt: clock.now() });
    expect((await showNotification(ports)).url).not.toBe(await rotateSecret(ports, 0));
    expect(await ports.vault.notificationSecrets()).toHaveLength(1);
  });

  it('is taken for as long as was said after a new one was made', async () => {
    const site = world();
    const before = new URL(await notificationUrl(site.ports)).searchParams.get('secret') ?? '';
    const after = new URL(await rotateSecret(site.ports, 3_600_000)).searchParams.get('secret') ?? '';
    expect(after).not.toBe(before);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('test');
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('test');
    site.clock.pass(3_600_000);
    expect((await site.receive({ kind: 'test' }, before)).kind).toBe('wrong-secret');
    await rotateSecret(site.ports, 0);
    expect((await site.receive({ kind: 'test' }, after)).kind).toBe('wrong-secret');
  });
});
