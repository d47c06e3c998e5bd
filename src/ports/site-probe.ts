/** `by-request`: not by itself, but with the service request the person made; `none-found`: there is nobody to ask about. */
export type EmailProbe = 'yes' | 'by-request' | 'no' | 'none-found' | 'unknown';

/** What only the site can answer, for an admin who checks it. No address and no name comes out of here. */
export interface SiteProbe {
  /** Whether the app itself administers Jira. */
  appAdministers(): Promise<'yes' | 'no' | 'unknown'>;
  /** Whether Jira gives the app the e-mail address of the person at the screen. */
  emailOfReader(): Promise<EmailProbe>;
  /** The same for a customer of a service desk, found among the latest reporters in these projects. */
  emailOfCustomer(projects: 'all' | string[]): Promise<EmailProbe>;
}
