import type { AskedBefore } from '../frequency';
import type { GuardRails } from '../guard-rails';
import type { Employee } from '../invitation';
import type { JqlAnswer, Rule, Status } from '../rule';
import type { Sourced } from '../respondent';
import type { Survey } from '../survey';

/** The work item as it is now. */
export interface WorkItemNow extends Sourced {
  projectId: string;
  status: Status;
  workType?: string;
  requestType?: string | null;
  /** What admins call its status, work type and request type; where Jira says so. */
  names?: { status?: string; workType?: string; requestType?: string };
  /** When the status last went from one category to another, and when it came into being, epoch ms; where Jira says so. */
  categoryChanged?: number;
  created?: number;
  labels: string[];
  /** The account id of whoever is assigned to it. */
  assigneeId?: string;
}

/** What decides about a survey that is to go out. What no check has asked for yet is absent. */
export interface Facts<Item extends WorkItemNow = WorkItemNow> {
  survey: Survey;
  /** Epoch ms. */
  now: number;
  /** Every rule in force. */
  rules: Rule[];
  guardRails: GuardRails;
  workItem?: { kind: 'found'; now: Item } | { kind: 'gone' } | { kind: 'unreachable'; until?: number };
  /** Whether the change of status that the survey is about was a completion; `unknown` where Jira does not say now. */
  completion?: 'yes' | 'no-rule' | 'outside-rule' | 'already-finished' | 'reopened' | 'long-finished' | 'unknown';
  /** What Jira says of the rules' JQL, by the rule's id: as far as anybody had to ask. */
  jqlAnswers?: Record<string, JqlAnswer>;
  /** Jira does not answer questions about JQL at present. `until`: epoch ms, where it said until when. */
  jqlUnanswered?: { until?: number };
  /** What people chose for the work item. `byHand`: the survey that was asked for by hand last. */
  choice?: { excluded: boolean; byHand?: string };
  /** The survey by hand that stands for this one; null where none does. */
  sentByHand?: { id: string } | null;
  /** Whether the work item has been asked about before. */
  askedBefore?: AskedBefore;
  /** Whom the response is credited to; null for nobody. */
  employee?: Told<Employee | null>;
  /** The respondent's locale, as Jira writes it; null where they do not let it be seen. */
  language?: Told<string | null>;
  /** The ids of the groups that the respondent is a member of. */
  groups?: Told<string[]>;
  /** Whether people are agents of the work item's project, by their account ids. */
  agents?: Readonly<Record<string, Told<boolean>>>;
  /** Who made the change that finished the work item. */
  finisher?: Told<Actor>;
  slot?: Slot;
  /** How many work items whoever finished this one finished at once with it. */
  bulk?: Bulk;
  /** The e-mail addresses of people, by their account ids; of whoever is known by an address alone, by that. */
  addresses?: Readonly<Record<string, Address>>;
  /**
   * Whether the respondent is left alone, until when (epoch ms). `undecided`: another survey is about to go to them; by
   * `until` it is known whether it did.
   */
  quarantine?: { kind: 'free' } | { kind: 'until' | 'undecided'; until: number };
}

/** A person's e-mail address, as far as Jira says. `until`: epoch ms. */
export type Address =
  /** `key`: what tells them from others of the same completion, as `Together` has it; where that is needed. */
  | { kind: 'known'; address: string; key?: string }
  | { kind: 'none' }
  | { kind: 'unavailable' }
  | { kind: 'try-later'; until?: number };

/** Whoever did something in Jira; without an account id where Jira names nobody. */
export interface Actor {
  accountId?: string;
  /** An app, an automation or an AI agent. */
  isApp: boolean;
}

/** What Jira was asked about, where it may be unavailable. `until`: epoch ms. */
export type Told<T> = { kind: 'told'; value: T } | { kind: 'unavailable'; until?: number };

/** Whether a survey may go out under the caps, or until when (epoch ms) it waits for its slot. */
export type Slot = { kind: 'open' } | { kind: 'until'; until: number };

/** `open`: by `until` (epoch ms) it is known. Counted as far as it decides. */
export type Bulk = Told<number> | { kind: 'open'; until: number };

/** What has to be looked up before it is known. */
export type AskedFact =
  | 'workItem'
  | 'jql'
  | 'completion'
  | 'choice'
  | 'sentByHand'
  | 'askedBefore'
  | 'finisher'
  | 'bulk'
  | 'agent'
  | 'groups'
  | 'address'
  | 'quarantine'
  | 'slot'
  | 'language'
  | 'employee';

/** Somebody asked for the survey by hand, knowing the work item's status. */
export function isByHand({ survey }: Facts): boolean {
  return survey.origin === 'by-hand';
}

/** The same, and guard rails say nothing about it. */
export function isUnguarded({ origin, guarded }: Pick<Survey, 'origin' | 'guarded'>): boolean {
  return origin === 'by-hand' && !guarded;
}

/** The work item as it is now; undefined before it is looked up, and where it was not found. */
export function workItemOf<Item extends WorkItemNow>({ workItem }: Facts<Item>): Item | undefined {
  return workItem?.kind === 'found' ? workItem.now : undefined;
}
