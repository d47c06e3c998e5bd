import type { RuleDraft } from '../../domain/rule';
import { addRule, type AddRuleOutcome } from './add-rule';
import { namedCampaign, type SaveCampaignPorts } from './save-campaign';
import { saveRule, type SaveRuleOutcome, type SeenRule } from './save-rule';
import type { ShowWhereCoveredPorts } from './show-where-covered';
import { showWhereCovered } from './show-where-covered';

export type SaveWholeRulePorts = SaveCampaignPorts & ShowWhereCoveredPorts;

/** Everything that an admin says about a rule at once; what is undefined is taken out of it. */
export type RuleParts = Required<Pick<RuleDraft, 'campaignId'>> & Omit<RuleDraft, 'id' | 'enabled' | 'campaignName'>;

export type SaveWholeRuleOutcome = SaveRuleOutcome | AddRuleOutcome | { kind: 'campaign-unknown' };

/** Saves all of a rule as it was read, or makes another one after the others. Nothing of it is saved where it is refused. */
export async function saveWholeRule(
  ports: SaveWholeRulePorts,
  seen: SeenRule,
  { campaignId, ...parts }: RuleParts,
): Promise<SaveWholeRuleOutcome> {
  const campaign = await namedCampaign(ports, seen, campaignId);
  if (!campaign) return { kind: 'campaign-unknown' };
  const draft = { ...parts, ...campaign };
  return showWhereCovered<SaveRuleOutcome | AddRuleOutcome>(ports, () =>
    seen ? saveRule(ports, seen, draft) : addRule(ports, draft),
  );
}
