import { fetch } from '@forge/api';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Answers } from '../../ports/observations';
import type { CampaignList, SendOutcome, SurveyService } from '../../ports/survey-service';
import type { Failure } from '../failure';
import { failureOf } from '../failure';
import { campaignsIn, shapeOf, verdictIn } from './replies';

const BASE_URL = 'https://api.nps.today';
/** Nothing is documented; longer than this no caller waits. */
export const REPLY_LIMIT_MS = 20_000;
/** A reply's length that is worth reading; in characters. */
const LONGEST_REPLY = 100_000;
/**
 * Marks a reply of Forge's own proxy, which stands between the app and nps.today: it never got there.
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/fetch-api/
 */
const PROXY_ERROR = 'forge-proxy-error';
/** The name of the exception where the platform refuses the address instead of replying. */
const EGRESS_ERROR = 'REQUEST_EGRESS_ALLOWLIST_ERR';

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
      if (response.headers.has(PROXY_ERROR)) return { kind: 'egress-refused' };
      const text = (await response.text().catch(() => '')).slice(0, LONGEST_REPLY);
      if (response.ok) return { kind: 'ok', status: response.status, text };
      const failure = failureOf(response, clock.now());
      const retryAfter = response.headers.get('retry-after');
      return { ...failure, status: response.status, text, retryAfter };
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      if (why === EGRESS_ERROR) return { kind: 'egress-refused' };
      log.warn('nps.today did not reply', { why });
      return { kind: 'transient', status: 0, text: '', retryAfter: null };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async send({ campaignId, ...invitation }, apiKey) {
      const path = `/campaigns/${campaignId}/respondent`;
      const result = await call(path, apiKey, { method: 'POST', body: JSON.stringify(invitation) });
      const outcome = sendOutcome(result);
      if (outcome.kind !== 'sent')
        log.warn('nps.today did not take a survey', { outcome: outcome.kind, status: statusOf(result) });
      return { ...outcome, seen: seenIn(result, outcome) };
    },

    async campaigns(apiKey) {
      return campaignList(await call('/campaigns/', apiKey, { method: 'GET' }));
    },
  };
}

type CallResult =
  | { kind: 'ok'; status: number; text: string }
  | (Failure & { status: number; text: string; retryAfter: string | null })
  | { kind: 'egress-refused' };

function sendOutcome(result: CallResult): SendOutcome {
  switch (result.kind) {
    case 'ok': {
      // Any other success stands for "taken": calling that in question would send surveys twice.
      const verdict = verdictIn(result.text);
      return { kind: verdict === undefined ? 'sent' : verdict === 'duplicate' ? 'already-surveyed' : 'refused' };
    }
    case 'egress-refused':
      return { kind: 'egress-refused' };
    case 'rate-limited':
      return { kind: 'rate-limited', until: result.until };
    case 'transient':
      // A conflict is a respondent whom nps.today has already surveyed; trying again would not help.
      return { kind: result.status === 409 ? 'already-surveyed' : 'transient' };
    case 'permanent':
      return { kind: refusalOf(result) };
  }
}

function refusalOf({ status, text }: { status: number; text: string }) {
  if (status === 401 || status === 403) return 'not-permitted';
  if (status === 404) return 'campaign-unknown';
  return verdictIn(text) === 'duplicate' ? 'already-surveyed' : 'refused';
}

/** What this reply shows of how this nps.today behaves. */
function seenIn(result: CallResult, { kind }: SendOutcome): Answers {
  if (result.kind === 'egress-refused') return {};
  if (kind === 'already-surveyed') return { 'duplicate-respondent': `status ${result.status}` };
  if (result.kind === 'ok') return { 'reply-to-survey': `status ${result.status}; ${shapeOf(result.text)}` };
  return result.kind === 'rate-limited' ? { 'rate-limit-reply': waitWords(result.retryAfter) } : {};
}

function waitWords(retryAfter: string | null): string {
  if (retryAfter === null || retryAfter.trim() === '') return 'without Retry-After';
  if (Number.isFinite(Number(retryAfter))) return 'Retry-After in seconds';
  return Number.isFinite(Date.parse(retryAfter)) ? 'Retry-After as a date' : 'Retry-After in another form';
}

function campaignList(result: CallResult): CampaignList {
  if (result.kind === 'egress-refused') return result;
  if (result.kind === 'rate-limited') return { kind: 'rate-limited', until: result.until };
  if (result.kind === 'permanent' && (result.status === 401 || result.status === 403)) return { kind: 'key-refused' };
  const campaigns = result.kind === 'ok' ? campaignsIn(result.text) : undefined;
  return campaigns ? { kind: 'campaigns', campaigns } : { kind: 'unreachable' };
}

function statusOf(result: CallResult): number | undefined {
  return 'status' in result ? result.status : undefined;
}
