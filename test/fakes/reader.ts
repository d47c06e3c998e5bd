import danish from '../../locales/da-DK.json';
import english from '../../locales/en-US.json';
import type { Reader } from '../../src/ports/reader';

/** A person who reads Danish, or one of whom nothing is known. */
export function fakeReader(language?: 'da-DK'): Reader {
  const texts: unknown = language ? danish : english;
  const find = (key: string) =>
    key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], texts);
  return {
    words: async () => (key) => {
      const found = find(key);
      return typeof found === 'string' ? found : key;
    },
  };
}
