import type { ItemDates } from '../domain/completion';
import type { Actor } from '../domain/eligibility/facts';
import type { Status } from '../domain/rule';
import type { TryLater, Unreachable } from './work-items';

/** One change of status. Ids as in the site's statuses; `at` in epoch milliseconds. */
export interface StatusStep {
  /** The change's own id: no other change of the site has it. */
  id: string;
  at?: number;
  from?: string;
  to?: string;
  /** Absent where Jira names nobody. */
  by?: Actor;
}

export interface Past {
  /** The status it has now. */
  status: Status;
  dates: ItemDates;
  /** Who created it; absent where Jira names nobody. */
  creator?: Actor;
  /** Changes of status, newest first. A very long history may lack its beginning. */
  steps: StatusStep[];
  /** Account id; absent where nobody is assigned. */
  assignee?: string;
  /** Changes of the assignee, newest first; absent where there were none. */
  reassigned?: Reassignment[];
}

/** `at`: epoch ms. `from`: the account id of whoever was assigned before; absent for nobody. */
export interface Reassignment {
  at: number;
  from?: string;
}

/** What happened to a work item, for events that leave it out. Every foreign failure is a value here. */
export interface History {
  read(workItemId: string): Promise<{ kind: 'found'; past: Past } | Unreachable | TryLater>;
}
