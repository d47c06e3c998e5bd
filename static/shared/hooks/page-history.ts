/** The part of a page's address that belongs to the app, and its past. */
export interface PageHistory {
  location: { pathname: string; search: string };
  push(path: string): void;
  /** Calls back whenever the location changes, by the browser's buttons too; returns what stops it. */
  listen(callback: (location: PageHistory['location']) => void): () => void;
}

/** Fails where the page has no address of its own. */
export type OpenHistory = () => Promise<PageHistory>;
