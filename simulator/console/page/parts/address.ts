import { useSyncExternalStore } from 'react';

/** Everything that determines what the console shows is in its address, so that any view can be linked to. */
export type Address = Record<string, string>;

export const USERS = [
  { email: 'admin@example.com', name: 'Alice, Jira admin' },
  { email: 'agent@example.com', name: 'Agnes, agent' },
  { email: 'customer@example.com', name: 'Carla, customer' },
  { email: 'hidden@example.com', name: 'Somebody who hides the e-mail address' },
];

const DEFAULTS: Address = { page: 'work-items', user: 'admin@example.com', theme: 'light', locale: 'en-US' };

const listeners = new Set<() => void>();
window.addEventListener('popstate', () => listeners.forEach((listener) => listener()));

export function readAddress(): Address {
  return { ...DEFAULTS, ...Object.fromEntries(new URLSearchParams(window.location.search)) };
}

/** The address with some values changed; `undefined` removes one. */
export function hrefWith(changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return `/?${next.toString()}`;
}

export function go(changes: Record<string, string | undefined>, how: 'push' | 'replace' = 'push'): void {
  window.history[`${how}State`](null, '', hrefWith(changes));
  listeners.forEach((listener) => listener());
}

/** What only one page of the console understands. */
const OF_A_PAGE = [
  'key',
  'project',
  'jql',
  'target',
  'by',
  'respondent',
  'search',
  'before',
  'survey',
  'view',
  'status',
  'workItem',
  'call',
  'path',
];

/** Opens another page of the console; what belonged to the old one leaves the address. */
export function pageChanges(page: string, more: Record<string, string> = {}): Record<string, string | undefined> {
  return { ...Object.fromEntries(OF_A_PAGE.map((name) => [name, undefined])), page, ...more };
}

export function useAddress(): Address {
  const search = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => window.location.search,
  );
  void search;
  return readAddress();
}
