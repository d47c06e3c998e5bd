import type { ProductEvent } from '../../shared/services';
import type { SiteVariant } from '../../weather/site-variant';
import { danish, DANISH_CATEGORIES } from '../language/danish';
import type { Site, Status } from '../state';
import { categoryView, STATUS_CATEGORIES } from '../views/views';

type Shape = SiteVariant['eventShape'];

/** The previous and the current status of a transition. */
export interface StatusPair {
  previous: Status;
  current: Status;
}

function translatedCategory({ category }: Status): string {
  return DANISH_CATEGORIES[category] ?? danish(STATUS_CATEGORIES[category].name);
}

const FORMS: Record<Shape, (site: Site, status: Status) => Record<string, unknown>> = {
  full: (_, { id, name, category }) => ({ id, name, statusCategory: category }),
  documented: (_, { name }) => ({ name }),
  'no-category': (_, { id, name }) => ({ id, name }),
  'no-status-id': (_, { name, category }) => ({ name, statusCategory: category }),
  'text-category': (site, { id, name, category }) => ({ id, name, statusCategory: categoryView(site, category).name }),
  'object-category': (site, { id, name, category }) => ({ id, name, statusCategory: categoryView(site, category) }),
  translated: (_, status) => ({ id: status.id, name: status.name, statusCategory: translatedCategory(status) }),
  'no-changelog-id': (_, { id, name, category }) => ({ id, name, statusCategory: category }),
};

/**
 * `associatedStatuses` of a transition. The documentation gives the two statuses no order and no properties; where
 * only the documented minimum is sent, the current one comes first.
 *
 * @see https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
export function associatedStatuses(site: Site, { previous, current }: StatusPair): Record<string, unknown>[] {
  const shape = site.variant.eventShape;
  const form = (status: Status): Record<string, unknown> => FORMS[shape](site, status);
  if (shape === 'no-status-id') return [form(previous), FORMS.full(site, current)];
  return shape === 'documented' ? [form(current), form(previous)] : [form(previous), form(current)];
}

/** What the documentation marks as optional, or does not name at all. */
const OPTIONAL = ['atlassianId', 'associatedUsers', 'jiraEventTypeName'];

/** An event as this site sends it. */
export function asSent(site: Site, event: ProductEvent): ProductEvent {
  const { eventShape, numericIds } = site.variant;
  const bare = eventShape === 'documented';
  const sent: ProductEvent = { ...event };
  if (bare) for (const name of OPTIONAL) delete sent[name];
  if ((bare || eventShape === 'no-changelog-id') && sent.changelog) {
    sent.changelog = { items: (sent.changelog as { items: unknown }).items };
  }
  if (eventShape === 'no-changelog-id') delete sent.timestamp;
  return numericIds ? (withNumbers(sent) as ProductEvent) : sent;
}

const NUMERIC = /^(id|from|to|timestamp)$/;

/** Ids, and the statuses of a change of status, as numbers. */
function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const id = typeof each === 'string' && NUMERIC.test(name) && /^\d+$/.test(each);
      return [name, id ? Number(each) : withNumbers(each)];
    }),
  );
}
