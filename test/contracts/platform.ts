import { join } from 'node:path';
import { createKvs } from '../../simulator/forge/kvs/kvs';
import { loadManifest } from '../../simulator/forge/manifest/manifest';
import { installSeams } from '../../simulator/forge/runner/seams';
import { Metrics } from '../../simulator/shared/metrics';
import { PLAIN_SITE, type SiteVariant } from '../../simulator/weather/site-variant';
import { PROFILES } from '../../simulator/weather/weather';
import { NOON } from '../builders/surveys';

/**
 * What becomes of one call of the storage: it is asked to come later, not answered, answered with trouble, refused, or
 * it takes effect and the reply is lost. `passes`: nothing.
 */
export type Mishap = 'passes' | 'throttled' | 'trouble' | 'no reply' | 'refused' | 'lost reply';

/** What a queue was handed. */
export interface Pushed {
  queueName: string;
  body: unknown;
  delayInSeconds?: number;
  concurrency?: { key: string; limit: number };
}

/** Longer than any list of the storage lags behind. */
const LAG_MS = 5_000;

const manifest = loadManifest(join(__dirname, '..', '..', 'manifest.yml'));
/** A text that stands in every failure of the platform; it may quote what a person wrote. */
export const FOREIGN_TEXT = 'customer@example.com said no';

interface State {
  invocation?: { id: string; remainingMs?: number; installationId?: string };
  queueReply: () => Response;
  onCall: (path: string) => unknown;
}

/** The platform's storage and queues for this process, with mishaps; besides, a Jira that knows of nothing. */
export function platform(site: Partial<SiteVariant> = {}) {
  let now = NOON;
  const metrics = new Metrics();
  const kvs = createKvs({
    manifest,
    metrics,
    now: () => now,
    weather: () => PROFILES.still,
    site: () => ({ ...PLAIN_SITE, ...site }),
  });
  const mishaps: Record<'reads' | 'writes', Mishap[]> = { reads: [], writes: [] };
  const pushed: Pushed[] = [];
  const calls = { reads: 0, writes: 0, jira: 0 };
  const state: State = {
    onCall: () => {},
    queueReply: () => Response.json({}, { status: 201 }),
  };

  async function storage(path: string, body: unknown): Promise<Response> {
    const kind = /\/(get|query)$/.test(path) ? 'reads' : 'writes';
    calls[kind] += 1;
    await state.onCall(path);
    const refusal = (status: number, code: string) => Response.json({ code, message: FOREIGN_TEXT }, { status });
    const perform = () => kvs.handle(path, body, undefined as never);
    switch (mishaps[kind].shift()) {
      case 'throttled':
        return refusal(429, 'RATE_LIMIT_EXCEEDED');
      case 'trouble':
        return refusal(500, 'INTERNAL_SERVER_ERROR');
      case 'refused':
        return refusal(400, 'INVALID_VALUE');
      case 'no reply':
        throw new Error(FOREIGN_TEXT);
      case 'lost reply':
        await perform();
        throw new Error(FOREIGN_TEXT);
      default:
        return perform();
    }
  }

  function push({ queueName, payload }: { queueName: string; payload: object[] }): Response {
    const reply = state.queueReply();
    if (reply.ok) pushed.push(...payload.map((event) => ({ queueName, ...event }) as Pushed));
    return reply;
  }

  const view = ({ id, remainingMs = 60_000, installationId = 'i' }: NonNullable<typeof state.invocation>) => ({
    ...{ appId: 'app', appVersion: '1', environmentId: 'e', installationId, siteAri: '', moduleKey: 'm' },
    ...{ invocationId: id, scopes: [], egress: [], codeFolder: '', remainingMs: () => remainingMs },
  });
  const detach = installSeams(globalThis, {
    runtime: () => state.invocation && view(state.invocation),
    forgeFetch: async ({ type, remote }, path, init) => {
      if (remote === 'jira') {
        calls.jira += 1;
        return new Response(null, { status: 404 });
      }
      const body = JSON.parse(String(init?.body)) as never;
      return type === 'kvs' ? storage(path, body) : push(body);
    },
    egressFetch: () => Promise.reject(new Error('There is no world outside')),
  });

  return {
    /** How many calls of each kind were made. */
    calls,
    pushed,
    detach,
    stored: () => kvs.dump(),
    /** Lists of the storage lag behind: lets them catch up. */
    catchUp: async () => void (now += LAG_MS),
    /** The storage of another installation, with nothing in it. */
    clear: () => kvs.clear(),
    /** What becomes of the next calls of this kind, one after another. */
    next: (kind: 'reads' | 'writes', ...planned: Mishap[]) => void mishaps[kind].push(...planned),
    /** From now on this invocation runs, with so much time left; none does where there is no id. */
    invocation: (id?: string, remainingMs?: number, installationId?: string) =>
      void (state.invocation = id === undefined ? undefined : { id, remainingMs, installationId }),
    /** What happens before each call of the storage. */
    onCall: (happens: State['onCall']) => void (state.onCall = happens),
    queueReplies: (reply: () => Response) => void (state.queueReply = reply),
  };
}

export type Platform = ReturnType<typeof platform>;
