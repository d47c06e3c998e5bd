import type { SiteVariant } from '../../weather/site-variant';
import type { Site } from '../state';

const LOCALES: Record<SiteVariant['language'], string> = { en: 'en_US', da: 'da_DK' };

/** The site's default language, as Jira writes it. */
export function localeOf({ variant }: Pick<Site, 'variant'>): string {
  return LOCALES[variant.language];
}
