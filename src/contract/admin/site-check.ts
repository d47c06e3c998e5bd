import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';

/** What is asked actively, one after another: each is a call of its own, so that the screen shows how far it is. */
export const SITE_PROBES = ['app-admin', 'fields-writable', 'email-admin', 'email-customer', 'storage-time'] as const;
export type SiteProbeName = (typeof SITE_PROBES)[number];

/** What only real traffic answers. */
export const SITE_TRAFFIC = [
  'event-shape',
  'email-source',
  'quiet-write',
  'reply-to-survey',
  'duplicate-respondent',
  'rate-limit-reply',
  'response-custom',
  'response-token',
  'response-key',
  'response-times',
  'response-characters',
  'storage-conflict',
] as const;

export type SiteQuestion = SiteProbeName | (typeof SITE_TRAFFIC)[number];

/** What each call of the section "Check this site" takes. */
export const siteCheckInputs = {
  getSiteCheck: noInput,
  runSiteProbe: z.object({ probe: z.enum(SITE_PROBES) }),
} satisfies Record<string, z.ZodMiniType>;

export type SiteCheckInputs = InputsOf<typeof siteCheckInputs>;

/** A question and what this site answered. Times are epoch milliseconds. */
export interface SiteFinding {
  question: SiteQuestion;
  /** `waiting`: nothing has been seen yet; `unknown`: it was asked just now, and there was no answer. */
  verdict: 'as-assumed' | 'differs' | 'waiting' | 'unknown';
  /** Names, types and counts: never a value, never a text of somebody else's. */
  answer?: string;
  since?: number;
  lastAt?: number;
}

/** Calls of the section "Check this site". */
export type SiteCheckApi = {
  getSiteCheck(input: SiteCheckInputs['getSiteCheck']): Promise<Result<SiteFinding[]>>;
  /** Asks one question now and keeps the answer. */
  runSiteProbe(input: SiteCheckInputs['runSiteProbe']): Promise<Result<SiteFinding>>;
};
