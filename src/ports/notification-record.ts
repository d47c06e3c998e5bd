/** What is known about nps.today's notifications. Times are epoch milliseconds. */
export interface NotificationFacts {
  lastTestAt?: number;
  /** The latest notification that could not be matched with a survey, and why. */
  lastRefused?: { at: number; reason: 'no-token' | 'bad-token' | 'not-understood' };
}

/** Shows the admin whether nps.today's notifications arrive. */
export interface NotificationRecord {
  read(): Promise<NotificationFacts>;
  testReceived(at: number): Promise<void>;
  refused(at: number, reason: 'no-token' | 'bad-token' | 'not-understood'): Promise<void>;
}
