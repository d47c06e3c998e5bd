import { aResponse } from '../../../test/builders/surveys';
import { worldWith } from '../../../test/builders/world';
import { showSurvey } from './show-survey';

describe('one survey', () => {
  it('is shown with the response that needs a person, or not at all where there is none', async () => {
    const site = await worldWith({ state: 'answered' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect(await showSurvey(site.ports, '0')).toMatchObject({ survey: { id: '0' }, parked: { id: 'one' } });
    expect(await showSurvey(site.ports, 'nothing')).toBeUndefined();
  });
});
