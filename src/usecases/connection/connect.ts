import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { SettingsStore } from '../../ports/settings-store';
import type { CampaignList, SurveyService } from '../../ports/survey-service';
import type { Vault } from '../../ports/vault';
import { resume } from '../pause/set-paused';

export interface ConnectPorts {
  vault: Vault;
  surveyService: SurveyService;
  settings: SettingsStore;
  dueQueue: DueQueue;
  clock: Clock;
}

const KEY_ENDING_LENGTH = 4;

/** Checks the key with nps.today and stores it only if it works. A refused key changes nothing. */
export async function connect(ports: ConnectPorts, apiKey: string): Promise<CampaignList & { keyEnding?: string }> {
  const list = await ports.surveyService.campaigns(apiKey);
  if (list.kind !== 'campaigns') return list;
  await ports.vault.setApiKey(apiKey);
  const keyEnding = apiKey.slice(-KEY_ENDING_LENGTH);
  const connection = { keyEnding, verifiedAt: ports.clock.now() };
  await ports.settings.change((settings) => ({ ...settings, connection }));
  const pause = await ports.settings.readPause();
  if (pause?.reason === 'key-refused') await resume(ports);
  return { ...list, keyEnding };
}
