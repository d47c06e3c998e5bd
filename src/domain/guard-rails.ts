import type { Caps } from './caps';

/** What keeps people from being asked too often, or about what is no service to them. For all rules together. */
export interface GuardRails {
  /** A respondent who was asked, or who answered, is not asked again for so many days. */
  quarantine?: Quarantine;
  /** Nobody with an address at one of these, in lower case, or at a part of them, is asked. */
  excludedDomains: string[];
  /** Work items with this label are not surveyed. */
  noSurveyLabel?: string;
  /** A work item that was finished sooner than so many minutes after it was created is not surveyed. */
  leastOpenMinutes?: number;
  /** Nobody is asked about a work item that they reported and are assigned to. */
  skipOwn: boolean;
  /** Account ids of people who are not asked. */
  excludedPeople?: string[];
  /** Ids of groups whose members are not asked. */
  excludedGroups?: string[];
  /** Nobody is asked about a work item that they finished themselves. */
  skipFinisher?: boolean;
  /** Nobody is asked about a work item of a service project whose agent they are. */
  skipAgents?: boolean;
  /** Nobody is asked about a work item that an app, an automation or an AI agent finished. */
  skipAppFinished?: boolean;
  /** Nobody is asked about work items of which somebody finished more than so many at once. */
  bulkMost?: number;
  /** So many surveys at most; further ones wait for their turn. */
  caps?: Caps;
}

/** `then`: whether a survey that falls into the quarantine is dropped or waits for its end. */
export interface Quarantine {
  days: number;
  since: 'sent' | 'answered';
  then: 'drop' | 'wait';
}

export const NO_GUARD_RAILS: GuardRails = { excludedDomains: [], skipOwn: false };

/** Whether any of them judges by who finished a work item: only then is that kept. */
export function asksWhoFinished({ skipFinisher, skipAppFinished, bulkMost }: GuardRails): boolean {
  return skipFinisher === true || skipAppFinished === true || bulkMost !== undefined;
}

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** Until when (epoch ms) somebody who was asked or answered at `at` is left alone. */
export function quarantineEnds({ days }: Quarantine, at: number): number {
  return at + days * DAY_MS;
}

/** Is the address at one of these domains, or at a part of one? */
export function isAtDomain(address: string, domains: string[]): boolean {
  const at = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return domains.some((domain) => at === domain || at.endsWith(`.${domain}`));
}

/** Jira's labels are the same whatever the case: that is how its search finds them. */
export function hasLabel(labels: string[], label: string): boolean {
  return labels.some((each) => each.toLowerCase() === label.toLowerCase());
}

/** Whether a work item that was created at `created` and finished at `finished` (epoch ms) was open too short. */
export function wasTooShort(created: number, finished: number, leastMinutes: number): boolean {
  return finished - created < leastMinutes * MINUTE_MS;
}

/** What the same person or app finished within so long, before or after, was finished at once with it (ms). */
export const AT_ONCE_MS = 2 * MINUTE_MS;
/** So long after it was finished, what was finished at once with a work item is known: Jira's events may come late (ms). */
const SETTLE_MS = 5 * MINUTE_MS;

/** When it is known how many were finished at once with a work item that was finished at `finished` (epoch ms). */
export function bulkKnownAt(finished: number): number {
  return finished + SETTLE_MS;
}
