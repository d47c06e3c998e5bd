/** Who keeps something back: `permission`, the site does not let the app call nps.today; `app`, the app itself fails. */
export type Culprit = 'nps-today' | 'jira' | 'permission' | 'app';

/** A survey as screens see it: the words for states and reasons are in `locales/`. Times are epoch milliseconds. */
export interface SurveyView {
  id: string;
  state:
    | 'planned'
    | 'skipped'
    | 'scheduled'
    | 'cancelled'
    | 'sending'
    | 'sent'
    | 'failed'
    | 'unconfirmed'
    | 'answered'
    | 'expired';
  reason?: string;
  plannedAt: number;
  changedAt: number;
  sentAt?: number;
  rating?: number;
  ratedAt?: number;
  /** Why its response is left out of the scores, where it is. */
  leftOut?: string;
  /** It waits although nothing is out of order; `reason` says for what. */
  waits?: { since: number; until: number };
  /** It waits, and what was tried failed: whom it waits for, since when, how often it was tried, and when it is tried next. */
  failing?: { of: Culprit; since: number; times: number; nextAt?: number };
}

export interface HistoryView {
  state: SurveyView['state'];
  at: number;
  reason?: string;
  /** Of a response: the rating that counts since then, and whether it brought a comment. */
  rating?: number;
  commented?: true;
  /** The account id of the person who did it: the screen shows who it is. */
  by?: string;
}
