/** A secret of the notification URL. `until`: epoch ms after which it is no longer taken; absent for the current one. */
export interface NotificationSecret {
  value: string;
  until?: number;
  /** Of the current one: digests of secrets that it came after and that are taken no longer, the latest first. */
  formerDigests?: string[];
}

/** Secrets of this installation. Nothing in here ever leaves the backend, except the notification URL for an admin. */
export interface Vault {
  /** The nps.today API key; undefined when not connected. */
  apiKey(): Promise<string | undefined>;
  setApiKey(key: string | undefined): Promise<void>;
  /** The secrets that the notification URL may carry, the current one first. Made at first use. */
  notificationSecrets(): Promise<NotificationSecret[]>;
  setNotificationSecrets(secrets: NotificationSecret[]): Promise<void>;
}
