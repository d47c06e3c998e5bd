import { webTrigger } from '@forge/api';
import type { NotificationAddress } from '../../ports/configuration';

/** The web trigger's address. Forge makes it at the first call and gives the same one ever after. */
export const forgeNotificationAddress: NotificationAddress = {
  url: () => webTrigger.getUrl('notification'),
};
