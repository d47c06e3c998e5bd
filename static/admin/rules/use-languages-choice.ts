import { useState } from 'react';
import { LANGUAGES, type LanguageCampaign } from '../../../src/contract/admin/rule-languages';
import type { RuleParts } from '../../../src/contract/admin/rules';
import type { Campaign, CampaignChoice } from './use-campaign-choice';

/** A language, and its campaign once that is chosen. */
export interface LanguageRow {
  language: string;
  campaign?: Campaign;
}

/** Another campaign for people of some languages, as somebody chooses it. */
export interface LanguagesChoice {
  rows: LanguageRow[];
  /** Languages that have no campaign of their own yet. */
  others: string[];
  campaigns: Campaign[];
  /** Languages without a campaign, as `check` found. */
  missing: string[];
  /** What is saved of it; undefined where a campaign is missing, and `missing` says so from then on. */
  check(): Pick<RuleParts, 'languages'> | undefined;
  onAdd(language: string): void;
  onChoose(language: string, campaign: Campaign): void;
  onRemove(language: string): void;
}

/** `list`: nps.today's campaigns, where they can be read; those that are chosen can be kept without it. */
export function useLanguagesChoice(
  { list, chosen }: Pick<CampaignChoice, 'list' | 'chosen'>,
  kept: LanguageCampaign[] = [],
): LanguagesChoice {
  const [rows, setRows] = useState(
    kept.map(({ language, campaignId: id, campaignName: name }): LanguageRow => ({ language, campaign: { id, name } })),
  );
  const [missing, setMissing] = useState<string[]>([]);
  const known = [...(chosen ? [chosen] : []), ...rows.flatMap(({ campaign }) => campaign ?? [])];
  const listed: Campaign[] = list.loaded.kind === 'ready' ? list.loaded.value : known;
  return {
    rows,
    others: LANGUAGES.filter((each) => !rows.some(({ language }) => language === each)),
    campaigns: [...new Map(listed.map((each) => [each.id, each])).values()],
    missing,
    check() {
      const without = rows.filter(({ campaign }) => !campaign).map(({ language }) => language);
      setMissing(without);
      if (without.length > 0) return undefined;
      const whole = rows.map(({ language, campaign }) => ({ language, campaignId: campaign?.id ?? 0 }));
      return whole.length > 0 ? { languages: whole as RuleParts['languages'] } : {};
    },
    onAdd: (language) => setRows([...rows, { language }]),
    onChoose: (language, campaign) =>
      setRows(rows.map((row) => (row.language === language ? { ...row, campaign } : row))),
    onRemove: (language) => setRows(rows.filter((row) => row.language !== language)),
  };
}
