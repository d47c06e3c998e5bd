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

/**
 * Has a rule send surveys of this campaign. Where nps.today's list can be read, a campaign that is not in it is refused:
 * `campaign-unknown`. Where it cannot, the id is taken as it is, and without a name: only the list knows names.
 */
export async function saveCampaign(
  ports: SaveCampaignPorts,
  seen: SeenRule,
  campaignId: number,
): Promise<SaveRuleOutcome | { kind: 'campaign-unknown' }> {
  const list = await listCampaigns(ports);
  const known = list.kind === 'campaigns' ? list.campaigns.find(({ id }) => id === campaignId) : undefined;
  if (list.kind === 'campaigns' && !known) return { kind: 'campaign-unknown' };
  return saveRule(ports, seen, { campaignId, campaignName: known?.name ?? (await nameSoFar(ports, seen, campaignId)) });
}

async function nameSoFar({ rules }: SaveCampaignPorts, seen: SeenRule, campaignId: number) {
  const draft = (await rules.list()).find(({ id }) => id === seen?.id)?.draft;
  return draft?.campaignId === campaignId ? draft.campaignName : undefined;
}
