import type { AdminApi } from '../../../src/contract/admin';
import type { Counts, Overview } from '../../../src/contract/admin/overview';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';

/** What the overview shows of surveys and responses: two calls, since counting takes longer. */
export interface Figures {
  attention: Loading<Overview>;
  counts: Loading<Counts>;
  reload(): Promise<unknown>;
}

/** Asks for the figures at once: whoever shows them need not know the set-up first. */
export function useOverview(api: AdminApi): Figures {
  const attention = useLoaded(() => api.getOverview({}));
  const counts = useLoaded(() => api.getCounts({}));
  return { attention, counts, reload: () => Promise.all([attention.reload(), counts.reload()]) };
}
