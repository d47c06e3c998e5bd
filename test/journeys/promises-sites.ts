import type { SiteInput } from '../../simulator/weather/site-variant';
import { DEVIATIONS } from '../builders/site-variants';

/** Where a promise cannot be kept until a person acts: `site-variants.test.ts` says that nothing is lost meanwhile. */
const IN_THE_WAY: SiteInput[] = [
  { lockedFinalStatus: true },
  { proxyErrors: true },
  { customReturned: 'empty' },
  { customReturned: 'missing' },
];
const isInTheWay = (site: SiteInput) => IN_THE_WAY.some((each) => JSON.stringify(each) === JSON.stringify(site));

/** Every other way in which a site can differ: a new one in the simulator's table is among them by itself. */
export const SITES = DEVIATIONS.filter((site) => !isInTheWay(site)).map((site) => ({ site }));
