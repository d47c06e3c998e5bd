/** `not-understood`: no JSON, or no response in it. `too-large`: larger than any response. */
export type RefusedCall = 'not-understood' | 'too-large';

/** What is known about nps.today's notifications. Times are epoch milliseconds. */
export interface NotificationFacts {
  lastTestAt?: number;
  /** The latest call with a right secret that could not be kept, why, and how many there were. */
  lastRefused?: { at: number; reason: RefusedCall; count: number };
}

/** Shows the admin whether nps.today's notifications arrive. */
export interface NotificationRecord {
  read(): Promise<NotificationFacts>;
  testReceived(at: number): Promise<void>;
  refused(at: number, reason: RefusedCall): Promise<void>;
}
