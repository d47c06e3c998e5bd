/** The history of a full-page module, as `view.createHistory()` hands it to a screen. */
export interface FrameHistory {
  location: { pathname: string; search: string; hash: string; state?: unknown };
  length: number;
  action: 'PUSH' | 'REPLACE' | 'POP';
  listen(listener: (location: FrameHistory['location'], action: string) => void): () => void;
  push(path: string, state?: unknown): void;
  replace(path: string, state?: unknown): void;
  go(delta: number): void;
  goBack(): void;
  goForward(): void;
  createHref(location: { pathname: string }): string;
}

/** @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#createhistory */
export function createHistory(): FrameHistory {
  const entries = [toLocation('/')];
  let index = 0;
  const listeners = new Set<(location: FrameHistory['location'], action: string) => void>();
  const move = (action: FrameHistory['action']) => {
    history.location = entries[index]!;
    history.action = action;
    history.length = entries.length;
    listeners.forEach((listener) => listener(history.location, action));
  };
  const history: FrameHistory = {
    location: entries[0]!,
    length: 1,
    action: 'POP',
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push: (path, state) => {
      entries.splice(index + 1, entries.length, toLocation(path, state));
      index += 1;
      move('PUSH');
    },
    replace: (path, state) => {
      entries[index] = toLocation(path, state);
      move('REPLACE');
    },
    go: (delta) => {
      index = Math.min(entries.length - 1, Math.max(0, index + delta));
      move('POP');
    },
    goBack: () => history.go(-1),
    goForward: () => history.go(1),
    createHref: (location) => location.pathname,
  };
  return history;
}

function toLocation(path: string, state?: unknown): FrameHistory['location'] {
  const url = new URL(path, 'http://frame');
  return { pathname: url.pathname, search: url.search, hash: url.hash, state };
}
