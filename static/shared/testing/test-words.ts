import danish from '../../../locales/da-DK.json';
import english from '../../../locales/en-US.json';
import type { Words } from '../words';
import { makeWords } from '../words';

export const NOW = Date.UTC(2026, 10, 23, 9, 42);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const TEXTS: Record<string, unknown> = { 'en-US': english, 'da-DK': danish };

/** All texts of a file in `locales/` by their dotted keys. */
export function flatTexts(texts: unknown, path = ''): Record<string, string> {
  if (typeof texts === 'string') return { [path]: texts };
  const entries = Object.entries(texts as Record<string, unknown>);
  return Object.assign({}, ...entries.map(([key, value]) => flatTexts(value, path ? `${path}.${key}` : key)));
}

/** The real words of a language, in Copenhagen, at a fixed moment. */
export function testWords(locale: 'en-US' | 'da-DK' = 'en-US', timeZone = 'Europe/Copenhagen'): Words {
  const texts = flatTexts(TEXTS[locale]);
  return makeWords({ translate: (key) => texts[key] ?? key, locale, timeZone, now: () => NOW });
}
