import type { Pause, Settings } from '../domain/settings';

/** What an admin saves of the settings; rules have a store of their own. */
export type OwnSettings = Omit<Settings, 'rules'>;

/** What the admin has set up. */
export interface SettingsStore {
  /** The settings; the empty ones of a fresh installation when nothing was saved. */
  read(): Promise<Settings>;
  /** Changes the settings as they are now. It may be asked more than once, where others save at the same time. */
  change(change: (settings: OwnSettings) => OwnSettings): Promise<void>;
  /** Why sending is paused; undefined when it is not. */
  readPause(): Promise<Pause | undefined>;
  /** Pauses sending, or resumes it with undefined. */
  writePause(pause: Pause | undefined): Promise<void>;
}
