import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';

/** Hours that an old secret may stay valid: a month. */
const LONGEST_ROTATION_HOURS = 24 * 30;

export const notificationInputs = {
  getNotification: noInput,
  rotateSecret: z.object({ oldValidHours: z.int().check(z.minimum(0), z.maximum(LONGEST_ROTATION_HOURS)) }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof notificationInputs>;

export interface NotificationView {
  lastTestAt?: number;
  /** A response was accepted, within a day of the latest. */
  responseSeenAt?: number;
  lastRefused?: { at: number; reason: 'not-understood' | 'too-large'; count: number };
}

/** Calls about the address that nps.today notifies. */
export type NotificationStepApi = {
  getNotification(input: Inputs['getNotification']): Promise<Result<NotificationView & { url: string }>>;
  rotateSecret(input: Inputs['rotateSecret']): Promise<Result<{ url: string }>>;
};
