import type { Rule } from '../../domain/rule';
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

/** A campaign with its name, for a rule as it was read; undefined for one that nps.today does not list. */
export async function namedCampaign(
  ports: SaveCampaignPorts,
  seen: SeenRule,
  campaignId: number,
): Promise<NamedCampaign | undefined> {
  return (await campaignNames(ports, seen))(campaignId);
}

export type NamedCampaign = Pick<Rule, 'campaignId' | 'campaignName'>;

/**
 * Gives campaigns their names. Where nps.today's list can be read, a campaign that is not in it is undefined. Where it
 * cannot, the id is taken as it is; only the list knows names, so those that the rule has so far are all there are.
 */
export async function campaignNames(
  ports: SaveCampaignPorts,
  seen: SeenRule,
): Promise<(campaignId: number) => NamedCampaign | undefined> {
  const list = await listCampaigns(ports);
  if (list.kind !== 'campaigns') {
    const draft = (await ports.rules.list()).find(({ id }) => id === seen?.id)?.draft;
    const known = [...(draft ? [draft] : []), ...(draft?.languages ?? [])];
    return (campaignId) => {
      return { campaignId, campaignName: known.find((each) => each.campaignId === campaignId)?.campaignName };
    };
  }
  return (campaignId) => {
    const known = list.campaigns.find(({ id }) => id === campaignId);
    return known && { campaignId, campaignName: known.name };
  };
}
