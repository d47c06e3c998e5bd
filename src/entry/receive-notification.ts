import * as z from 'zod/mini';
import type { Notification, ReceiveOutcome } from '../usecases/receiving/receive-notification';
import { parseNotification } from './notification';

/**
 * A comment has 32,000 characters at most; every character may take six in JSON.
 * The platform itself takes up to 5 MB. @see https://developer.atlassian.com/platform/forge/limits-invocation/
 */
const LARGEST_BODY_BYTES = 512 * 1024;
/** For callers that can send a header: it stands in no log of addresses. */
const SECRET_HEADER = 'x-survey-secret';

/** @see https://developer.atlassian.com/platform/forge/events-reference/web-trigger/ */
const requestSchema = z.object({
  method: z.string(),
  headers: z.catch(z.record(z.string(), z.array(z.string())), {}),
  queryParameters: z.catch(z.record(z.string(), z.array(z.string())), {}),
  body: z.catch(z.string(), ''),
});

/** Reads the call's secret and, when asked, its body. */
export type Receive = (offered: string[], read: () => Notification | 'too-large') => Promise<ReceiveOutcome>;

/**
 * Web trigger that nps.today's notification calls. Each outcome is the key of an output in the manifest, which holds its
 * status and body.
 */
export function receiveNotificationEntry(receive: Receive) {
  return async (request: unknown): Promise<{ outputKey: ReceiveOutcome['kind'] }> => {
    const parsed = requestSchema.safeParse(request);
    if (!parsed.success) return { outputKey: 'not-understood' };
    const { method, headers, queryParameters, body } = parsed.data;
    const header = Object.entries(headers).find(([name]) => name.toLowerCase() === SECRET_HEADER)?.[1] ?? [];
    const outcome = await receive([...header, ...(queryParameters['secret'] ?? [])], () => {
      if (Buffer.byteLength(body) > LARGEST_BODY_BYTES) return 'too-large';
      return method === 'POST' ? parseNotification(body) : { kind: 'not-understood' };
    });
    return { outputKey: outcome.kind };
  };
}
