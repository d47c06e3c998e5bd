import type { Told } from '../domain/eligibility/facts';
import type { Employee } from '../domain/invitation';

/** What Jira says about people, asked as the app. Every foreign failure is a value here. */
export interface People {
  /** The ids of the groups that a person is a member of; none for somebody whom Jira's directory does not have. */
  groupsOf(accountId: string): Promise<Told<string[]>>;
  /** Whether an account is an app's, an automation's or an AI agent's. One that Jira does not know is not. */
  isApp(accountId: string): Promise<Told<boolean>>;
  /** Whether a person works on the requests of a service project; nobody does in a project of another kind. */
  isAgentOf(accountId: string, projectId: string): Promise<Told<boolean>>;
  /** Somebody's locale, as Jira writes it (`da_DK`); null where they, or Jira, do not let it be seen. */
  languageOf(accountId: string): Promise<Told<string | null>>;
  /** A colleague by name and address; null for an app, for somebody unknown, and where no address is to be had. */
  colleague(accountId: string): Promise<Told<Employee | null>>;
}
