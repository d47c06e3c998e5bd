import { cleanComment } from '../../domain/comment-text';
import type { Response, UnmatchedReason } from '../../domain/response';
import { surveyIdOf } from '../../domain/response';
import { connectedCampaigns } from '../../domain/settings';
import { readToken, signedText } from '../../domain/survey-token';
import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { NotificationRecord, RefusedCall } from '../../ports/notification-record';
import type { Answers, Observations } from '../../ports/observations';
import type { ResponseStore } from '../../ports/response-store';
import type { SettingsStore } from '../../ports/settings-store';
import type { Signer } from '../../ports/signer';
import type { NotificationSecret, Vault } from '../../ports/vault';

/** What nps.today's notification says, in our words. Times are epoch milliseconds. */
export type Notification =
  | { kind: 'test' }
  | { kind: 'not-understood' }
  | {
      kind: 'response';
      rating?: number;
      /** What stood in the rating's place where that is no rating. */
      ratingText?: string;
      comment?: string;
      ratedAt?: number;
      commentedAt?: number;
      campaignId?: number;
      /** A key or a numeric id. */
      workItemKey?: string;
      surveyToken?: string;
      /** The whole notification: two that differ anywhere are two. Never kept. */
      whole: string;
      /** The form of this nps.today's notification. */
      seen: Answers;
    };

export type ReceiveOutcome =
  | { kind: 'accepted' }
  | { kind: 'test' }
  | { kind: 'wrong-secret' }
  | { kind: 'not-understood' }
  | { kind: 'too-large' }
  | { kind: 'not-stored' };

/** A caller of ours carries one, in the address or in a header. */
const MOST_OFFERED = 2;

export interface ReceivePorts {
  vault: Vault;
  signer: Signer;
  settings: SettingsStore;
  responses: ResponseStore;
  record: NotificationRecord;
  observations: Observations;
  dueQueue: DueQueue;
  clock: Clock;
  log: Log;
}

/**
 * Checks, stores and acknowledges a notification. Nothing is written to Jira here. `offered` are the secrets that the
 * call carried; the notification is read only when one of them is right. With a right secret every response is kept: one
 * of which nobody can tell the survey is parked for a person.
 */
export async function receiveNotification(
  ports: ReceivePorts,
  offered: string[],
  read: () => Notification | 'too-large',
): Promise<ReceiveOutcome> {
  try {
    const secret = await judgeSecret(ports, offered);
    if (secret === 'former') await ports.record.refusedOld(ports.clock.now());
    if (secret === 'former' || secret === 'unknown') return { kind: 'wrong-secret' };
    const notification = read();
    if (notification === 'too-large') return await refuse(ports, 'too-large');
    if (notification.kind === 'test') {
      if (secret === 'old') await ports.record.oldTestReceived(ports.clock.now());
      else await ports.record.testReceived(ports.clock.now());
      return { kind: 'test' };
    }
    if (notification.kind === 'not-understood') return await refuse(ports, 'not-understood');
    const origin = await originOf(ports, notification);
    const response = await responseFrom(ports, notification, origin);
    const stored = await ports.responses.store(response);
    if (stored === 'stored' && response.state === 'waiting')
      await ports.dueQueue.responseDue(response.id, surveyIdOf(response));
    await ports.observations.note({ ...notification.seen, 'response-token': tokenAnswer(notification, origin) });
    return { kind: 'accepted' };
  } catch (error) {
    ports.log.error('A notification could not be stored', error);
    return { kind: 'not-stored' };
  }
}

/** `old`: replaced and still valid. `former`: was valid once. */
type SecretJudgement = 'current' | 'old' | 'former' | 'unknown';

/** What a call's secrets are worth. Of one that was never valid nothing is kept, so that a stranger makes the app store nothing. */
async function judgeSecret({ vault, signer, clock }: ReceivePorts, offered: string[]): Promise<SecretJudgement> {
  const now = clock.now();
  const secrets = await vault.notificationSecrets();
  const carries = (secret: NotificationSecret) => offered.some((value) => signer.equal(secret.value, value));
  if (secrets.some((secret) => secret.until === undefined && carries(secret))) return 'current';
  const replaced = secrets.find((secret) => secret.until !== undefined && carries(secret));
  if (replaced) return (replaced.until ?? 0) > now ? 'old' : 'former';
  const former = secrets.flatMap(({ formerDigests = [] }) => formerDigests);
  if (former.length === 0) return 'unknown';
  const digests = await Promise.all(offered.slice(0, MOST_OFFERED).map((value) => signer.digest(value)));
  return digests.some((digest) => former.some((known) => signer.equal(known, digest))) ? 'former' : 'unknown';
}

async function refuse(ports: ReceivePorts, reason: RefusedCall): Promise<ReceiveOutcome> {
  await ports.record.refused(ports.clock.now(), reason);
  return { kind: reason };
}

type ResponseNotification = Extract<Notification, { kind: 'response' }>;
type Origin =
  { surveyId: string } | { automation: NonNullable<Response['automation']> } | { unmatched: UnmatchedReason };

/** Which survey this responds to, or why that is unknown. */
async function originOf(ports: ReceivePorts, notification: ResponseNotification): Promise<Origin> {
  const { surveyToken, workItemKey, campaignId } = notification;
  if (surveyToken !== undefined) {
    const surveyId = await surveyOf(ports, surveyToken);
    return surveyId === undefined ? { unmatched: 'token-invalid' } : { surveyId };
  }
  const settings = await ports.settings.read();
  const connected = campaignId !== undefined && connectedCampaigns(settings).includes(campaignId);
  if (settings.acceptAutomation && connected && workItemKey !== undefined)
    return { automation: { workItemKey, campaignId } };
  return { unmatched: workItemKey === undefined ? 'custom-missing' : 'token-missing' };
}

/** The survey that a token of ours names, also where its case was changed on the way; undefined where it is not ours. */
async function surveyOf({ signer }: ReceivePorts, surveyToken: string): Promise<string | undefined> {
  const token = readToken(surveyToken);
  if (!token) return undefined;
  for (const surveyId of new Set([token.surveyId, token.surveyId.toLowerCase()])) {
    if (await signer.verify(signedText(surveyId), token.signature)) return surveyId;
  }
  return undefined;
}

function tokenAnswer({ surveyToken }: ResponseNotification, origin: Origin): string {
  if (surveyToken === undefined) return 'missing';
  return 'unmatched' in origin ? 'not as sent' : 'as sent';
}

async function responseFrom(
  ports: ReceivePorts,
  notification: ResponseNotification,
  origin: Origin,
): Promise<Response> {
  const now = ports.clock.now();
  const comment = cleanComment(notification.comment ?? '');
  const ratedAt = notification.ratedAt ?? notification.commentedAt ?? now;
  const commentedAt = notification.commentedAt ?? ratedAt;
  const { rating, ratingText, campaignId, workItemKey } = notification;
  const reason = 'unmatched' in origin ? origin.unmatched : ratingText === undefined ? undefined : 'rating-unreadable';
  return {
    id: await idOf(ports, notification, origin, comment),
    ...('unmatched' in origin ? {} : origin),
    workItemKey,
    campaignId,
    rating,
    ...(ratingText === undefined ? {} : { ratingText }),
    ...(comment ? { comment, commentDigest: await ports.signer.digest(comment) } : {}),
    ratedAt,
    commentedAt,
    receivedAt: now,
    changedAt: now,
    ...(reason === undefined ? { state: 'waiting', dueAt: now } : { state: 'parked', reason }),
    attempts: 0,
    revision: 0,
  };
}

/** The same again has the same id. Of an unmatched one anything may tell it from another person's, so all of it counts. */
async function idOf(
  { signer }: ReceivePorts,
  { rating, ratingText, ratedAt, commentedAt, whole }: ResponseNotification,
  origin: Origin,
  comment: string,
): Promise<string> {
  if ('unmatched' in origin) return `unmatched:${await signer.digest(whole)}`;
  const content = JSON.stringify([rating, comment, ratedAt, commentedAt, ...(ratingText ? [ratingText] : [])]);
  return `${surveyIdOf(origin)}:${await signer.digest(content)}`;
}
