import type { ActivityFilter } from '../../../src/contract/admin/activity-filter';
import {
  activityFilter,
  FAILURE_REASONS,
  type HEADINGS,
  PARK_REASONS,
  SKIP_REASONS,
} from '../../../src/contract/admin/activity-filter';
import type { Words } from '../../shared/words';

export type Heading = (typeof HEADINGS)[number];
export type Reason = NonNullable<ActivityFilter['reason']>;

/** What the list shows: the surveys of one work item, or those that fit a filter. */
export interface ActivityView extends Omit<ActivityFilter, 'since' | 'until'> {
  /** The key of a work item: all its surveys, whatever else is chosen. */
  key?: string;
  /** Days like `2026-11-30`: the first and the last on which they changed. */
  from?: string;
  to?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3_600_000;
/** A work item's key, as people write it. */
export const KEY = /^[A-Za-z][A-Za-z0-9_]+-\d+$/;

/** The reasons that surveys under a heading may have. */
export function reasonsUnder(heading: Heading | undefined): readonly Reason[] {
  if (heading === 'attention') return [...new Set([...PARK_REASONS, ...FAILURE_REASONS])];
  return [...SKIP_REASONS, ...FAILURE_REASONS];
}

/** What one cause has left that needs a person. A reason that the filter does not know lists all of it. */
export function attentionOf({ reason, projectId }: { reason?: string; projectId?: string }): ActivityView {
  return { under: 'attention', reason: reasonsUnder('attention').find((each) => each === reason), projectId };
}

/** The same view without what does not go together. */
export function tidied(view: ActivityView): ActivityView {
  const { reason, under } = view;
  return reason !== undefined && !reasonsUnder(under).includes(reason) ? { ...view, reason: undefined } : view;
}

export function isFiltered({ under, projectId, ruleId, reason, lastDays, from, to }: ActivityView): boolean {
  return [under, projectId, ruleId, reason, lastDays, from, to].some((each) => each !== undefined);
}

/** The filter as the backend takes it: days begin and end where the reader is. */
export function filterOf(view: ActivityView, words: Words): ActivityFilter {
  const { under, projectId, ruleId, reason, lastDays, from, to, order } = view;
  const since = from === undefined ? undefined : words.dayStart(from);
  const until = to === undefined ? undefined : words.dayStart(dayAfter(to)) - 1;
  return { under, projectId, ruleId, reason, lastDays, since, until, order };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, day.length);
}

/** The view as an address has it, without what is as usual. */
export function queryOf(view: ActivityView): string {
  const { key, under, projectId, ruleId, reason, lastDays, from, to, order } = view;
  const all = { key, show: under, project: projectId, rule: ruleId, reason, days: lastDays?.toString(), from, to };
  const given = { ...all, ...(order === 'oldest' ? { order } : {}) };
  return new URLSearchParams(Object.entries(given).filter((pair): pair is [string, string] => !!pair[1])).toString();
}

/** What of an address is understood; the rest is as if it were not there. */
export function viewIn(search: string): ActivityView {
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name) ?? undefined;
  const day = (name: string) => {
    const found = text(name);
    return found && DAY.test(found) && !Number.isNaN(Date.parse(found)) ? found : undefined;
  };
  const { shape } = activityFilter;
  const known = <T>(of: { safeParse(value: unknown): { data?: T } }, value: unknown) => of.safeParse(value).data;
  const key = text('key');
  return tidied({
    key: key && KEY.test(key) ? key.toUpperCase() : undefined,
    under: known(shape.under, text('show')),
    projectId: known(shape.projectId, text('project')),
    ruleId: known(shape.ruleId, text('rule')),
    reason: known(shape.reason, text('reason')),
    lastDays: known(shape.lastDays, Number(text('days'))),
    from: day('from'),
    to: day('to'),
    order: known(shape.order, text('order')),
  });
}
