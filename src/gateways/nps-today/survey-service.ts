import { fetch } from '@forge/api';
import * as z from 'zod/mini';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { CampaignList, SendOutcome, SurveyService } from '../../ports/survey-service';
import type { Failure } from '../failure';
import { failureOf } from '../failure';

const BASE_URL = 'https://api.nps.today';
/** Nothing is documented; longer than this no caller waits. */
const REPLY_LIMIT_MS = 20_000;

/** @see https://v1docs.nps.today/ */
const campaignsSchema = z.array(z.object({ id: z.int(), name: z.nullish(z.string()) }));

/** nps.today over HTTPS, with the customer's API key. Texts of its refusals are never kept: they may quote the respondent. */
export function npsTodaySurveyService(clock: Clock, log: Log): SurveyService {
  async function call(path: string, apiKey: string, init: { method: string; body?: string }): Promise<CallResult> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), REPLY_LIMIT_MS);
    try {
      const response = await fetch(`${BASE_URL}${path}`, {
        ...init,
        headers: { Authorization: `apikey ${apiKey}`, Accept: 'application/json', 'Content-Type': 'application/json' },
        signal: abort.signal,
      });
      // A conflict is nps.today's word for a respondent it has already surveyed; trying again would not help.
      if (response.status === 409) return { kind: 'duplicate' };
      if (!response.ok) return failureOf(response, clock.now());
      return { kind: 'ok', response };
    } catch (error) {
      log.warn('nps.today did not reply', { why: error instanceof Error ? error.name : 'unknown' });
      return { kind: 'transient', status: 0 };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async send(request, apiKey) {
      const path = `/campaigns/${request.campaignId}/respondent`;
      const result = await call(path, apiKey, {
        method: 'POST',
        body: JSON.stringify({ respondent: request.respondent, custom: request.custom }),
      });
      const outcome = sendOutcome(result);
      if (outcome.kind !== 'sent')
        log.warn('nps.today did not take a survey', { outcome: outcome.kind, status: statusOf(result) });
      return outcome;
    },

    async campaigns(apiKey) {
      const result = await call('/campaigns/', apiKey, { method: 'GET' });
      return campaignList(result);
    },
  };
}

type CallResult = { kind: 'ok'; response: { text(): Promise<string> } } | Failure | { kind: 'duplicate' };

function sendOutcome(result: CallResult): SendOutcome {
  switch (result.kind) {
    case 'ok':
      return { kind: 'sent' };
    case 'duplicate':
      return { kind: 'already-surveyed' };
    case 'rate-limited':
      return { kind: 'rate-limited', until: result.until };
    case 'transient':
      return { kind: 'transient' };
    case 'permanent':
      if (result.status === 401 || result.status === 403) return { kind: 'key-refused' };
      return { kind: result.status === 404 ? 'campaign-unknown' : 'refused' };
  }
}

async function campaignList(result: CallResult): Promise<CampaignList> {
  if (result.kind === 'rate-limited') return { kind: 'rate-limited', until: result.until };
  if (result.kind === 'permanent' && (result.status === 401 || result.status === 403)) return { kind: 'key-refused' };
  if (result.kind !== 'ok') return { kind: 'unreachable' };
  const parsed = campaignsSchema.safeParse(parseJson(await result.response.text().catch(() => '')));
  if (!parsed.success) return { kind: 'unreachable' };
  return { kind: 'campaigns', campaigns: parsed.data.map(({ id, name }) => ({ id, name: name ?? String(id) })) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function statusOf(result: CallResult): number | undefined {
  return 'status' in result ? result.status : undefined;
}
