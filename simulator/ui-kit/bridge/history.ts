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

/** A later address, and how it came to be. */
type Tell = (path: string, how: 'push' | 'replace') => void;

/**
 * The page around the frame has the address, and the browser its past: a reload and the browser's buttons keep it.
 * `begin` is the app's part of the address as it was opened; only modules that fill a page have one.
 * @see https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/view/#createhistory
 */
export function pageHistory(begin: string | undefined, tell: Tell, travel: (delta: number) => void) {
  let location = toLocation(begin ?? '/');
  const histories = new Set<FrameHistory>();
  const listeners = new Set<(location: FrameHistory['location'], action: string) => void>();
  function move(path: string, action: FrameHistory['action'], state?: unknown) {
    location = toLocation(path, state);
    histories.forEach((history) => Object.assign(history, { location, action }));
    listeners.forEach((listener) => listener(location, action));
  }
  return {
    create(): FrameHistory {
      if (begin === undefined)
        throw new Error('This module has no address of its own: createHistory is not available.');
      const history: FrameHistory = {
        location,
        length: 1,
        action: 'POP',
        listen: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        push: (path, state) => (tell(path, 'push'), move(path, 'PUSH', state)),
        replace: (path, state) => (tell(path, 'replace'), move(path, 'REPLACE', state)),
        go: travel,
        goBack: () => travel(-1),
        goForward: () => travel(1),
        createHref: ({ pathname }) => pathname,
      };
      histories.add(history);
      return history;
    },
    /** The page's address has changed, by the browser's buttons or a link. */
    wentTo(path: string) {
      const { pathname, search, hash } = location;
      if (path !== pathname + search + hash) move(path, 'POP');
    },
  };
}

function toLocation(path: string, state?: unknown): FrameHistory['location'] {
  const url = new URL(path, 'http://frame');
  return { pathname: url.pathname, search: url.search, hash: url.hash, state };
}
