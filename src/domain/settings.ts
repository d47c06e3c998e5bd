import type { FieldMapping } from './field-parts';
import type { GuardRails } from './guard-rails';
import { NO_GUARD_RAILS } from './guard-rails';
import type { Rule } from './rule';
import { campaignsOf } from './rule';

/** What the admin has set up. Holds no secret. Times are epoch milliseconds. */
export interface Settings {
  connection?: { keyEnding: string; verifiedAt: number };
  /** Every rule that is whole, in the order in which they are tried. */
  rules: Rule[];
  guardRails: GuardRails;
  fields: FieldMapping;
  /** Titles can be confidential: off unless switched on. */
  sendSummary: boolean;
  /** Take responses without a token, to surveys that the site's old automation rule sent. */
  acceptAutomation: boolean;
  /** Let Jira mail a work item's watchers when a response is written; the comment stands in that mail. */
  notifyWatchers: boolean;
  /** Also write where the work item's status lets nobody edit it. */
  writeLocked: boolean;
}

/** Why nothing is being sent at the moment. `key-refused`: nps.today no longer takes the API key. */
export interface Pause {
  reason: 'by-admin' | 'key-refused';
  since: number;
}

export const EMPTY_SETTINGS: Settings = {
  rules: [],
  guardRails: NO_GUARD_RAILS,
  fields: {},
  sendSummary: false,
  acceptAutomation: false,
  notifyWatchers: false,
  writeLocked: false,
};

/** The campaigns this site sends to. */
export function connectedCampaigns(settings: Settings): number[] {
  return [...new Set(settings.rules.flatMap(campaignsOf))];
}
