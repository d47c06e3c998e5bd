import type { Saw } from '../decision-record';
import type { LanguageCampaign } from '../language';
import { campaignForLocale } from '../language';
import type { Check } from './check';
import { PASS } from './check';
import { ruleOf } from './completion-checks';
import type { Facts } from './facts';
import { onceTold } from './guard-checks';
import { accountIn } from './respondent-of';
import { hasAddress } from './respondent-checks';

/** Nobody's language keeps a survey back; that Jira does not answer does, for a while. A language is never guessed. */
export const languageKnown: Check = {
  name: 'language-known',
  about: 'respondent',
  needs: hasAddress,
  concerns: ({ languages = [] }) => languages.length > 0,
  sees: seesCampaign,
  judge: (facts) => (isAsked(facts) ? onceTold('language', facts.language, () => PASS) : PASS),
};

/** Of an address alone nobody knows whose language it would be. */
function isAsked(facts: Facts): boolean {
  return (ruleOf(facts)?.languages ?? []).length > 0 && accountIn(facts) !== undefined;
}

/** What is kept of it is what the rule says, never somebody's language. */
function seesCampaign(facts: Facts): Saw | undefined {
  const chosen = campaignByLanguage(facts);
  if (chosen) {
    const { language, campaignId, campaignName: name = String(campaignId) } = chosen;
    return { what: 'campaign-of-language', values: { language, name } };
  }
  if ((ruleOf(facts)?.languages ?? []).length === 0) return undefined;
  return { what: localeIn(facts) === null ? 'language-hidden' : 'language-other' };
}

function localeIn({ language }: Facts): string | null {
  return language?.kind === 'told' ? language.value : null;
}

/** The campaign for the respondent's language; undefined where the rule's own is theirs. */
export function campaignByLanguage(facts: Facts): LanguageCampaign | undefined {
  return campaignForLocale(ruleOf(facts)?.languages, localeIn(facts));
}
