import { guideSettings, NOON } from '../../../test/builders/surveys';
import { API_KEY, world } from '../../../test/builders/world';
import { setPaused } from '../pause/set-paused';
import { connect } from './connect';
import { disconnect } from './disconnect';
import { listCampaigns } from './list-campaigns';

describe('a key of nps.today', () => {
  it('is stored only if it works, and lifts the pause that a refused key caused', async () => {
    const site = world(guideSettings({ rules: [], fields: {}, connection: undefined }));
    await site.settings.writePause({ reason: 'key-refused', since: 0 });
    site.surveyService.key = 'better-key-9876';
    expect((await connect(site.ports, 'wrong')).kind).toBe('key-refused');
    expect(await site.settings.readPause()).toBeDefined();
    expect(await connect(site.ports, 'better-key-9876')).toMatchObject({ kind: 'campaigns', keyEnding: '9876' });
    expect(await site.vault.apiKey()).toBe('better-key-9876');
    expect(await site.settings.readPause()).toBeUndefined();
    expect(JSON.stringify(await site.settings.read())).not.toContain('better-key');
  });

  it('leaves a pause alone that an admin made, and sends nothing', async () => {
    const site = world();
    await setPaused(site.ports, true);
    await site.plan();
    expect((await connect(site.ports, API_KEY)).kind).toBe('campaigns');
    await site.runQueue();
    expect(await site.settings.readPause()).toMatchObject({ reason: 'by-admin' });
    expect(site.surveyService.inbox).toEqual([]);
  });

  it('is known by its last characters, also when sending is paused', async () => {
    const { ports } = world();
    await setPaused(ports, true);
    expect(await connect(ports, 'key-1234')).toMatchObject({ kind: 'campaigns' });
    expect(await ports.settings.readPause()).toMatchObject({ reason: 'by-admin' });
    expect((await ports.settings.read()).connection).toEqual({ keyEnding: '1234', verifiedAt: NOON });
  });

  it('is forgotten when an admin disconnects, and what is due is kept', async () => {
    const site = world();
    await site.plan();
    await disconnect(site.ports);
    expect(await site.vault.apiKey()).toBeUndefined();
    expect((await site.settings.read()).connection).toBeUndefined();
    expect((await site.survey('10002:501')).state).toBe('scheduled');
  });

  it('lists its campaigns; without one, or with one that is refused, it is said so', async () => {
    const { ports } = world();
    expect(await listCampaigns(ports)).toMatchObject({ kind: 'campaigns', campaigns: [{ id: 16588 }] });
    await ports.vault.setApiKey('another');
    expect(await listCampaigns(ports)).toEqual({ kind: 'key-refused' });
    await ports.vault.setApiKey(undefined);
    expect(await listCampaigns(ports)).toEqual({ kind: 'not-connected' });
  });
});
