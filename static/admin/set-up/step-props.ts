import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';

/** What every section of the set-up gets. */
export interface StepProps {
  api: AdminApi;
  setup: Setup;
  /** Something was saved and the section stays open. */
  onSaved(): Promise<void>;
  /** The section is finished; `notice` says what was proved. */
  onDone(notice?: string): Promise<void>;
}
