import type { Person, Sourced } from '../domain/respondent';
import type { FieldTexts } from '../domain/along';
import type { Status } from '../domain/rule';
import type { Wanted } from '../domain/wanted';
import type { RefusedField } from '../domain/response';
import type { Mark } from '../domain/mark';
import type { FieldMapping } from '../domain/field-parts';

/** A work item as far as a survey needs it. */
export interface WorkItem extends Sourced {
  id: string;
  key: string;
  projectId: string;
  status: Status;
  /** The id of its work type. */
  workType?: string;
  /** The id of its request type; null where it has none, absent where nobody asked. */
  requestType?: string | null;
  /** What admins call its status, work type and request type; where Jira says so. */
  names?: { status?: string; workType?: string; requestType?: string };
  /** When the status last went from one category to another, epoch ms; where Jira says so. */
  categoryChanged?: number;
  summary: string;
  /** When it came into being, epoch ms; where Jira says so. */
  created?: number;
  labels: string[];
  /** The account id of whoever is assigned to it. */
  assigneeId?: string;
  /** The fields that go along, as far as they hold anything that can be put into words. */
  fieldTexts?: FieldTexts;
}

export type { Person };

/** What a response puts on the work item. Absent parts are left alone. */
export interface ResponseWrite {
  rating?: number;
  comment?: string;
  /** ISO 8601. */
  respondedAt?: string;
  mark: Mark;
  /** An earlier comment is kept whole beside its field; the comment of this write takes its place. */
  replacesWholeComment?: boolean;
}

/** How a response is written. */
export interface WriteManner {
  /** Jira mails its watchers about the edit, as about any other. */
  notifyWatchers?: boolean;
  /** Also where the work item's status lets nobody edit it. */
  lockedToo?: boolean;
}

/** What a write came to: `refused` fields were left out; `told` where Jira would not keep the edit from its watchers. */
export interface Written {
  kind: 'written';
  refused: RefusedField[];
  commentCut: boolean;
  told?: true;
}

/** A refusal that time does not heal. */
export type Unreachable = { kind: 'gone' } | { kind: 'no-permission' };

/** A refusal that time heals. `until`: epoch ms, where Jira said when. */
export type TryLater = { kind: 'try-later'; until?: number };

/** What a person is to a request: a service project shows the addresses of its own people on it. */
export type Standing = 'reporter' | 'participant' | 'other';

/** Where an address was found: by the app's own permission, visible on the profile, or on the service request. */
export type EmailSource = 'app-email' | 'profile' | 'service-request';

/** Jira's work items, as the app sees and edits them. Every foreign failure is a value here. */
export interface WorkItems {
  read(idOrKey: string, wanted?: Wanted): Promise<{ kind: 'found'; workItem: WorkItem } | Unreachable | TryLater>;
  /**
   * The e-mail address the app may use for a survey; looks further only where it must. `unavailable`: none was found, and
   * Jira's own directory of addresses does not answer while the rest does. It may be switched off for this site or out of
   * order for a while; Jira does not say which.
   */
  emailOf(
    person: Person,
    workItemId: string,
    standing?: Standing,
  ): Promise<
    { kind: 'email'; address: string; source: EmailSource } | { kind: 'none' } | { kind: 'unavailable' } | TryLater
  >;
  /**
   * One write: the mapped fields, the mark, and beside them the whole of a comment that its field has no room for.
   * Where Jira refuses some fields, whether it names them or not, the others are written without them.
   */
  writeResponse(
    workItemId: string,
    write: ResponseWrite,
    fields: FieldMapping,
    manner?: WriteManner,
  ): Promise<Written | Unreachable | TryLater>;
  /** The comment of this survey that is on the work item now; undefined where there is none, or none to be read. */
  commentOf(workItemId: string, surveyId: string, fields: FieldMapping): Promise<string | undefined>;
  /** Puts the mark alone on the work item. */
  mark(workItemId: string, mark: Mark): Promise<{ kind: 'marked' } | Unreachable | TryLater>;
}
