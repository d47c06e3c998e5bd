import type { Response } from '../domain/response';
import type { ListPage, PageAsked } from './list-page';

/** Responses between arrival and application, and what is left of them afterwards. Storage failures are thrown. */
export interface ResponseStore {
  /** Keeps a response under its id; the same response again is `duplicate` and changes nothing. */
  store(response: Response): Promise<'stored' | 'duplicate'>;
  read(id: string): Promise<Response | undefined>;
  /** Replaces the stored response if nobody else has since its `revision` was read. */
  replace(response: Response): Promise<Response | 'conflict'>;
  /** Ids of responses whose `dueAt` (epoch ms) has come. May lag a few seconds behind. */
  due(now: number, limit: number): Promise<string[]>;
  /**
   * The response to this survey, or the one of no survey that names this work item, that was parked last: as it is now
   * (parked no longer, perhaps), never something older. Undefined for none; after a failure of the storage in the middle
   * of parking it may be one that was parked before.
   */
  parkedLast(surveyIdOrWorkItem: string): Promise<Response | undefined>;
  /** Parked responses of no survey that name this work item, newest first; a few of them. May lag a few seconds behind. */
  unmatchedOf(workItemKeyOrId: string): Promise<Response[]>;
  /** Responses that are on their way to their work items, newest first. May lag a few seconds behind. */
  waiting(limit: number): Promise<Response[]>;
  /**
   * Responses that need a person, newest first; with `before` (epoch ms) those that were parked until then, in whole
   * seconds. May lag a few seconds behind.
   */
  parked(limit: number, before?: number): Promise<Response[]>;
  /** A page of them, in the order of their last change. May lag behind. */
  parkedPage(asked: PageAsked): Promise<ListPage<Response>>;
}
