import type { SiteInput } from '../../simulator/weather/site-variant';
import { PLAIN_SITE, siteVariantSchema } from '../../simulator/weather/site-variant';

/**
 * Every way in which one thing about a site can differ from the plain one. Read from the simulator's own table, so that a
 * new entry there is met by every test that goes through these.
 */
export const DEVIATIONS: SiteInput[] = Object.entries(siteVariantSchema.shape).flatMap(([name, schema]) => {
  const values: readonly unknown[] = 'options' in schema ? schema.options : [true, false];
  const plain = PLAIN_SITE[name as keyof typeof PLAIN_SITE];
  return values.filter((value) => value !== plain).map((value) => ({ [name]: value }) as SiteInput);
});
