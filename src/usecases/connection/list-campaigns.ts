import type { CampaignList, SurveyService } from '../../ports/survey-service';
import type { Vault } from '../../ports/vault';

export type { CampaignList };

/** The campaigns that the connected key may send to. */
export async function listCampaigns({
  vault,
  surveyService,
}: {
  vault: Vault;
  surveyService: SurveyService;
}): Promise<CampaignList | { kind: 'not-connected' }> {
  const apiKey = await vault.apiKey();
  return apiKey ? surveyService.campaigns(apiKey) : { kind: 'not-connected' };
}
