import type { ParkReason, Response } from '../../domain/response';
import type { Reason } from '../../domain/reason';
import type { Survey, SurveyState } from '../../domain/survey';
import { WAITING } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { ResponseStore } from '../../ports/response-store';

/** What is counted at most. */
export const MOST_LISTED = 100;
/** What a page of the list shows at most. */
const PAGE_SIZE = 20;
const DAY_MS = 24 * 3_600_000;

/** A survey, and the response that needs a person, if there is one. */
export interface Activity {
  survey: Survey;
  parked?: Response;
}

export interface ListActivityPorts {
  ledger: Ledger;
  responses: ResponseStore;
}

/** The states that screens put under one heading. */
export const HEADINGS = {
  waiting: [...WAITING, 'sending'],
  sent: ['sent', 'expired'],
  answered: ['answered'],
  'not-sent': ['skipped', 'cancelled', 'failed', 'unconfirmed'],
} satisfies Record<string, SurveyState[]>;

/** Which surveys are listed: those that fit everything that is given. Times are epoch milliseconds. */
export interface ActivityFilter {
  under?: keyof typeof HEADINGS;
  projectId?: string;
  /** The id of the rule that decided about them. */
  ruleId?: string;
  /** Of what needs a person also why a response is parked. */
  reason?: Reason | ParkReason;
  /** They changed last in so many days. */
  lastDays?: number;
  /** They changed last from one moment to another. */
  since?: number;
  until?: number;
  order?: 'newest' | 'oldest';
}

/** What a filter means for a page that begins at this moment. */
export function pageOf({ lastDays, since, until, order = 'newest' }: ActivityFilter, clock: Clock) {
  const begin = lastDays === undefined ? since : clock.now() - lastDays * DAY_MS;
  return { order, since: begin, until, size: PAGE_SIZE };
}
