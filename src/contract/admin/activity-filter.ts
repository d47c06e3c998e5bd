import * as z from 'zod/mini';
import { recordId } from '../result';
import { jiraId, ruleId } from './ids';

/** The headings that surveys are listed under; `attention`: what needs a person. */
export const HEADINGS = ['waiting', 'sent', 'answered', 'not-sent', 'attention'] as const;
export const PERIODS = [7, 30] as const;

/** Why a survey was not sent, was taken back, or waits. */
export const SKIP_REASONS = [
  'no-rule',
  'outside-rule',
  'rule-broken',
  'no-reporter',
  'no-respondent',
  'no-longer-listed',
  'reporter-inactive',
  'reporter-is-app',
  'no-email',
  'reopened',
  'already-finished',
  'long-finished',
  'work-item-gone',
  'work-item-unreachable',
  'excluded',
  'taken-back',
  'sent-by-hand',
  'no-survey-label',
  'open-too-short',
  'reporter-is-assignee',
  'domain-excluded',
  'person-excluded',
  'group-excluded',
  'reporter-finished-it',
  'reporter-is-agent',
  'finished-by-app',
  'cap',
  'bulk-change',
  'quarantine',
  'not-sampled',
  'not-yet',
  'asked-already',
  'egress-refused',
] as const;
/** Why a survey could not be sent: it needs a person. */
export const FAILURE_REASONS = [
  'campaign-unknown',
  'already-surveyed',
  'not-permitted',
  'refused',
  'gave-up',
  'app-failed',
  'no-record-of-call',
] as const;
/** Why a response waits for a person. */
export const PARK_REASONS = [
  'field-refused',
  'work-item-gone',
  'no-permission',
  'no-fields',
  'gave-up',
  'app-failed',
  'rating-unreadable',
  'custom-missing',
  'token-missing',
  'token-invalid',
  'key-mismatch',
  'survey-unknown',
] as const;

/** Which surveys are listed: those that fit everything that is given. All of them where nothing is. */
export const activityFilter = z.object({
  under: z.optional(z.enum(HEADINGS)),
  projectId: z.optional(jiraId),
  /** The rule that decided about them. */
  ruleId: z.optional(ruleId),
  /** Those of responses fit under `attention` only. */
  reason: z.optional(z.enum([...SKIP_REASONS, ...FAILURE_REASONS, ...PARK_REASONS])),
  /** They changed last in so many days. */
  lastDays: z.optional(z.literal([...PERIODS])),
  /** They changed last from one moment to another, epoch ms. */
  since: z.optional(z.int().check(z.nonnegative())),
  until: z.optional(z.int().check(z.nonnegative())),
  order: z.optional(z.enum(['newest', 'oldest'])),
});
export type ActivityFilter = z.infer<typeof activityFilter>;

/** The longest that a storage's own mark of a place may be. */
const LONGEST_MARK = 4_000;
/** More than the lists that any page is put together from. */
const MOST_LISTS = 8;

/** Where a page ended, to ask for the next one. Nobody but the backend reads it. */
export const activityPlace = z
  .array(
    z.object({
      from: z.optional(z.string().check(z.maxLength(LONGEST_MARK))),
      last: z.optional(z.object({ id: recordId, at: z.number() })),
      over: z.optional(z.literal(true)),
    }),
  )
  .check(z.maxLength(MOST_LISTS));
export type ActivityPlace = z.infer<typeof activityPlace>;
