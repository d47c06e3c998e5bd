import { fakeReader } from '../../../test/fakes/reader';
import { world } from '../../../test/builders/world';
import { excludeWorkItem } from './exclude';
import { showLozenge } from './show-lozenge';

const site = () => {
  const found = world();
  return { ...found, label: () => showLozenge({ ...found.ports, reader: fakeReader('da-DK') }, '10002') };
};

describe('the label of the closed section', () => {
  it('is nothing on a work item that nobody was surveyed about', async () => {
    expect(await site().label()).toBeUndefined();
  });

  it('shows the newest survey, in the language of the viewer', async () => {
    const { sent, label } = site();
    await sent();
    await sent({ changeId: '777' });
    const shown = await label();
    expect(shown?.latest).toMatchObject({ id: '10002:777', state: 'sent' });
    expect(shown?.translate('nothing')).toBe('nothing');
  });

  it('says without a survey that a person ruled it out', async () => {
    const { ports, label } = site();
    await excludeWorkItem(ports, '10002');
    expect(await label()).toMatchObject({ latest: undefined });
  });
});
