import type { ActivityView } from './activity/activity-view';
import { queryOf, viewIn } from './activity/activity-view';
import { EXTRAS, type SectionId, STEPS } from './set-up/setup-sections';

export const TABS = ['overview', 'activity', 'rules', 'loop', 'check', 'audit', 'setup'] as const;
export type TabId = (typeof TABS)[number];
const SECTIONS: SectionId[] = [...STEPS, ...EXTRAS];

/** What the admin page shows: all of it is in its address, so that a reload and the back button keep it. */
export interface Place {
  /** Undefined where the address names none: the page decides. */
  tab?: TabId;
  /** The section of the set-up that was opened. */
  section?: SectionId;
  /** The rule that is edited, by its id; `new` for one that is not there yet. */
  rule?: string;
  activity: ActivityView;
}

/** Where in the app: what follows the address of the page itself. */
export interface Location {
  pathname: string;
  search: string;
}

/** The place at a location. What is not known there is as if it were not there; the list's filter is kept for later. */
export function placeAt({ pathname, search }: Location, before?: Place): Place {
  const [first, second] = pathname.split('/').filter(Boolean);
  const tab = TABS.find((each) => each === first);
  const section = tab === 'setup' ? SECTIONS.find((each) => each === second) : undefined;
  const rule = tab === 'rules' ? second : undefined;
  return { tab, section, rule, activity: tab === 'activity' ? viewIn(search) : (before?.activity ?? {}) };
}

/** A place as an address has it. */
export function pathOf({ tab, section, rule, activity }: Place): string {
  if (tab === undefined) return '/';
  const query = tab === 'activity' ? queryOf(activity) : '';
  const part = tab === 'setup' ? section : tab === 'rules' ? rule : undefined;
  return `/${tab}${part ? `/${part}` : ''}${query && `?${query}`}`;
}
