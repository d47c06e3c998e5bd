import type { CommentField, FieldMapping, Settings } from '../../domain/settings';
import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { RuleStore } from '../../ports/rule-store';
import type { SettingsStore } from '../../ports/settings-store';
import type { NotificationAddress, Configuration, SiteField, SiteResult } from '../../ports/configuration';
import type { Signer } from '../../ports/signer';
import type { CampaignList, SurveyService } from '../../ports/survey-service';
import type { Vault } from '../../ports/vault';

/** What the set-up's outcomes are made of. */
export type { CampaignList, SiteField, SiteResult };

export interface SetUpPorts {
  settings: SettingsStore;
  rules: RuleStore;
  dueQueue: DueQueue;
  vault: Vault;
  surveyService: SurveyService;
  configuration: Configuration;
  signer: Signer;
  address: NotificationAddress;
  clock: Clock;
}

const KEY_ENDING_LENGTH = 4;

/** Checks the key with nps.today and stores it only if it works. A refused key changes nothing. */
export async function connect(ports: SetUpPorts, apiKey: string): Promise<CampaignList & { keyEnding?: string }> {
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

/** Forgets the key. Surveys that are due wait on the ledger until a key is there again. */
export async function disconnect(ports: SetUpPorts): Promise<void> {
  await ports.vault.setApiKey(undefined);
  await ports.settings.change(({ connection: _gone, ...settings }) => settings);
}

export async function listCampaigns(ports: SetUpPorts): Promise<CampaignList | { kind: 'not-connected' }> {
  const apiKey = await ports.vault.apiKey();
  return apiKey ? ports.surveyService.campaigns(apiKey) : { kind: 'not-connected' };
}

export type FieldIds = Record<keyof FieldMapping, string | undefined>;

/** Maps fields by their ids; a field whose type cannot hold its value is refused. */
export async function saveFields(
  ports: SetUpPorts,
  ids: FieldIds,
): Promise<SiteResult<null> | { kind: 'does-not-fit' }> {
  const read = await ports.configuration.fields();
  if (read.kind !== 'ok') return read;
  const mapping: FieldMapping = {};
  for (const part of Object.keys(ids) as (keyof FieldMapping)[]) {
    const id = ids[part];
    if (!id) continue;
    const field = forTheSite(read.value).find((each) => each.id === id);
    if (!field || !FITTING[part].includes(field.type)) return { kind: 'does-not-fit' };
    Object.assign(mapping, { [part]: mapped(part, field) });
  }
  await ports.settings.change((settings) => ({ ...settings, fields: mapping }));
  return { kind: 'ok', value: null };
}

/** Without the fields that one team-managed project has to itself: no other project could be written to. */
export function forTheSite(fields: SiteField[]): SiteField[] {
  return fields.filter(({ projectId }) => projectId === undefined);
}

/** The types of field that can hold each part of a response. */
export const FITTING: Record<keyof FieldMapping, SiteField['type'][]> = {
  rating: ['number'],
  comment: ['short-text', 'paragraph'],
  category: ['short-text'],
  respondedAt: ['date', 'date-time'],
  state: ['short-text'],
};

function mapped(part: keyof FieldMapping, { id, name, type }: SiteField): FieldMapping[keyof FieldMapping] {
  if (part === 'comment') return { id, name, format: type } as CommentField;
  if (part === 'respondedAt') return { id, name, format: type } as FieldMapping['respondedAt'];
  return { id, name };
}

/** The address for nps.today with the current secret. */
export async function notificationUrl(ports: Pick<SetUpPorts, 'vault' | 'address'>): Promise<string> {
  const [secret] = await ports.vault.notificationSecrets();
  const url = new URL(await ports.address.url());
  url.searchParams.set('secret', secret?.value ?? '');
  return url.toString();
}

/** A new secret; the old one stays valid for a while so that nothing is lost until nps.today has the new address. */
export async function rotateSecret(ports: SetUpPorts, oldValidMs: number): Promise<string> {
  const now = ports.clock.now();
  const [current] = await ports.vault.notificationSecrets();
  const old = current && oldValidMs > 0 ? [{ value: current.value, until: now + oldValidMs }] : [];
  await ports.vault.setNotificationSecrets([{ value: ports.signer.newSecret() }, ...old]);
  return notificationUrl(ports);
}

export async function saveOptions(
  ports: SetUpPorts,
  options: Partial<Pick<Settings, 'sendSummary' | 'acceptAutomation' | 'tellWatchers' | 'writeLocked'>>,
): Promise<void> {
  await ports.settings.change((settings) => ({ ...settings, ...options }));
}

/** Pauses everything or resumes it; what falls due meanwhile waits on the ledger. */
export async function setPaused(ports: SetUpPorts, paused: boolean): Promise<void> {
  if (paused) await ports.settings.writePause({ reason: 'by-admin', since: ports.clock.now() });
  else await resume(ports);
}

/** What waits goes out now, not with the next sweep. */
async function resume({ settings, dueQueue }: SetUpPorts): Promise<void> {
  await settings.writePause(undefined);
  await dueQueue.surveysDue();
}
