import type { DueQueue } from '../../ports/due-queue';
import type { Clock } from '../../ports/clock';
import type { SettingsStore } from '../../ports/settings-store';

export interface SetPausedPorts {
  settings: SettingsStore;
  dueQueue: DueQueue;
  clock: Clock;
}

/** Pauses everything or resumes it; what falls due meanwhile waits on the ledger. */
export async function setPaused(ports: SetPausedPorts, paused: boolean): Promise<void> {
  if (paused) await ports.settings.writePause({ reason: 'by-admin', since: ports.clock.now() });
  else await resume(ports);
}

/** What waits goes out now, not with the next sweep. */
export async function resume({ settings, dueQueue }: Pick<SetPausedPorts, 'settings' | 'dueQueue'>): Promise<void> {
  await settings.writePause(undefined);
  await dueQueue.surveysDue();
}
