import { kan2, person } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { showRespondent } from './show-respondent';

describe('whom a survey would be sent to', () => {
  it('is the reporter', async () => {
    expect(await showRespondent(world().ports, 'KAN-2')).toEqual({ kind: 'respondent', accountId: 'customer-1' });
  });

  it.each([
    ['no-reporter', undefined],
    ['reporter-inactive', person({ active: false })],
    ['reporter-is-app', person({ isApp: true })],
  ])('is nobody, and why: %s', async (reason, reporter) => {
    const site = world();
    site.workItems.add(kan2({ reporter }));
    expect(await showRespondent(site.ports, 'KAN-2')).toEqual({ kind: 'nobody', reason });
  });

  it('is not known of a work item that is gone, or while Jira is unavailable', async () => {
    const site = world();
    site.workItems.next = [{ kind: 'try-later' }];
    expect(await showRespondent(site.ports, 'KAN-2')).toEqual({ kind: 'try-later' });
    site.workItems.add(kan2({}, { access: 'gone' }));
    expect(await showRespondent(site.ports, 'KAN-2')).toEqual({ kind: 'not-found' });
  });
});
