import type { AdminApi } from '../../../src/contract/admin';

/** What can be done with one rule. */
export interface RuleActions {
  onEdit(): void;
  onSwitch(enabled: boolean): void;
  onMove(to: 'up' | 'down'): void;
  onCopy(): void;
  countWaiting(): ReturnType<AdminApi['countWaitingOf']>;
  remove(): ReturnType<AdminApi['deleteRule']>;
  onRemoved(): Promise<void>;
}
