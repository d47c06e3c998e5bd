import danish from '../../locales/da-DK.json';
import english from '../../locales/en-US.json';
import type { Reader } from '../../src/ports/reader';

export interface FakeReader extends Reader {
  /** What the person reported, oldest first. */
  reported: { key: string; summary: string; projectId: string }[];
}

/** A person who reads Danish, or one of whom Jira tells nothing. */
export function fakeReader(language?: 'da-DK'): FakeReader {
  const texts: unknown = language ? danish : english;
  const find = (key: string) =>
    key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], texts);
  const reported: FakeReader['reported'] = [];
  return {
    reported,
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
