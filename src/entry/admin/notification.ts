import { notificationInputs as inputs } from '../../contract/admin/notification';
import type { RotateSecretPorts } from '../../usecases/notification/rotate-secret';
import { endOldSecret, rotateSecret } from '../../usecases/notification/rotate-secret';
import type { ShowNotificationPorts } from '../../usecases/notification/show-notification';
import { showNotification } from '../../usecases/notification/show-notification';
import { done, guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

const HOUR_MS = 3_600_000;

export type NotificationPorts = ShowNotificationPorts & RotateSecretPorts;

export function notificationCalls(ports: NotificationPorts, admin: Admit) {
  return {
    getNotification: guarded(inputs.getNotification, admin, async () => ok(await showNotification(ports))),
    rotateSecret: guarded(inputs.rotateSecret, admin, async ({ oldValidHours }) =>
      ok(await rotateSecret(ports, oldValidHours * HOUR_MS)),
    ),
    endOldSecret: guarded(inputs.endOldSecret, admin, () => done(endOldSecret(ports))),
  };
}
