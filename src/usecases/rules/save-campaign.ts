import type { RuleDraft } from '../../domain/rule';
import type { RuleStore } from '../../ports/rule-store';
import type { SurveyService } from '../../ports/survey-service';
import type { Vault } from '../../ports/vault';
import { listCampaigns } from '../connection/list-campaigns';
import { saveRule, type SaveRuleOutcome, type SeenRule } from './save-rule';

export interface SaveCampaignPorts {
  rules: RuleStore;
  vault: Vault;
  surveyService: SurveyService;
}

/** Has a rule send surveys of this campaign. */
export async function saveCampaign(
  ports: SaveCampaignPorts,
  seen: SeenRule,
  campaignId: number,
): Promise<SaveRuleOutcome | { kind: 'campaign-unknown' }> {
  const campaign = await namedCampaign(ports, seen, campaignId);
  return campaign ? saveRule(ports, seen, campaign) : { kind: 'campaign-unknown' };
}

/**
 * A campaign with its name, for a rule as it was read. Where nps.today's list can be read, a campaign that is not in it is
 * undefined. Where it cannot, the id is taken as it is; only the list knows names, so the one that the rule has so far is
 * all there is.
 */
export async function namedCampaign(
  ports: SaveCampaignPorts,
  seen: SeenRule,
  campaignId: number,
): Promise<Pick<RuleDraft, 'campaignId' | 'campaignName'> | undefined> {
  const list = await listCampaigns(ports);
  if (list.kind !== 'campaigns') return { campaignId, campaignName: await nameSoFar(ports, seen, campaignId) };
  const known = list.campaigns.find(({ id }) => id === campaignId);
  return known && { campaignId, campaignName: known.name };
}

async function nameSoFar({ rules }: SaveCampaignPorts, seen: SeenRule, campaignId: number) {
  const draft = (await rules.list()).find(({ id }) => id === seen?.id)?.draft;
  return draft?.campaignId === campaignId ? draft.campaignName : undefined;
}
