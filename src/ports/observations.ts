/**
 * What nobody could know before this site was seen to do it. Answers are names, types and counts, never values: no
 * personal data, no text of a reply.
 */
export const QUESTIONS = [
  'app-admin',
  'fields-writable',
  'email-admin',
  'email-customer',
  'storage-time',
  'event-shape',
  'response-token',
  'response-key',
  'response-custom',
  'response-times',
  'response-characters',
  'duplicate-respondent',
  'reply-to-survey',
  'rate-limit-reply',
  'email-source',
  'storage-conflict',
  /** `refused`: Jira did not let the app write a response without telling the work item's watchers. */
  'quiet-write',
] as const;

export type Question = (typeof QUESTIONS)[number];

/** An answer and when it was first and last given. Times are epoch milliseconds. */
export interface Observation {
  answer: string;
  since: number;
  lastAt: number;
}

/** What was seen just now. */
export type Answers = Partial<Record<Question, string>>;

/** What this site and this nps.today were seen to do. A note that cannot be kept is no failure: it is logged. */
export interface Observations {
  /** Of these questions; of all where none are given. */
  read(only?: readonly Question[]): Promise<Partial<Record<Question, Observation>>>;
  /**
   * Keeps the answers; what was `seen` again within a day costs no write, what was `asked` for is known to hold now.
   * Never throws.
   */
  note(answers: Answers, how?: 'seen' | 'asked'): Promise<void>;
}
