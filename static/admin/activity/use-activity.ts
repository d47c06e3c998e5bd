import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityPage } from '../../../src/contract/admin/activity';
import type { ActivityPlace } from '../../../src/contract/admin/activity-filter';
import type { Words } from '../../shared/words';
import { type ActivityView, filterOf, queryOf } from './activity-view';
import { type Pages, usePages } from './use-pages';

/** The list's pages: another view begins with the first. */
export function useActivity(api: AdminApi, view: ActivityView, words: Words): Pages<ActivityPage> {
  return usePages(queryOf(view), (place?: ActivityPlace) =>
    view.key === undefined
      ? api.getActivity({ filter: filterOf(view, words), place })
      : api.findActivity({ workItemKey: view.key, place }),
  );
}
