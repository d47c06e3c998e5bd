import type { AdminApi } from '../../../src/contract/admin';
import type { Causes } from '../../../src/contract/admin/causes';
import type { Counts, Overview } from '../../../src/contract/admin/overview';
import type { SiteFigures } from '../../../src/contract/admin/report';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';

/** What the overview shows of surveys and responses: calls side by side, since counting takes longest. */
export interface Figures {
  attention: Loading<Overview>;
  causes: Loading<Causes>;
  counts: Loading<Counts>;
  nps: Loading<SiteFigures>;
  reload(): Promise<unknown>;
}

/** Asks for the figures at once: whoever shows them need not know the set-up first. */
export function useOverview(api: AdminApi): Figures {
  const attention = useLoaded(() => api.getOverview({}));
  const causes = useLoaded(() => api.getCauses({}));
  const counts = useLoaded(() => api.getCounts({}));
  const nps = useLoaded(() => api.getFigures({}));
  const reload = () => Promise.all([attention.reload(), causes.reload(), counts.reload(), nps.reload()]);
  return { attention, causes, counts, nps, reload };
}
