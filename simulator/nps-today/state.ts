import type { Scenario } from '../shared/scenario';
import { PLAIN_SITE, type SiteVariant } from '../weather/site-variant';
import { HIGHEST_RATING, LOWEST_RATING } from './limits';

/** The API key of the simulated organisation after a reset. */
export const DEMO_API_KEY = 'nps-today-demo-key-1234';

/** The campaign of nps.today's Jira guide. */
export const GUIDE_CAMPAIGN_ID = 16588;

/** Id of the simulated organisation, as notifications carry it. */
export const ORG_ID = '3f0c2a52-6b0e-4d0f-9a55-8a1f6c1f7d10';

/** Every rating there is. */
export const ALL_RATINGS: readonly number[] = Array.from(
  { length: HIGHEST_RATING - LOWEST_RATING + 1 },
  (_, index) => LOWEST_RATING + index,
);

export interface Campaign {
  id: number;
  name: string;
  /** Whether one person may be surveyed by this campaign more than once. @see https://docs.nps.today/faq/ */
  allowDuplicates: boolean;
}

/** An "NPS Notification" of channel webhook. @see https://docs.nps.today/guides/npsnotifications/ */
export interface NotificationSetting {
  id: number;
  campaignId: number;
  name: string;
  url: string;
  /** The ratings that trigger it. */
  criteria: number[];
}

/** What a respondent answered; times are epoch milliseconds. */
export interface SurveyResponse {
  id: number;
  rating: number;
  ratingTime: number;
  comment: string | null;
  commentTime: number | null;
}

/** One person's entry in one campaign. */
export interface Member {
  id: number;
  campaignId: number;
  respondentId: number;
  respondent: Record<string, unknown>;
  custom: unknown;
  employeeEmail?: string;
  /** Epoch milliseconds. */
  addedAt: number;
  /** False for somebody who opted out: entered, but nothing was sent. */
  invited: boolean;
  response?: SurveyResponse;
}

/** One attempt to deliver a notification. */
export interface Delivery {
  id: number;
  /** The notification setting that caused it. */
  notificationId: number;
  url: string;
  body: Record<string, unknown>;
  /** ISO 8601, simulated. */
  time: string;
  attempt: number;
  test: boolean;
  /** HTTP status; 0 when no reply came. */
  status: number;
  error?: string;
}

/** Something the API key gives no access to: one campaign, one person, or, where neither is named, everything. */
export interface Refusal {
  campaignId?: number;
  emailAddress?: string;
  status: number;
}

/** What of a site's variant concerns nps.today. */
export type NpsTodayVariant = Pick<SiteVariant, 'customReturned' | 'duplicateReply' | 'retryAfter' | 'textIds'>;

/** Everything the simulated organisation holds. */
export interface State {
  apiKey: string;
  campaigns: Campaign[];
  notifications: NotificationSetting[];
  members: Member[];
  deliveries: Delivery[];
  optedOut: Set<string>;
  respondentIds: Map<string, number>;
  /** Whom and what the API key is not allowed, until it is again. */
  refusals: Refusal[];
  /** How this organisation's replies differ from the plain one's. */
  variant: NpsTodayVariant;
  /** How often a failed notification is tried again. */
  deliveryRetries: number;
  lastId: number;
}

/** The organisation as it is after a reset. */
export function initialState(scenario: Scenario, deliveryRetries = 0, variant: NpsTodayVariant = PLAIN_SITE): State {
  return {
    apiKey: DEMO_API_KEY,
    campaigns: [
      { id: GUIDE_CAMPAIGN_ID, name: 'Jira support', allowDuplicates: true },
      { id: 16602, name: 'Onboarding', allowDuplicates: false },
      { id: 17020, name: 'Yearly relationship survey', allowDuplicates: false },
    ],
    notifications: scenario === 'fresh' ? [] : [guideNotification()],
    members: [],
    deliveries: [],
    optedOut: new Set(),
    respondentIds: new Map(),
    refusals: [],
    variant,
    deliveryRetries,
    lastId: 1_000_000,
  };
}

/** The next id of anything. */
export function nextId(state: State): number {
  state.lastId += 1;
  return state.lastId;
}

/** Addresses are compared like this everywhere. */
export function normalised(emailAddress: string): string {
  return emailAddress.trim().toLowerCase();
}

/** The organisation's id of a person; the same person has one id in all campaigns. @see https://docs.nps.today/faq/ */
export function respondentId(state: State, emailAddress: string): number {
  const address = normalised(emailAddress);
  const known = state.respondentIds.get(address);
  if (known !== undefined) return known;
  const id = nextId(state);
  state.respondentIds.set(address, id);
  return id;
}

function guideNotification(): NotificationSetting {
  return { id: 1, campaignId: GUIDE_CAMPAIGN_ID, name: 'Jira', url: '', criteria: [...ALL_RATINGS] };
}
