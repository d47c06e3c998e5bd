import React from 'react';
import type { LanguageCampaign } from '../../../src/contract/admin/rule-languages';
import type { RuleParts } from '../../../src/contract/admin/rules';
import type { Result } from '../../../src/contract/result';
import { adminApi, ok, problem } from '../../shared/testing/fakes';
import { render } from '../../shared/testing/render';
import { testWords } from '../../shared/testing/test-words';
import { LanguagesFields } from './languages-fields';
import { languagesWords } from './language-words';
import { useCampaignChoice } from './use-campaign-choice';
import { useLanguagesChoice } from './use-languages-choice';

type Campaigns = Result<{ id: number; name: string }[]>;
const CAMPAIGNS: Campaigns = ok([
  { id: 1, name: 'Support' },
  { id: 2, name: 'Support på dansk' },
]);

async function show(kept?: LanguageCampaign[], campaigns: Campaigns = CAMPAIGNS, words = testWords()) {
  const seen: { check?: () => Pick<RuleParts, 'languages'> | undefined } = {};
  function Part() {
    const campaign = useCampaignChoice(adminApi({ listCampaigns: async () => campaigns }), { id: 1, name: 'Support' });
    const choice = useLanguagesChoice(campaign, kept);
    seen.check = choice.check;
    return <LanguagesFields choice={choice} />;
  }
  const screen = await render(<Part />, words);
  const check = async () => {
    let checked: ReturnType<NonNullable<typeof seen.check>>;
    await screen.during(() => void (checked = seen.check?.()));
    return checked;
  };
  return { screen, check };
}

describe('campaigns by language', () => {
  it('are none unless chosen, and what becomes of everybody else is said', async () => {
    const { screen, check } = await show();
    expect(screen.text()).toContain('the app never guesses a language');
    expect(await check()).toEqual({});
  });

  it('are chosen, and taken out again', async () => {
    const { screen, check } = await show();
    await screen.pick('Add a language', { value: 'da', label: '' });
    await screen.pick('Campaign for Danish', { value: '2', label: '' });
    expect(await check()).toEqual({ languages: [{ language: 'da', campaignId: 2 }] });
    await screen.press('Remove Danish');
    expect(await check()).toEqual({});
  });

  it('are not saved without a campaign, which is said beside the language', async () => {
    const { screen, check } = await show();
    await screen.pick('Add a language', { value: 'pt-BR', label: '' });
    expect(await check()).toBeUndefined();
    expect(screen.text()).toContain('Choose a campaign');
  });

  it('stay where the list of campaigns cannot be read', async () => {
    const kept = [{ language: 'da', campaignId: 9, campaignName: 'Anden' }];
    const { check } = await show(kept, problem('jira-unavailable'));
    expect(await check()).toEqual({ languages: [{ language: 'da', campaignId: 9 }] });
  });

  it('stand on the rule by name, in the reader’s language', () => {
    const languages = [
      { language: 'da', campaignId: 9, campaignName: 'Anden' },
      { language: 'pt-BR', campaignId: 8 },
    ];
    expect(languagesWords(testWords(), languages)).toBe(
      'Other campaigns by language: Danish: Anden; Brazilian Portuguese: 8',
    );
    expect(languagesWords(testWords())).toBeUndefined();
  });
});
