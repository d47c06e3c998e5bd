import { domain as domainSchema, GUARD_RAILS, label as labelSchema } from '../../../src/contract/admin/guard-rails';
import type { GuardRailsView } from '../../../src/contract/admin/guard-rails';
import { wholeNumber } from '../../shared/whole-number';

/** Whose work is left out, a box to tick for each. */
export const SKIPS = ['skipOwn', 'skipFinisher', 'skipAgents', 'skipAppFinished'] as const;
export type Skip = (typeof SKIPS)[number];

/** Guard rails as they are typed. */
export interface RailsDraft {
  isQuarantined: boolean;
  days: string;
  since: 'sent' | 'answered';
  then: 'drop' | 'wait';
  domains: string;
  label: string;
  minutes: string;
  bulk: string;
  perHour: string;
  perDay: string;
  skips: Record<Skip, boolean>;
  /** Account ids. */
  people: string[];
  /** Ids of groups. */
  groups: string[];
}

/** What cannot be saved as it was typed; of domains the first that is none. */
export interface RailsProblems {
  days?: true;
  domain?: string;
  label?: true;
  minutes?: true;
  bulk?: true;
  perHour?: true;
  perDay?: true;
}

const USUAL = { days: 90, since: 'sent', then: 'drop' } as const;

export function draftOf(rails: GuardRailsView): RailsDraft {
  const { days, since, then } = rails.quarantine ?? USUAL;
  return {
    isQuarantined: rails.quarantine !== null,
    days: String(days),
    since,
    then,
    domains: rails.excludedDomains.join(' '),
    label: rails.noSurveyLabel ?? '',
    minutes: textOf(rails.leastOpenMinutes),
    bulk: textOf(rails.bulkMost),
    perHour: textOf(rails.perHour),
    perDay: textOf(rails.perDay),
    skips: Object.fromEntries(SKIPS.map((skip) => [skip, rails[skip]])) as RailsDraft['skips'],
    people: rails.excludedPeople,
    groups: rails.excludedGroups,
  };
}

/** What was typed as guard rails, or what is wrong with it. */
export function readRails(draft: RailsDraft): { rails?: GuardRailsView; problems: RailsProblems } {
  const days = wholeNumber(draft.days, GUARD_RAILS.days);
  const minutes = wholeNumber(draft.minutes, GUARD_RAILS.minutes);
  const bulk = wholeNumber(draft.bulk, GUARD_RAILS.bulk);
  const perHour = wholeNumber(draft.perHour, GUARD_RAILS.perHour);
  const perDay = wholeNumber(draft.perDay, GUARD_RAILS.perDay);
  const label = draft.label.trim();
  const excludedDomains = domainsIn(draft.domains);
  const wrongDomain = excludedDomains.find((each) => !domainSchema.safeParse(each).success);
  const problems: RailsProblems = {
    ...(draft.isQuarantined && days === undefined ? { days: true } : {}),
    ...(wrongDomain === undefined ? {} : { domain: wrongDomain }),
    ...(label !== '' && !labelSchema.safeParse(label).success ? { label: true } : {}),
    ...(isWrong(draft.minutes, minutes) ? { minutes: true } : {}),
    ...(isWrong(draft.bulk, bulk) ? { bulk: true } : {}),
    ...(isWrong(draft.perHour, perHour) ? { perHour: true } : {}),
    ...(isWrong(draft.perDay, perDay) ? { perDay: true } : {}),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const { since, then, skips } = draft;
  const rails = {
    quarantine: draft.isQuarantined && days !== undefined ? { days, since, then } : null,
    excludedDomains,
    noSurveyLabel: label || null,
    leastOpenMinutes: minutes ?? null,
    bulkMost: bulk ?? null,
    perHour: perHour ?? null,
    perDay: perDay ?? null,
    ...skips,
    excludedPeople: draft.people,
    excludedGroups: draft.groups,
  };
  return { rails, problems };
}

/** People write domains with an @, in capitals, and with commas between them. */
function domainsIn(text: string): string[] {
  const typed = text.split(/[\s,;]+/).map((each) => each.replace(/^@/, '').toLowerCase());
  return [...new Set(typed.filter((each) => each !== ''))];
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}

/** Whether something was typed that is no number that can be saved. */
function isWrong(typed: string, number: number | undefined): boolean {
  return typed.trim() !== '' && number === undefined;
}
