import { guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { saveOptions } from './save-options';

it('keeps the options that were not changed', async () => {
  const { ports } = world(guideSettings({ sendSummary: true }));
  await saveOptions(ports, { notifyWatchers: true });
  await saveOptions(ports, { acceptAutomation: true, sendSummary: false });
  expect(await ports.settings.read()).toEqual(guideSettings({ notifyWatchers: true, acceptAutomation: true }));
});
