import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';

/** Hours that an old secret may stay valid: a month. */
const LONGEST_ROTATION_HOURS = 24 * 30;

export const notificationInputs = {
  getNotification: noInput,
  rotateSecret: z.object({ oldValidHours: z.int().check(z.minimum(0), z.maximum(LONGEST_ROTATION_HOURS)) }),
  endOldSecret: noInput,
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof notificationInputs>;

/** What has arrived. Times are epoch milliseconds. */
export interface NotificationView {
  /** The latest test call at the address as it is now. */
  lastTestAt?: number;
  /** A response was accepted, within a day of the latest. */
  responseSeenAt?: number;
  /** When the address was replaced last. */
  replacedAt?: number;
  /** A test call since then at the old address, while that was still accepted. */
  oldTestAt?: number;
  lastRefused?: { at: number; reason: 'not-understood' | 'too-large'; count: number };
  /** Calls at an address that was replaced, since the latest test call; those within a minute count as one. */
  refusedOld?: { at: number; count: number };
}

/** `oldUntil`: the address before is still accepted, until then. */
export type AddressView = NotificationView & { url: string; oldUntil?: number };

/** `refused`: the address before is still accepted, until `oldUntil`. */
export type Rotation = { kind: 'replaced'; url: string } | { kind: 'refused'; oldUntil: number };

/** Calls about the address that nps.today notifies. */
export type NotificationStepApi = {
  getNotification(input: Inputs['getNotification']): Promise<Result<AddressView>>;
  rotateSecret(input: Inputs['rotateSecret']): Promise<Result<Rotation>>;
  endOldSecret(input: Inputs['endOldSecret']): Promise<Result<null>>;
};
