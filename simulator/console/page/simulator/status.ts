import { PLAIN_SITE, siteVariantSchema, type SiteVariant } from '../../../weather/site-variant';
import type { WeatherChoice } from '../../../weather/weather';

/** What the control plane says of itself. */
export interface Status {
  ready: boolean;
  jiraUrl: string;
  npsTodayUrl: string;
  webTriggerUrl: string | null;
  scenario: string;
  now: string;
  weather: WeatherChoice;
  seed: number;
  site: SiteVariant;
}

type Trait = keyof SiteVariant;

/** What each trait of a site may be, as text. */
export const TRAITS = Object.entries(siteVariantSchema.shape).map(([name, schema]) => ({
  name: name as Trait,
  values: 'options' in schema ? (schema.options as string[]) : ['true', 'false'],
}));

/** The weather in words, changed times included. */
export function weatherInWords({ name, ...times }: WeatherChoice): string {
  const changes = Object.entries(times).map(([kind, ms]) => `${inWords(kind)} ${ms} ms`);
  return [name, ...changes].join(', ');
}

/** What differs from the plain site, in words. */
export function differences(site: SiteVariant): string {
  const found = TRAITS.filter(({ name }) => site[name] !== PLAIN_SITE[name]);
  if (found.length === 0) return 'nothing unusual';
  return found.map(({ name }) => `${inWords(name)}: ${shown(String(site[name]))}`).join(', ');
}

/** The name of a trait, for a form. */
export function labelOf(name: Trait): string {
  const words = { jsm: 'Jira Service Management', emailApi: 'E-mail API' }[name as string] ?? inWords(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value of a trait, for a person. */
export function shown(value: string): string {
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
}

/** The value of a trait that a form's text stands for. */
export function meant(value: string): string | boolean {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}
