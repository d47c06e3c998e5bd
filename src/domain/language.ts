/** Surveys to people of this language are of another campaign than the rule's. */
export interface LanguageCampaign {
  /** As the table of languages has it: `da`, `pt-BR`. */
  language: string;
  campaignId: number;
  campaignName?: string;
}

/** Written in two ways, which Jira may know under either name. */
const SAME: Partial<Record<string, string>> = { nb: 'no', nn: 'no' };

/** The entry for somebody with this locale, as Jira writes it (`da_DK`); for a language by itself, whatever its country. */
export function campaignForLocale(
  languages: LanguageCampaign[] | undefined,
  locale: string | null | undefined,
): LanguageCampaign | undefined {
  const tag = locale?.replace('_', '-') ?? '';
  const language = tag.split('-')[0] ?? '';
  return (
    languages?.find((each) => each.language === tag) ??
    languages?.find((each) => each.language === (SAME[language] ?? language))
  );
}
