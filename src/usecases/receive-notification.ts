import { cleanComment } from '../domain/comment-text';
import type { Response } from '../domain/response';
import { surveyIdOf } from '../domain/response';
import { connectedCampaigns } from '../domain/settings';
import { readToken } from '../domain/survey-token';
import type { Bell } from '../ports/bell';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { NotificationRecord } from '../ports/notification-record';
import type { ResponseStore } from '../ports/response-store';
import type { SettingsStore } from '../ports/settings-store';
import type { Signer } from '../ports/signer';
import type { Vault } from '../ports/vault';

/** What nps.today told us, in our words. Times are epoch milliseconds. */
export type Notification =
  | { kind: 'test' }
  | { kind: 'not-understood' }
  | {
      kind: 'response';
      rating?: number;
      comment?: string;
      ratedAt?: number;
      commentedAt?: number;
      campaignId?: number;
      workItemKey?: string;
      surveyToken?: string;
    };

export type ReceiveOutcome =
  | { kind: 'accepted' }
  | { kind: 'test' }
  | { kind: 'wrong-secret' }
  | { kind: 'not-understood' }
  | { kind: 'too-large' }
  | { kind: 'not-stored' };

export interface ReceivePorts {
  vault: Vault;
  signer: Signer;
  settings: SettingsStore;
  responses: ResponseStore;
  record: NotificationRecord;
  bell: Bell;
  clock: Clock;
  log: Log;
}

/**
 * Checks, stores and acknowledges a notification. Nothing is written to Jira here. `offered` are the secrets that the
 * call carried; the notification is read only when one of them is right.
 */
export async function receiveNotification(
  ports: ReceivePorts,
  offered: string[],
  read: () => Notification | 'too-large',
): Promise<ReceiveOutcome> {
  try {
    if (!(await secretIsValid(ports, offered))) return { kind: 'wrong-secret' };
    const notification = read();
    if (notification === 'too-large') return { kind: 'too-large' };
    if (notification.kind === 'test') {
      await ports.record.testReceived(ports.clock.now());
      return { kind: 'test' };
    }
    if (notification.kind === 'not-understood') return await refuse(ports, 'not-understood');
    const origin = await originOf(ports, notification);
    if (typeof origin === 'string') return await refuse(ports, origin);
    const response = await responseFrom(ports, notification, origin);
    const stored = await ports.responses.store(response);
    if (stored === 'stored') await ports.bell.responseDue(response.id, surveyIdOf(response));
    return { kind: 'accepted' };
  } catch (error) {
    ports.log.error('A notification could not be stored', error);
    return { kind: 'not-stored' };
  }
}

/** Two secrets are valid during a rotation. */
async function secretIsValid(ports: ReceivePorts, offered: string[]): Promise<boolean> {
  const now = ports.clock.now();
  const secrets = await ports.vault.notificationSecrets();
  const valid = secrets.filter((secret) => secret.until === undefined || secret.until > now);
  return offered.some((value) => valid.some((secret) => ports.signer.equal(secret.value, value)));
}

async function refuse(
  ports: ReceivePorts,
  reason: 'no-token' | 'bad-token' | 'not-understood',
): Promise<ReceiveOutcome> {
  await ports.record.refused(ports.clock.now(), reason);
  return { kind: 'not-understood' };
}

type ResponseNotification = Extract<Notification, { kind: 'response' }>;
type Origin = Pick<Response, 'surveyId' | 'oldRule'>;

/** Which survey this responds to; a reason when it may not be taken. */
async function originOf(
  ports: ReceivePorts,
  notification: ResponseNotification,
): Promise<Origin | 'no-token' | 'bad-token'> {
  const { surveyToken, workItemKey, campaignId } = notification;
  if (surveyToken !== undefined) {
    const token = readToken(surveyToken);
    if (!token || !(await ports.signer.verify(token.text, token.signature))) return 'bad-token';
    // nps.today returns custom data unchanged: another key beside our token was put there by somebody else.
    if (workItemKey !== undefined && workItemKey !== token.subject.workItemKey) return 'bad-token';
    return { surveyId: token.subject.surveyId };
  }
  const settings = await ports.settings.read();
  const connected = campaignId !== undefined && connectedCampaigns(settings).includes(campaignId);
  if (!settings.acceptOldRule || !connected || workItemKey === undefined) return 'no-token';
  return { oldRule: { workItemKey, campaignId } };
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
  const { rating, ratedAt: givenRatedAt, commentedAt: givenCommentedAt } = notification;
  const content = JSON.stringify([rating, comment, givenRatedAt, givenCommentedAt]);
  return {
    id: `${surveyIdOf(origin)}:${await ports.signer.digest(content)}`,
    ...origin,
    rating,
    ...(comment ? { comment, commentDigest: await ports.signer.digest(comment) } : {}),
    ratedAt,
    commentedAt,
    receivedAt: now,
    changedAt: now,
    state: 'waiting',
    attempts: 0,
    dueAt: now,
    revision: 0,
  };
}
