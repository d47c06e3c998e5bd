import type { Question } from '../../ports/observations';

/**
 * Everything that is kept in Forge's storage, by its key. No other file names a key; what of it is personal data and how
 * long it lives is in `docs/privacy.md`. A key that is in use never changes: what is kept under it would be lost.
 * @see https://developer.atlassian.com/platform/forge/storage-reference/
 */

/** Values: each is read and written under its key, strictly consistent. */
export const VALUES = {
  /** Why nothing is being sent. Apart from the settings: the dispatcher writes it, and must not undo what an admin saves. */
  pause: 'pause',
  /** What came in at the notification address last that was no response. */
  notifications: 'notifications',
  /** How many calls were refused because their secret was replaced. Apart: whoever holds an old address makes it change. */
  refusedOld: 'refused-old',
  /** Nothing is ever kept here: how long a read takes is measured with it. */
  storageProbe: 'storage-probe',
  /** What this site was seen to do, one value for each question, so that notes of the same moment do not collide. */
  observation: (question: Question) => `observation:${question}`,
  /** The id of the survey that was made last for a work item: lists lag behind. */
  newest: (workItemId: string) => `newest:${workItemId}`,
  /** The id of the response that was parked last for a survey, or for a work item where its survey is not known. */
  parked: (surveyIdOrWorkItem: string) => `parked:${surveyIdOrWorkItem}`,
  /** Whether a status is of the Done category, and when Jira said so. */
  status: (statusId: string) => `status:${statusId}`,
  /** Which field holds a work item's request type, and when Jira said so. */
  requestTypeField: 'request-type-field',
  /** What is wrong with rules that were right when they were saved, since when, and when that was looked at. */
  ruleWatch: 'rule-watch',
  /** What people chose for a work item: no survey, or one sent by hand. */
  choice: (workItemId: string) => `choice:${workItemId}`,
} as const;

/** Secrets: encrypted, and out of reach of every query. */
export const SECRETS = {
  /** The customer's key to nps.today. */
  apiKey: 'nps-today-api-key',
  /** What the notification address carries; two of them while one replaces the other, and digests of former ones. */
  notification: 'notification-secrets',
  /** Signs survey tokens and makes digests. */
  signing: 'signing-key',
} as const;

/** An entity, and its indexes as `manifest.yml` declares them. */
export interface Entity<Index extends string = string> {
  name: string;
  indexes: Record<Index, string>;
}

/** Rows: found by key and by index, replaced by revision. */
export const ENTITIES = {
  /** One row for each survey, under its id. */
  survey: {
    name: 'survey',
    indexes: {
      due: 'due',
      byState: 'by-state',
      byWorkItem: 'by-work-item',
      byProject: 'by-project',
      byReason: 'by-reason',
      byRespondent: 'by-respondent',
      latest: 'latest',
    },
  },
  /** One row for each response, under its id. */
  response: {
    name: 'response',
    indexes: { due: 'due', byState: 'by-state', bySurvey: 'by-survey', byWorkItem: 'by-work-item' },
  },
  /** What an admin has set up, and the rules in force: the row {@link ROWS.settings}. */
  settings: { name: 'settings', indexes: { revision: 'revision' } },
  /** One row for each rule as admins edit it, under its id. */
  rule: { name: 'rule', indexes: { revision: 'revision' } },
  /** One row for each respondent whom a survey went to while there is a quarantine, under the digest of their address. */
  asked: { name: 'asked', indexes: { revision: 'revision' } },
  /** One row for a day for each work item that was finished while bulk changes are counted, under the id of its survey. */
  finished: { name: 'finished', indexes: { byActor: 'by-actor' } },
  /** One row while somebody writes to a work item for one of several surveys of a completion, under the id of the first. */
  turn: { name: 'turn', indexes: { revision: 'revision' } },
  /** How many surveys may go out when, where there are caps: the row {@link ROWS.slots}. */
  slots: { name: 'slots', indexes: { revision: 'revision' } },
  /** One row for a year for each change of settings: who changed what, and when. */
  change: { name: 'change', indexes: { latest: 'latest', byKind: 'by-kind' } },
  /** How far the ledger is counted: the row {@link ROWS.counting}. */
  counting: { name: 'counting', indexes: { revision: 'revision' } },
  /** What each survey was counted as, one row for each count of everything and survey. */
  counted: { name: 'counted', indexes: { byGeneration: 'by-generation' } },
  /** The counts of a month of a project, by what tells its surveys apart. */
  tally: { name: 'tally', indexes: { byPart: 'by-part', byGeneration: 'by-generation' } },
  /** Until when the time to call nps.today is taken: the row {@link ROWS.pace}. */
  pace: { name: 'pace', indexes: { revision: 'revision' } },
} as const satisfies Record<string, Entity>;

/** Keys of entities that have one row. */
export const ROWS = { settings: 'settings', pace: 'nps-today', slots: 'slots', counting: 'counting' } as const;
