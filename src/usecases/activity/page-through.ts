import type { ListPage, PageAsked } from '../../ports/list-page';

/** One of the lists that a page is put together from, each in the order of `at`. */
export interface Source<Row> {
  read(asked: PageAsked): Promise<ListPage<Row>>;
  id(row: Row): string;
  /** Epoch ms. */
  at(row: Row): number;
}

/** How far one of the lists was looked through. */
export interface Spot {
  /** The page that was looked at last; absent for the first one. */
  from?: string;
  /** The row there that was looked at last, and its time; absent where none of the page was. */
  last?: { id: string; at: number };
  /** There is nothing behind it. */
  over?: true;
}

/** Where a page ends: for each list how far it was looked through, in the order of the lists. */
export type Place = Spot[];

export interface Paged<Shown> {
  shown: Shown[];
  /** Where the next page begins; undefined where everything was looked at. */
  next?: Place;
  /** Where the page was left unfilled although there is more: everything up to this moment (epoch ms) was looked at. */
  searchedTo?: number;
}

export interface Search<Row, Shown> {
  order: PageAsked['order'];
  since?: number;
  until?: number;
  /** Where the page before ended. */
  place?: Place;
  /** So many on a page at most. */
  size: number;
  /** Whether a row may be shown, as far as it tells by itself; undefined where every row is. */
  fits?: (row: Row) => boolean;
  /** What is shown of a row; undefined for nothing. */
  show(row: Row): Promise<Shown | undefined>;
  /** So many rows are looked at together where most are not shown; otherwise only as many as the page has room for. */
  together?: number;
}

/** A call looks at so many pages of each list at most: it is to answer in a second. The next call goes on. */
const MOST_ROUNDS = 5;
const LARGEST_PAGE = 100;

/**
 * The next page of several lists as if they were one. Reads a bounded number of rows however few of them are shown; what
 * it says of where it ends lets the next call go on, and a screen say how far it has looked.
 */
export async function pageThrough<Row, Shown>(
  sources: Source<Row>[],
  search: Search<Row, Shown>,
): Promise<Paged<Shown>> {
  const { place, size, show, together = 0 } = search;
  const lists = sources.map((source, index) => openList(source, search, place?.[index] ?? {}));
  const shown: Shown[] = [];
  let searchedTo: number | undefined;
  for (let round = 0; round < MOST_ROUNDS && shown.length < size; round += 1) {
    await Promise.all(lists.map((list) => list.fill()));
    for (;;) {
      const rows = inOrder(lists, search, Math.max(together, size - shown.length));
      if (rows.length === 0) break;
      const drawn = await Promise.all(rows.map(async ({ row, isFit }) => (isFit ? show(row) : undefined)));
      for (const [index, { list, at }] of rows.entries()) {
        if (shown.length === size) break;
        list.pass();
        searchedTo = at;
        const each = drawn[index];
        if (each !== undefined) shown.push(each);
      }
      if (shown.length === size) break;
    }
  }
  if (lists.every((list) => list.isOver())) return { shown };
  const next = lists.map((list) => list.spot());
  return shown.length < size && searchedTo !== undefined ? { shown, next, searchedTo } : { shown, next };
}

type List<Row> = ReturnType<typeof openList<Row>>;

/** One of the lists, from a spot on. */
function openList<Row>({ read, id, at }: Source<Row>, search: Omit<Search<Row, unknown>, 'show'>, begin: Spot) {
  const { order, since, until, size, fits, together } = search;
  const limit = fits || together ? LARGEST_PAGE : size;
  let { from, last } = begin;
  let isOver = begin.over === true;
  let isRead = false;
  let rows: Row[] = [];
  let next: string | undefined;

  /** What was looked at before is left out. Where its last row has moved on since, its time tells. */
  function behindLast(items: Row[]): Row[] {
    if (!last) return items;
    const { id: lastId, at: lastAt } = last;
    const index = items.findIndex((row) => id(row) === lastId);
    if (index >= 0) return items.slice(index + 1);
    return items.filter((row) => (order === 'newest' ? at(row) < lastAt : at(row) > lastAt));
  }
  /** Once everything on a page has been looked at, the spot is the beginning of the next one. */
  function turnPage() {
    if (rows.length > 0) return;
    last = undefined;
    isRead = false;
    if (next === undefined) isOver = true;
    else from = next;
  }

  return {
    async fill() {
      if (isOver || isRead) return;
      const page = await read({ order, limit, since, until, from });
      isRead = true;
      next = page.next;
      rows = behindLast(page.items);
      turnPage();
    },
    /** The row so far ahead; `unread` where it has to be read first. */
    peek(ahead: number): { row: Row; at: number } | 'unread' | 'none' {
      const row = rows[ahead];
      if (row !== undefined) return { row, at: at(row) };
      return isOver || (isRead && next === undefined) ? 'none' : 'unread';
    },
    /** The first row has been looked at. */
    pass() {
      const first = rows.shift();
      if (first !== undefined) last = { id: id(first), at: at(first) };
      turnPage();
    },
    isOver: () => isOver,
    spot: (): Spot => (isOver ? { over: true } : { from, last }),
  };
}

interface Next<Row> {
  list: List<Row>;
  row: Row;
  at: number;
  isFit: boolean;
}

/** The rows that come next until `enough` of them fit, as far as no row that is still to be read could come between. */
function inOrder<Row>(
  lists: List<Row>[],
  { order, fits = () => true }: Pick<Search<Row, unknown>, 'order' | 'fits'>,
  enough: number,
): Next<Row>[] {
  const ahead = lists.map(() => 0);
  const found: Next<Row>[] = [];
  for (let fit = 0; fit < enough;) {
    let first: { index: number; row: Row; at: number } | undefined;
    for (const [index, list] of lists.entries()) {
      const head = list.peek(ahead[index] ?? 0);
      if (head === 'unread') return found;
      if (head === 'none') continue;
      const isFirst = !first || (order === 'newest' ? head.at > first.at : head.at < first.at);
      if (isFirst) first = { index, ...head };
    }
    const list = first && lists[first.index];
    if (!first || !list) return found;
    const isFit = fits(first.row);
    if (isFit) fit += 1;
    ahead[first.index] = (ahead[first.index] ?? 0) + 1;
    found.push({ list, row: first.row, at: first.at, isFit });
  }
  return found;
}
