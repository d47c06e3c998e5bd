import type { AdminApi } from '../../src/contract/admin';
import type { Setup } from '../../src/contract/admin/set-up';
import { type Loading, useLoaded } from '../shared/hooks/use-loaded';
import { type Figures, useOverview } from './overview/use-overview';

/** What the page cannot be shown without. */
export interface FirstPage {
  setup: Loading<Setup>;
  figures: Figures;
}

/** Asks for the set-up and the overview's figures at once: the overview is what most come for. */
export function useFirstPage(api: AdminApi): FirstPage {
  const setup = useLoaded(() => api.getSetup({}));
  return { setup, figures: useOverview(api) };
}
