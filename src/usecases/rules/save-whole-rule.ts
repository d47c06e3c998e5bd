import type { RuleDraft } from '../../domain/rule';
import type { LanguageCampaign } from '../../domain/language';
import type { Configuration } from '../../ports/configuration';
import type { JqlChecks } from '../../ports/jql-checks';
import { addRule, type AddRuleOutcome } from './add-rule';
import { campaignNames, type NamedCampaign, type SaveCampaignPorts } from './save-campaign';
import { saveRule, type SaveRuleOutcome, type SeenRule } from './save-rule';
import { namedSources } from './source-fields';
import type { ShowWhereCoveredPorts } from './show-where-covered';
import { showWhereCovered } from './show-where-covered';

export type SaveWholeRulePorts = SaveCampaignPorts & ShowWhereCoveredPorts & { jqlChecks: JqlChecks };

/** Everything that an admin says about a rule at once; what is undefined is taken out of it. */
export type RuleParts = Required<Pick<RuleDraft, 'campaignId'>> & Omit<RuleDraft, 'id' | 'enabled' | 'campaignName'>;

export type SaveWholeRuleOutcome =
  SaveRuleOutcome | AddRuleOutcome | { kind: 'campaign-unknown' } | { kind: 'jql-wrong' } | { kind: 'field-wrong' };

/**
 * Saves all of a rule as it was read, or makes another one after the others. Nothing of it is saved where it is refused.
 * `jql-wrong`: Jira refuses its JQL to the app; `field-wrong`: the site has no such field for a respondent. Where Jira gives no answer, it is taken as it is.
 */
export async function saveWholeRule(
  ports: SaveWholeRulePorts,
  seen: SeenRule,
  parts: RuleParts,
): Promise<SaveWholeRuleOutcome> {
  const verified = await verifiedParts(ports, seen, parts);
  if (verified.kind !== 'verified') return verified;
  return showWhereCovered<SaveRuleOutcome | AddRuleOutcome>(ports, () =>
    seen ? saveRule(ports, seen, verified.draft) : addRule(ports, verified.draft),
  );
}

export type VerifiedParts =
  | { kind: 'verified'; draft: Omit<RuleDraft, 'id'> }
  | { kind: 'campaign-unknown' }
  | { kind: 'jql-wrong' }
  | { kind: 'field-wrong' };

/** The parts as they may be saved, with the names that campaign and fields have now; or what refuses them. */
export async function verifiedParts(
  ports: SaveCampaignPorts & { configuration: Configuration; jqlChecks: JqlChecks },
  seen: SeenRule,
  { campaignId, languages, ...parts }: RuleParts,
): Promise<VerifiedParts> {
  const named = await campaignNames(ports, seen);
  const campaign = named(campaignId);
  const others = languages?.flatMap(({ language, campaignId: id }) => withLanguage(language, named(id)));
  if (!campaign || (others?.length ?? 0) < (languages?.length ?? 0)) return { kind: 'campaign-unknown' };
  if (parts.jql && (await isWrong(ports, parts.jql))) return { kind: 'jql-wrong' };
  const respondent = parts.respondent && (await namedSources(ports, parts.respondent));
  if (parts.respondent && !respondent) return { kind: 'field-wrong' };
  return { kind: 'verified', draft: { ...parts, ...campaign, languages: others, respondent } };
}

function withLanguage(language: string, campaign: NamedCampaign | undefined): LanguageCampaign[] {
  return campaign ? [{ language, ...campaign }] : [];
}

async function isWrong({ jqlChecks }: { jqlChecks: JqlChecks }, jql: string): Promise<boolean> {
  const checked = await jqlChecks.check(jql, 'app');
  return checked.kind === 'ok' && (checked.value.errors.length > 0 || checked.value.isOrdered);
}
