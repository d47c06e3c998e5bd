/** What is asked of a list that is read page by page. Times are epoch milliseconds. */
export interface PageAsked {
  order: 'newest' | 'oldest';
  /** So many at most, 100 or fewer. */
  limit: number;
  /** Only what is not older, and not newer, than this. */
  since?: number;
  until?: number;
  /** Where the page before ended: its `next`. */
  from?: string;
}

/** One page. It may hold fewer than were asked for though more follow. */
export interface ListPage<Item> {
  items: Item[];
  /** Where the next page begins; undefined for the last one. */
  next?: string;
}
