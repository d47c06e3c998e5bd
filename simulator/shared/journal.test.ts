import { Journal, type TailQuery } from './journal';

interface Row {
  name: string;
  done?: boolean;
}

function journalOf(...names: string[]) {
  const journal = new Journal<Row>(4);
  const rows = names.map((name) => journal.add({ name }));
  const read = (query: Partial<TailQuery<Row>> = {}) => journal.tail({ limit: 10, ...query });
  const namesOf = (query: Partial<TailQuery<Row>>) => read(query).rows.map(({ name }) => name);
  return { journal, rows, read, namesOf };
}

test('who reads on gets what came since, and what changed', () => {
  const { journal, rows, read, namesOf } = journalOf('a', 'b');
  const { cursor, fresh } = read();
  expect(fresh).toBe(true);
  expect(read({ since: cursor })).toMatchObject({ fresh: false, rows: [] });
  journal.add({ name: 'c' });
  rows[0]!.done = true;
  journal.changed(rows[0]!.id);
  expect(namesOf({ since: cursor })).toEqual(['a', 'c']);
  expect(namesOf({ since: read({ since: cursor }).cursor })).toEqual([]);
});

test('what was forgotten is void for who reads on, even where as much came again', () => {
  const { journal, read } = journalOf('a', 'b');
  const { cursor } = read();
  journal.clear();
  journal.add({ name: 'c' });
  journal.add({ name: 'd' });
  const next = read({ since: cursor });
  expect(next).toMatchObject({ fresh: true, rows: [{ name: 'c' }, { name: 'd' }] });
  expect(read({ since: next.cursor }).rows).toEqual([]);
});

test('numbers are never used again', () => {
  const { journal, rows } = journalOf('a');
  journal.clear();
  expect(journal.add({ name: 'b' }).id).toBeGreaterThan(rows[0]!.id);
});

test('the latest rows come first to mind, older ones on demand', () => {
  const { read, rows, namesOf } = journalOf('a', 'b', 'c', 'd');
  expect(read({ limit: 2 })).toMatchObject({ more: true, rows: [{ name: 'c' }, { name: 'd' }] });
  expect(read({ limit: 2, before: rows[2]!.id })).toMatchObject({ more: false, rows: [{ name: 'a' }, { name: 'b' }] });
  expect(namesOf({ meets: ({ name }) => name > 'b' })).toEqual(['c', 'd']);
});

test('the oldest rows make room', () => {
  expect(journalOf('a', 'b', 'c', 'd', 'e').namesOf({})).toEqual(['b', 'c', 'd', 'e']);
});
