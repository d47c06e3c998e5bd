import type { Simulator } from '../../simulator';

/** What the app has stored, read past the app. */
export function recordsOf<T>({ forge }: Pick<Simulator, 'forge'>, entity: 'survey' | 'response'): T[] {
  return Object.values(forge.storage().entities[entity] ?? {}).map((row) => (row as { record: T }).record);
}
