import type { Malformed } from './reply';

/** One page of a list, and where the next one begins; undefined for the last. */
export interface Page<Item, Place> {
  kind: 'page';
  items: Item[];
  next?: Place;
}

/** So many pages at most: no list that we read is longer, and one without end ends here. */
export const MOST_PAGES = 100;

/**
 * Page after page until the last one, or until there are `limit` items. An empty page is not the last one where more
 * follows. A list that goes in circles or on for ever is `malformed`; what `read` fails with ends it, and no part of
 * the list is returned. `read` gets how many are `left` to be read.
 */
export async function allPages<Item, Place extends string | number, Failed extends { kind: string }>(
  read: (place: Place | undefined, left: number) => Promise<Page<Item, Place> | Failed>,
  limit = Infinity,
): Promise<{ kind: 'all'; items: Item[] } | Malformed | Exclude<Failed, { kind: 'page' }>> {
  const items: Item[] = [];
  const places = new Set<Place | undefined>();
  let place: Place | undefined;
  let before = '';
  for (let count = 0; count < MOST_PAGES; count += 1) {
    places.add(place);
    const page = await read(place, limit - items.length);
    if (!isPage(page)) return page as Exclude<Failed, { kind: 'page' }>;
    const content = page.items.length > 0 ? JSON.stringify(page.items) : '';
    // A server that ignores where it is to begin sends the same page again.
    if (content !== '' && content === before) return { kind: 'malformed' };
    before = content || before;
    items.push(...page.items);
    if (page.next === undefined || items.length >= limit) return { kind: 'all', items: items.slice(0, limit) };
    if (places.has(page.next)) return { kind: 'malformed' };
    place = page.next;
  }
  return { kind: 'malformed' };
}

function isPage<Item, Place>(page: Page<Item, Place> | { kind: string }): page is Page<Item, Place> {
  return page.kind === 'page';
}
