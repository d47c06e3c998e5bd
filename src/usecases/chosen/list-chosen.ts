import type { SiteResult } from '../../ports/configuration';
import type { Reader } from '../../ports/reader';

/** What a person chose: these work items, or whatever a search of theirs finds. */
export type Chosen = { kind: 'items'; idsOrKeys: string[] } | { kind: 'search'; jql: string } | { kind: 'nothing' };

export interface ChosenPage {
  items: { id: string; key: string; summary: string }[];
  next?: string;
}

/** Jira describes so many at a time. */
const PAGE_SIZE = 100;

/** A page of the work items that a person chose, as far as they may see them. */
export async function listChosen(
  { reader }: { reader: Reader },
  chosen: Chosen,
  place?: string,
): Promise<SiteResult<ChosenPage>> {
  switch (chosen.kind) {
    case 'nothing':
      return { kind: 'ok', value: { items: [] } };
    case 'search':
      return reader.search(chosen.jql, place);
    case 'items': {
      const start = Number(place ?? 0) || 0;
      const end = start + PAGE_SIZE;
      const found = await reader.summaries(chosen.idsOrKeys.slice(start, end));
      if (found.kind !== 'ok') return found;
      const items = found.value.map(({ id, key, summary }) => ({ id, key, summary }));
      return { kind: 'ok', value: { items, ...(end < chosen.idsOrKeys.length ? { next: String(end) } : {}) } };
    }
  }
}
