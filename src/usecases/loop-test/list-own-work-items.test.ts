import { fakeReader } from '../../../test/fakes/reader';
import { guideSettings, PROJECT } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { listOwnWorkItems } from './list-own-work-items';

const site = (settings = guideSettings()) => {
  const found = world(settings);
  const reader = fakeReader('da-DK');
  return { ...found, reader, ports: { ...found.ports, reader } };
};

describe('work items to try the loop on', () => {
  it("are the admin's own, of the surveyed projects", async () => {
    const { ports, reader } = site();
    reader.reported.push(
      { key: 'KAN-1', summary: 'One', projectId: PROJECT },
      { key: 'OPS-1', summary: 'Elsewhere', projectId: '7' },
    );
    expect(await listOwnWorkItems(ports)).toEqual({ kind: 'ok', value: [{ key: 'KAN-1', summary: 'One' }] });
    ports.reader = fakeReader();
    expect(await listOwnWorkItems(ports)).toEqual({ kind: 'try-later' });
  });

  it('are none before a rule is on, and Jira is not asked', async () => {
    const { ports } = site(guideSettings({ rules: [] }));
    ports.reader = fakeReader();
    expect(await listOwnWorkItems(ports)).toEqual({ kind: 'ok', value: [] });
  });
});
