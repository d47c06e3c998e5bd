import { fakeReader } from '../../../test/fakes/reader';
import { guideSettings, NOON, PROJECT } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { connect, listCampaigns, rotateSecret, saveOptions, setPaused } from './set-up';
import { listOwnWorkItems, listProjects, listStatuses, showNotification, showSetUp } from './show-set-up';

const site = (settings = guideSettings()) => {
  const found = world(settings);
  const reader = fakeReader('da-DK');
  return { ...found, reader, ports: { ...found.ports, reader } };
};

describe('what the set-up shows', () => {
  it('is what was set up, whether sending is paused since when, and what has arrived', async () => {
    const { ports, clock, receive } = site();
    expect(await showSetUp(ports)).toMatchObject({ settings: guideSettings(), pause: undefined, notification: {} });
    await setPaused(ports, true);
    clock.pass(1_000);
    await receive({ kind: 'test' });
    expect(await showSetUp(ports)).toMatchObject({
      pause: { reason: 'by-admin', since: NOON },
      notification: { lastTestAt: NOON + 1_000 },
    });
  });

  it('has the address for nps.today with the one secret that is right now, and what has arrived there', async () => {
    const { ports, receive, clock } = site();
    const first = new URL((await showNotification(ports)).url);
    expect(first.searchParams.get('secret')).not.toBe('');
    expect((await receive({ kind: 'test' }, first.searchParams.get('secret') ?? '')).kind).toBe('test');
    expect(await showNotification(ports)).toEqual({ url: first.href, lastTestAt: clock.now() });
    expect((await showNotification(ports)).url).not.toBe(await rotateSecret(ports, 0));
    expect(await ports.vault.notificationSecrets()).toHaveLength(1);
  });

  it('has the campaigns of the key, or says that there is none, or that it is refused', async () => {
    const { ports } = site();
    expect(await listCampaigns(ports)).toMatchObject({ kind: 'campaigns', campaigns: [{ id: 16588 }] });
    await ports.vault.setApiKey('another');
    expect(await listCampaigns(ports)).toEqual({ kind: 'key-refused' });
    await ports.vault.setApiKey(undefined);
    expect(await listCampaigns(ports)).toEqual({ kind: 'not-connected' });
  });

  it('has the projects that are looked for, and the statuses', async () => {
    const { ports } = site();
    ports.configuration.all.projects = ['Support', 'Sales'].map((name) => ({
      id: name,
      key: name,
      name,
      teamManaged: false,
    }));
    expect(await listProjects(ports, 'supp')).toMatchObject({ value: [{ id: 'Support' }] });
    expect(await listStatuses(ports)).toMatchObject({ value: [{ done: false }, { done: true }] });
  });

  it("offers the admin's own work items of the surveyed projects to try the loop on", async () => {
    const { ports, reader } = site();
    reader.reported.push(
      { key: 'KAN-1', summary: 'One', projectId: PROJECT },
      { key: 'OPS-1', summary: 'Elsewhere', projectId: '7' },
    );
    expect(await listOwnWorkItems(ports)).toEqual({ kind: 'ok', value: [{ key: 'KAN-1', summary: 'One' }] });
    ports.reader = fakeReader();
    expect(await listOwnWorkItems(ports)).toEqual({ kind: 'try-later' });
  });

  it('offers none before a rule is on, and asks nobody', async () => {
    const { ports } = site(guideSettings({ rules: [] }));
    ports.reader = fakeReader();
    expect(await listOwnWorkItems(ports)).toEqual({ kind: 'ok', value: [] });
  });
});

describe('what an admin sets up', () => {
  it('keeps the options that were not changed', async () => {
    const { ports } = site(guideSettings({ sendSummary: true }));
    await saveOptions(ports, { tellWatchers: true });
    await saveOptions(ports, { acceptAutomation: true, sendSummary: false });
    expect(await ports.settings.read()).toEqual(guideSettings({ tellWatchers: true, acceptAutomation: true }));
  });

  it('keeps a pause that an admin made, also when a new key is put in', async () => {
    const { ports } = site();
    await setPaused(ports, true);
    expect(await connect(ports, 'key-1234')).toMatchObject({ kind: 'campaigns' });
    expect(await ports.settings.readPause()).toMatchObject({ reason: 'by-admin' });
    expect((await ports.settings.read()).connection).toEqual({ keyEnding: '1234', verifiedAt: NOON });
  });
});
