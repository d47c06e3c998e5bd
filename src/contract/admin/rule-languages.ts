import * as z from 'zod/mini';

/**
 * The languages that people may choose in their Atlassian profile; one by itself stands for all its countries.
 * @see https://support.atlassian.com/atlassian-account/docs/manage-your-language-preferences/
 */
export const LANGUAGES = [
  'cs',
  'da',
  'de',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'hu',
  'is',
  'it',
  'ja',
  'ko',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'pt-PT',
  'ro',
  'ru',
  'sk',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh-CN',
  'zh-TW',
] as const;

export const languages = {
  /** Another campaign for people of these languages; the rule's own for everybody else, and where the language is hidden. */
  languages: z.optional(
    z
      .array(z.object({ language: z.enum(LANGUAGES), campaignId: z.int().check(z.positive()) }))
      .check(z.minLength(1), z.maxLength(LANGUAGES.length), z.refine(isOnceEach)),
  ),
};

/** One language, and the campaign that people of it get. */
export interface LanguageCampaign {
  language: string;
  campaignId: number;
  campaignName?: string;
}

function isOnceEach(chosen: { language: string }[]): boolean {
  return new Set(chosen.map(({ language }) => language)).size === chosen.length;
}
