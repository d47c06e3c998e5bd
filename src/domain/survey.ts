import type { DecisionRecord } from './decision-record';
import type { ScoreChange } from './left-out';
import type { Failing } from './patience';
import type { Rating } from './rating';
import type { Reason } from './reason';
import type { MergedResponse } from './response';
import type { Status } from './rule';
import type { Together } from './together';

/** Where a survey stands. The only legal moves between these are in {@link MOVES}. */
export type SurveyState =
  | 'planned'
  | 'skipped'
  | 'scheduled'
  | 'cancelled'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'unconfirmed'
  | 'answered'
  | 'expired';

export const MOVES: Record<SurveyState, readonly SurveyState[]> = {
  planned: ['skipped', 'scheduled', 'failed'],
  scheduled: ['sending', 'cancelled', 'skipped', 'failed'],
  sending: ['sent', 'failed', 'scheduled', 'unconfirmed'],
  sent: ['answered', 'expired'],
  answered: ['answered'],
  failed: ['answered'],
  unconfirmed: ['answered'],
  expired: ['answered'],
  skipped: [],
  cancelled: [],
};

/** One entry of a survey's history. `at` is epoch milliseconds. */
export interface HistoryEntry {
  state: SurveyState;
  at: number;
  reason?: Reason;
  /** Of a response: the rating that counts since then. */
  rating?: Rating;
  /** It brought a comment. */
  commented?: true;
  /** The account id of the person who did it; absent where nobody did, and from before this was kept. */
  by?: string;
}

/** A change of status that may have been a completion, as far as it is known. */
export interface Undecided {
  status: Status;
  /** Absent for a work item that came into being in its status. */
  previousStatus?: Status;
}

/** One invitation, for one completion, to one respondent. All times are epoch milliseconds. */
export interface Survey {
  id: string;
  /** Numeric id of the work item: keys change when it moves, ids do not. */
  workItemId: string;
  /** The key as it was when the survey was planned; nps.today carries it as `issueKey`. */
  workItemKey: string;
  projectId?: string;
  /** The ids of its work type and its request type when it was looked at first; absent where nobody looked. */
  workType?: string;
  requestType?: string;
  origin: 'completion' | 'by-hand' | 'automation';
  /** One by hand that obeys guard rails all the same: no person looked at the work item. */
  guarded?: true;
  ruleId?: string;
  campaignId?: number;
  /** It is one of several surveys of its completion. */
  together?: Together;
  /** A keyed digest of the respondent's address; known once that was looked up. */
  respondent?: string;
  state: SurveyState;
  reason?: Reason;
  plannedAt: number;
  /** When the work item came into the status that finished it, where the event says so. */
  completedAt?: number;
  /** The account id of whoever finished it, where the event says so and a guard rail judges by it. */
  completedBy?: string;
  /** When it may go out under the caps. */
  slotAt?: number;
  /** What the event says, while it is open whether it was a completion at all: the rest was unavailable. */
  undecided?: Undecided;
  changedAt: number;
  /** When the survey is due: the sweep sees to it if no message arrived; absent when there is nothing left to do. */
  dueAt?: number;
  /** The survey that a person sent in place of this one: it failed, was not confirmed, or came after theirs. */
  replacedBy?: string;
  /** An admin tries the loop with it: it carries characters that show whether they come back as they were sent. */
  isTest?: boolean;
  sentAt?: number;
  /** What was decided about it last before it went out, or did not; absent from before that was kept. */
  decision?: DecisionRecord;
  /** What is tried in vain at present; patience is reckoned from here. */
  failing?: Failing;
  response?: MergedResponse;
  /** Its response was left out of the scores, or counted again; the oldest first, the last one holds. */
  scores?: ScoreChange[];
  /** True when the work item's mark no longer shows this state. */
  markMissing?: boolean;
  /** Until then one worker writes to the work item; whoever else wants to, waits, so that nothing old ends on top. */
  writingUntil?: number;
  /** True from before a response is written until that is recorded: what the fields hold is not known. */
  fieldsUnsure?: boolean;
  history: HistoryEntry[];
  /** Another one after every write; a write that expected another revision is refused. */
  revision: number;
}

/** What stands for the change of status of a work item that came into being finished. */
export const BORN = 'created';

/** The name that the change of status has in the history of the work item, or what stands for it. */
export function changeIdOf({ id, workItemId, together }: Pick<Survey, 'id' | 'workItemId' | 'together'>): string {
  return (together?.ids[0] ?? id).slice(workItemId.length + 1);
}

/** The states of a survey that is still to go out. */
export const WAITING: SurveyState[] = ['planned', 'scheduled'];

/** The states of a survey that is on its way to the respondent or may have reached them. */
export const GOES_OUT: SurveyState[] = ['scheduled', 'sending', 'sent', 'unconfirmed', 'answered', 'expired'];

/** The states of a survey that reached the respondent, or may have. */
const ASKED: SurveyState[] = ['sending', 'sent', 'unconfirmed', 'answered', 'expired'];

/** When a survey asked about its work item (epoch ms); undefined for one that did not. An admin's test asks nobody. */
export function askedAt({ state, sentAt, changedAt, isTest, response }: Survey): number | undefined {
  const hasAsked = ASKED.includes(state) || response !== undefined;
  return hasAsked && !isTest ? (sentAt ?? changedAt) : undefined;
}

/** Whether the survey's work item is the one named: by its key as it was when the survey went out, or by its id. */
export function isAbout(survey: Pick<Survey, 'workItemId' | 'workItemKey'>, keyOrId: string): boolean {
  return keyOrId === survey.workItemId || keyOrId.toUpperCase() === survey.workItemKey.toUpperCase();
}

/** Failed, or nobody knows whether it went out: a person decides, and has not yet. */
export function needsPerson({ state, replacedBy }: Survey): boolean {
  return (state === 'failed' || state === 'unconfirmed') && replacedBy === undefined;
}

/** A survey that could not be dispatched waits so long at least. */
export const POSTPONED_MS = 2 * 60_000;
/** How long a worker may write to the work item before another may. */
export const CLAIM_MS = 2 * 60_000;
/** After this long in `sending` nobody is coming back to record how the call ended. */
export const SENDING_LIMIT_MS = 5 * 60_000;
/** A survey without a response after this long is shown as expired; a later response is still taken. */
export const EXPIRY_MS = 90 * 24 * 3_600_000;

/** When a survey that came into this state at `at` is due next (epoch ms). */
export function dueAtFor(state: SurveyState, at: number, marked: boolean): number | undefined {
  if (state === 'planned' || state === 'scheduled') return at;
  if (state === 'sending') return at + SENDING_LIMIT_MS;
  if (!marked) return at + CLAIM_MS;
  return state === 'sent' ? at + EXPIRY_MS : undefined;
}

/** What changes together with a move. */
export type MovePatch = Partial<
  Pick<
    Survey,
    'reason' | 'dueAt' | 'ruleId' | 'campaignId' | 'respondent' | 'projectId' | 'failing' | 'response' | 'markMissing'
  >
>;

/**
 * Moves a survey to another state at `at` (epoch ms); `by` is the account id of the person who did. Throws on a move that
 * the diagram does not have: that is a bug.
 */
export function move(survey: Survey, to: SurveyState, at: number, patch: MovePatch = {}, by?: string): Survey {
  if (!MOVES[survey.state].includes(to)) throw new Error(`Illegal move of a survey: ${survey.state} to ${to}`);
  const markMissing = patch.markMissing ?? (to !== 'sending' && to !== 'scheduled');
  return {
    ...survey,
    ...patch,
    state: to,
    reason: patch.reason,
    changedAt: at,
    sentAt: to === 'sent' ? at : survey.sentAt,
    markMissing,
    dueAt: patch.dueAt ?? dueAtFor(to, at, !markMissing),
    history: [
      ...survey.history,
      { ...historyEntry(to, at, patch.reason, by), ...whatCame(survey.response, patch.response) },
    ],
  };
}

/** A new survey in its first state; `by` is the account id of the person who asked for it. */
export function planned(
  facts: Pick<
    Survey,
    | 'id'
    | 'workItemId'
    | 'workItemKey'
    | 'projectId'
    | 'workType'
    | 'requestType'
    | 'origin'
    | 'completedAt'
    | 'completedBy'
    | 'undecided'
  >,
  at: number,
  by?: string,
): Survey {
  return {
    ...facts,
    state: 'planned',
    plannedAt: at,
    changedAt: at,
    dueAt: at,
    history: [historyEntry('planned', at, undefined, by)],
    revision: 0,
  };
}

function historyEntry(state: SurveyState, at: number, reason?: Reason, by?: string): HistoryEntry {
  return { state, at, ...(reason ? { reason } : {}), ...(by ? { by } : {}) };
}

function whatCame(before: MergedResponse | undefined, response: MergedResponse | undefined): Partial<HistoryEntry> {
  if (!response) return {};
  const { rating, commentDigest } = response;
  return {
    ...(rating === undefined ? {} : { rating }),
    ...(commentDigest === before?.commentDigest ? {} : { commented: true as const }),
  };
}

/**
 * The survey once a response to it has arrived. A response proves that the survey went out, whatever we recorded, so
 * the missing steps are added. A survey that we took back after a call in vain keeps its state: the diagram has no way
 * from there, and the response is recorded all the same. `by` is the account id of the person who said that the response
 * belongs to it.
 */
export function answered(survey: Survey, response: MergedResponse, at: number, by?: string): Survey {
  let current = survey;
  if (current.state === 'planned') current = move(current, 'scheduled', at);
  if (current.state === 'scheduled') current = move(current, 'sending', at);
  if (current.state === 'sending') current = move(current, 'sent', at);
  if (current.state === 'skipped' || current.state === 'cancelled') return { ...current, response, changedAt: at };
  return move(current, 'answered', at, { response, markMissing: false }, by);
}
