import type { Reason } from '../domain/reason';
import type { Survey, SurveyState } from '../domain/survey';
import type { ListPage, PageAsked } from './list-page';

/** Which surveys a list holds: all, or those that have one thing in common. */
export type SurveyList =
  'all' | { state: SurveyState } | { projectId: string } | { reason: Reason } | { workItemId: string };

/** The stored surveys: the only truth about what was decided and done. Failures of the storage are thrown. */
export interface Ledger {
  /** Writes a new survey under its id; a second writer of the same id changes nothing. */
  create(survey: Survey): Promise<'created' | 'exists'>;
  /** Reads what was last written, never something older. */
  read(id: string): Promise<Survey | undefined>;
  /** Replaces the stored survey if nobody else has since its `revision` was read. Resolves with the stored one. */
  replace(survey: Survey): Promise<Survey | 'conflict'>;
  /**
   * Surveys whose `dueAt` (epoch ms) has come, oldest first. May lag a few seconds behind: what is done on the strength of
   * it must begin with a `replace`.
   */
  due(now: number, limit: number): Promise<Survey[]>;
  /**
   * The survey of a work item that was created last, as it was last written, never something older; of several of one
   * completion the first. Undefined for none;
   * after a failure of the storage in the middle of `create` it may be one that was created before.
   */
  newestOf(workItemId: string): Promise<Survey | undefined>;
  /** The surveys of one work item, newest first. May lag a few seconds behind. */
  ofWorkItem(workItemId: string): Promise<Survey[]>;
  /** The surveys that went, or were to go, to a respondent (the digest of an address), newest first. May lag behind. */
  ofRespondent(respondent: string, limit: number): Promise<Survey[]>;
  /** The latest surveys by change, newest first; one state or all. May lag a few seconds behind. */
  latest(limit: number, state?: SurveyState): Promise<Survey[]>;
  /** A page of a list, in the order of their last change; of a work item's, in that of their planning. May lag behind. */
  page(list: SurveyList, asked: PageAsked): Promise<ListPage<Survey>>;
  /** Those that changed after `after` and not after `until` (epoch ms, of whole seconds), newest first. May lag behind. */
  changedBetween(after: number, until: number, limit: number): Promise<Survey[]>;
}
