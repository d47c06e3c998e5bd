import type { Clock } from '../../ports/clock';
import type { Activity, ActivityFilter, ListActivityPorts } from './activity';
import { pageOf } from './activity';
import { fitting, sourcesOf } from './list-activity';
import type { Paged, Place } from './page-through';
import { pageThrough } from './page-through';

const EXPORTED_AT_ONCE = 100;

/** A large page of the surveys that fit, as they are listed: for whoever wants them all, one page after the other. */
export function exportActivity(
  ports: Pick<ListActivityPorts, 'ledger'> & { clock: Clock },
  filter: ActivityFilter,
  place?: Place,
): Promise<Paged<Activity>> {
  return pageThrough(sourcesOf(ports, filter), {
    ...pageOf(filter, ports.clock),
    size: EXPORTED_AT_ONCE,
    place,
    fits: fitting(filter),
    show: async (survey) => ({ survey }),
  });
}
