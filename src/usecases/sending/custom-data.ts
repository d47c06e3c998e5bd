import { CHARACTER_CHECK } from '../../domain/character-check';
import type { Settings } from '../../domain/settings';
import type { Survey } from '../../domain/survey';
import { signedText, tokenOf } from '../../domain/survey-token';
import type { Signer } from '../../ports/signer';
import type { WorkItem } from '../../ports/work-items';

/** What a survey carries to nps.today and back: short texts only, since no limits are documented. */
export async function customData(
  signer: Signer,
  { id, isTest }: Pick<Survey, 'id' | 'isTest'>,
  workItem: Pick<WorkItem, 'key' | 'summary'>,
  settings: Pick<Settings, 'sendSummary'>,
): Promise<Record<string, string>> {
  return {
    issueKey: workItem.key,
    ...(settings.sendSummary ? { issueSummary: workItem.summary } : {}),
    ...(isTest ? { characterCheck: CHARACTER_CHECK } : {}),
    surveyToken: tokenOf({ surveyId: id, signature: await signer.sign(signedText(id)) }),
  };
}
