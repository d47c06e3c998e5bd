import { z } from 'zod';
import { SCENARIOS } from '../shared/scenario';
import { siteInput, siteVariantSchema } from '../weather/site-variant';
import { weatherInput } from '../weather/weather';

/** What the control calls take. */

const ratings = z.array(z.number().int().min(0).max(10));

export const resetInput = z.strictObject({
  scenario: z.enum(SCENARIOS),
  /** By default as it was before the reset. */
  weather: weatherInput.optional(),
  /** What differs from the plain site. */
  site: siteInput.optional(),
  /** Seed of the draws from the weather; by default as before. */
  seed: z.number().int().optional(),
  /** How often nps.today repeats a failed notification; 0 by default. */
  deliveryRetries: z.number().int().min(0).max(100).optional(),
});

export const tourInput = z.strictObject({ stop: z.string().min(1) });

export const clockInput = z.strictObject({
  advanceSeconds: z.number().min(0),
  /** Recurring work runs only once, when the time is over. */
  skipRecurring: z.boolean().optional(),
});

export const scheduledInput = z.strictObject({ module: z.string().min(1) });

/** `inputs` as the action's form gives them, smart values unresolved; `issueKey`: the work item that the rule runs for. */
export const automationInput = z.strictObject({
  action: z.string().min(1),
  inputs: z.record(z.string(), z.unknown()).default({}),
  issueKey: z.string().optional(),
});

export const faultInput = z.strictObject({
  target: z.enum(['jira', 'nps-today', 'kvs', 'queue', 'webtrigger', 'function']),
  match: z.string().optional(),
  kind: z.enum(['status', 'timeout', 'reset', 'slow', 'duplicate', 'drop', 'crash-after']),
  status: z.number().int().min(400).max(599).optional(),
  seconds: z.number().min(0).optional(),
  times: z.number().int().min(1).optional(),
});

export const responseInput = z.strictObject({
  rating: z.number().int().min(0).max(10),
  comment: z.string().nullish(),
  commentLater: z.union([z.boolean(), z.number().min(0)]).optional(),
  deliverAfterSeconds: z.number().min(0).optional(),
});

/** As many as a page of the console shows. */
const PAGE = 50;
const LARGEST_PAGE = 1_000;

const limit = z.coerce.number().int().min(1).max(LARGEST_PAGE).default(PAGE);

export const inboxQuery = z.strictObject({
  respondent: z.string().optional(),
  search: z.string().optional(),
  before: z.string().regex(/^\d+$/).optional(),
  limit,
});

export const requestTarget = z.enum(['jira', 'nps-today', 'webtrigger']);

const number = z.coerce.number().int().min(0);

/** `since`: the cursor of the last read; `before`: the oldest row there, to go back. */
export const tailInput = z.strictObject({
  since: number.optional(),
  before: number.optional(),
  search: z.string().optional(),
  limit,
});

export const wireQuery = tailInput.extend({
  target: requestTarget.optional(),
  by: z.enum(['app', 'client']).optional(),
  status: z.enum(['ok', 'refused', 'failed']).optional(),
  workItem: z.string().optional(),
});

export const storageQuery = z.strictObject({
  /** That of the last read. */
  version: z.string().optional(),
  search: z.string().optional(),
  limit,
});

export const npsTodayInput = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('campaigns') }),
  z.strictObject({ action: z.literal('notifications') }),
  z.strictObject({
    action: z.literal('notification-create'),
    campaignId: z.number().int(),
    name: z.string(),
    url: z.string(),
    criteria: ratings.optional(),
  }),
  z.strictObject({
    action: z.literal('notification-update'),
    id: z.number().int(),
    campaignId: z.number().int().optional(),
    name: z.string().optional(),
    url: z.string().optional(),
    criteria: ratings.optional(),
  }),
  z.strictObject({ action: z.literal('notification-test'), id: z.number().int() }),
  z.strictObject({ action: z.literal('deliveries'), latest: z.number().int().min(1).optional() }),
  z.strictObject({ action: z.literal('redeliver'), id: z.number().int() }),
  z.strictObject({ action: z.literal('opt-out'), email: z.email() }),
  z.strictObject({ action: z.literal('allow-duplicates'), campaignId: z.number().int(), allow: z.boolean() }),
  z.strictObject({ action: z.literal('set-api-key'), apiKey: z.string().min(1) }),
  z.strictObject({
    action: z.literal('refuse'),
    campaignId: z.number().int().optional(),
    email: z.email().optional(),
    status: z.number().int().min(400).max(599).optional(),
  }),
  z.strictObject({ action: z.literal('admit-again') }),
]);

/** What of a site concerns the platform and can change while it runs: an admin allows egress, a person is asked. */
export const platformInput = siteVariantSchema
  .pick({ proxyErrors: true, conflictCode: true, consentNeeded: true, lozengeCaller: true })
  .partial();

/** `action` names one of the simulated Jira's backstage changes, `args` are its arguments in order. */
export const jiraInput = z.strictObject({ action: z.string().min(1), args: z.array(z.unknown()).default([]) });

export type PlatformInput = z.infer<typeof platformInput>;
export type TailInput = z.infer<typeof tailInput>;
export type WireQuery = z.infer<typeof wireQuery>;
export type StorageQuery = z.infer<typeof storageQuery>;
export type ResetInput = z.infer<typeof resetInput>;
export type ClockInput = z.infer<typeof clockInput>;
export type ScheduledInput = z.infer<typeof scheduledInput>;
export type AutomationInput = z.infer<typeof automationInput>;
export type FaultInput = z.infer<typeof faultInput>;
export type ResponseInput = z.infer<typeof responseInput>;
export type NpsTodayInput = z.infer<typeof npsTodayInput>;
export type JiraInput = z.infer<typeof jiraInput>;
