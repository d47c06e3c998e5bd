import type { Page } from './pages';
import { allPages, MOST_PAGES } from './pages';

type Failed = { kind: 'try-later' };

/** A server with these pages, by their place; counts how often it is asked. */
function server(pages: Record<number, Page<string, number> | Failed>) {
  const asked: number[] = [];
  const read = async (place = 0) => {
    asked.push(place);
    return pages[place] ?? { kind: 'try-later' as const };
  };
  return { asked, read };
}

const page = (items: string, next?: number): Page<string, number> => ({ kind: 'page', items: [...items], next });

describe('a list in pages', () => {
  it('ends with its last page', async () => {
    const { read, asked } = server({ 0: page('ab', 2), 2: page('c') });
    expect(await allPages(read)).toEqual({ kind: 'all', items: ['a', 'b', 'c'] });
    expect(asked).toEqual([0, 2]);
  });

  it('goes on after an empty page where more follows', async () => {
    const { read } = server({ 0: page('', 1), 1: page('a', 2), 2: page('', 3), 3: page('b') });
    expect(await allPages(read)).toEqual({ kind: 'all', items: ['a', 'b'] });
  });

  it('may be empty', async () =>
    expect(await allPages(server({ 0: page('') }).read)).toEqual({ kind: 'all', items: [] }));

  it('is read no further than was asked for', async () => {
    const { read, asked } = server({ 0: page('ab', 2), 2: page('cd', 4), 4: page('ef') });
    expect(await allPages(read, 3)).toEqual({ kind: 'all', items: ['a', 'b', 'c'] });
    expect(asked).toEqual([0, 2]);
  });

  it('is not reported in part when the server breaks off', async () => {
    expect(await allPages(server({ 0: page('ab', 2) }).read)).toEqual({ kind: 'try-later' });
  });

  it('makes no sense where a page names a place that has been read', async () => {
    const { read, asked } = server({ 0: page('a', 1), 1: page('b', 2), 2: page('c', 1) });
    expect(await allPages(read)).toEqual({ kind: 'malformed' });
    expect(asked).toEqual([0, 1, 2]);
  });

  it('makes no sense where the server sends the same page for ever, and is asked no third time', async () => {
    let asked = 0;
    const read = async (place = 0) => ((asked += 1), page('ab', place + 2));
    expect(await allPages(read)).toEqual({ kind: 'malformed' });
    expect(asked).toBe(2);
  });

  it.each([
    ['empty pages', () => ''],
    ['ever new pages', (place: number) => String.fromCodePoint(1_000 + place)],
  ])('makes no sense where %s have no end', async (_what, itemsAt) => {
    let asked = 0;
    const read = async (place = 0) => ((asked += 1), page(itemsAt(place), place + 1));
    expect(await allPages(read)).toEqual({ kind: 'malformed' });
    expect(asked).toBe(MOST_PAGES);
  });
});
