/** `not-understood`: no JSON, or no response in it. `too-large`: larger than any response. */
export type RefusedCall = 'not-understood' | 'too-large';

/** What is known about nps.today's notifications. Times are epoch milliseconds. */
export interface NotificationFacts {
  /** The latest test call at the address as it is now. */
  lastTestAt?: number;
  /** When the address was replaced last. */
  replacedAt?: number;
  /** A test call since then at the old address, while that was still accepted. */
  oldTestAt?: number;
  /** The latest call with a right secret that could not be kept, why, and how many there were. */
  lastRefused?: { at: number; reason: RefusedCall; count: number };
  /** Calls with a secret that is accepted no longer, since the latest test call; those within a minute count as one. */
  refusedOld?: RefusedOld;
}

export interface RefusedOld {
  at: number;
  count: number;
}

/** Shows the admin whether nps.today's notifications arrive. */
export interface NotificationRecord {
  read(): Promise<NotificationFacts>;
  /** Whatever was refused at old addresses before, nps.today has the present one. */
  testReceived(at: number): Promise<void>;
  oldTestReceived(at: number): Promise<void>;
  /** What was known of test calls is true of the old address only, so it is forgotten. */
  addressReplaced(at: number): Promise<void>;
  refused(at: number, reason: RefusedCall): Promise<void>;
  /** Costs one write a minute at most, however often it is called. */
  refusedOld(at: number): Promise<void>;
}
