import { guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { saveGuardRails } from './save-guard-rails';

it('replaces the guard rails and leaves everything else as it is', async () => {
  const { ports } = world(guideSettings({ sendSummary: true }));
  await saveGuardRails(ports, { excludedDomains: ['example.com'], skipOwn: true });
  await saveGuardRails(ports, { excludedDomains: [], skipOwn: false, noSurveyLabel: 'quiet' });
  const guardRails = { excludedDomains: [], skipOwn: false, noSurveyLabel: 'quiet' };
  expect(await ports.settings.read()).toEqual(guideSettings({ sendSummary: true, guardRails }));
});
