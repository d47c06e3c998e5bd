import type { AdminApi, Setup } from '../../../src/contract/admin';

/** What every section of the set-up gets. */
export interface StepProps {
  api: AdminApi;
  setup: Setup;
  /** Something was saved and the section stays open. */
  onSaved(): Promise<void>;
  /** The section is finished; `notice` tells what was proved. */
  onDone(notice?: string): Promise<void>;
}
