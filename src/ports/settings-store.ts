import type { Pause, Settings } from '../domain/settings';

/** What the admin has set up. */
export interface SettingsStore {
  /** The settings; the empty ones of a fresh installation when nothing was saved. */
  read(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
  /** Why sending is paused; undefined when it is not. */
  readPause(): Promise<Pause | undefined>;
  /** Pauses sending, or resumes it with undefined. */
  writePause(pause: Pause | undefined): Promise<void>;
}
