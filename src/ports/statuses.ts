/** Which statuses of the site are of the Done category. */
export interface Statuses {
  /** `unknown`: Jira has no such status for us, or is unavailable now. What was once read is remembered for a day. */
  isDone(statusId: string): Promise<'yes' | 'no' | 'unknown'>;
}
