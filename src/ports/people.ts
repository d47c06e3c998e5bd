import type { Told } from '../domain/eligibility/facts';

/** What Jira says about people, asked as the app. Every foreign failure is a value here. */
export interface People {
  /** The ids of the groups that a person is a member of; none for somebody whom Jira's directory does not have. */
  groupsOf(accountId: string): Promise<Told<string[]>>;
}
