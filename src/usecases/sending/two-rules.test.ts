import { CAMPAIGN, guideSettings, PROJECT } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { Rule } from '../../domain/rule';

const ID = '10002:501';
const rule = (id: string, campaignId: number, change: Partial<Rule> = {}): Rule => {
  const first: Rule = { id, enabled: true, campaignId, projects: [PROJECT], finishedStatuses: 'done-category' };
  return { ...first, ...change };
};
const elsewhere = rule('elsewhere', 1, { projects: ['77'] });
const here = rule('here', CAMPAIGN);
const everywhere = rule('everywhere', 2, { projects: 'all' });

describe('with several rules', () => {
  it('the first one that matches sends its campaign', async () => {
    const site = world(guideSettings({ rules: [elsewhere, here, everywhere] }));
    await site.plan();
    await site.runQueue();
    expect(site.surveyService.inbox).toMatchObject([{ campaignId: CAMPAIGN }]);
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', ruleId: 'here' });
  });

  it('a survey whose rule has gone since is not sent on the strength of another', async () => {
    const site = world(guideSettings({ rules: [here, everywhere] }));
    await site.plan();
    await site.settings.write(guideSettings({ rules: [everywhere] }));
    await site.runQueue();
    expect(site.surveyService.inbox).toEqual([]);
    expect(await site.survey(ID)).toMatchObject({ state: 'cancelled', reason: 'no-rule' });
  });

  it('a survey goes out with the campaign it was planned for, whatever was put before its rule since', async () => {
    const site = world(guideSettings({ rules: [here] }));
    await site.plan();
    await site.settings.write(guideSettings({ rules: [everywhere, here] }));
    await site.runQueue();
    expect(site.surveyService.inbox).toMatchObject([{ campaignId: CAMPAIGN }]);
  });
});
