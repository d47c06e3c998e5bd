import type { LanguageCampaign } from '../../../src/contract/admin/rule-languages';
import type { Words } from '../../shared/words';

/** Languages, each with its campaign. */
export function languageListWords(words: Words, languages: LanguageCampaign[]): string {
  return languages
    .map(({ language, campaignId, campaignName }) =>
      words.say('languages.summaryOne', {
        language: words.language(language),
        name: campaignName ?? String(campaignId),
      }),
    )
    .join('; ');
}

/** The languages that have a campaign of their own, in one sentence; undefined for none. */
export function languagesWords(words: Words, languages: LanguageCampaign[] = []): string | undefined {
  if (languages.length === 0) return undefined;
  return words.say('languages.summary', { languages: languageListWords(words, languages) });
}
