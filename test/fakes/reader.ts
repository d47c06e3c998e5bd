import danish from '../../locales/da-DK.json';
import english from '../../locales/en-US.json';
import type { Reader, WorkItemSummary } from '../../src/ports/reader';

export interface FakeReader extends Reader {
  /** What the person reported, oldest first. */
  reported: { key: string; summary: string; projectId: string }[];
  /** What the person may see, by key. */
  shown: Map<string, { summary: string; status: string }>;
  /** What the person may see. */
  seen: WorkItemSummary[];
}

/** A person who reads Danish, or one of whom Jira tells nothing. */
export function fakeReader(language?: 'da-DK'): FakeReader {
  const texts: unknown = language ? danish : english;
  const find = (key: string) =>
    key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], texts);
  const reported: FakeReader['reported'] = [];
  const shown: FakeReader['shown'] = new Map();
  const seen: FakeReader['seen'] = [];
  return {
    reported,
    shown,
    seen,
    workItem: async (key) => {
      if (!language) return { kind: 'try-later' };
      const found = shown.get(key);
      return found ? { kind: 'ok', value: found } : { kind: 'refused' };
    },
    lastFinished: async () => (language ? { kind: 'ok', value: [...shown.keys()][0] } : { kind: 'try-later' }),
    summaries: async (ids) =>
      language
        ? { kind: 'ok', value: seen.filter(({ id, key }) => ids.includes(id) || ids.includes(key)) }
        : { kind: 'try-later' },
    search: async () => (language ? { kind: 'ok', value: { items: seen } } : { kind: 'try-later' }),
    ownWorkItems: async (projects) => {
      if (!language) return { kind: 'try-later' };
      const found = reported.filter(({ projectId }) => projects === 'all' || projects.includes(projectId));
      return { kind: 'ok', value: found.reverse().map(({ key, summary }) => ({ key, summary })) };
    },
    words: async () => (key) => {
      const found = find(key);
      return typeof found === 'string' ? found : key;
    },
  };
}
