import { readFileSync } from 'node:fs';
import type { ManifestText, Translations } from '../forge/manifest/manifest';

/** The texts of a language; undefined where the app does not have it. */
export function textsOf(translations: Translations | undefined, locale: string): unknown {
  const resource = translations?.resources.find((each) => each.key === locale);
  return resource && (JSON.parse(readFileSync(resource.path, 'utf8')) as unknown);
}

/** A title or label in the reader's language, as Jira would show it. */
export function translated(
  translations: Translations | undefined,
  text: ManifestText | undefined,
  locale: string,
): string {
  if (typeof text === 'string' || text === undefined) return text ?? '';
  const inOrder = [locale, translations?.fallback.default ?? 'en-US'];
  return (
    inOrder.map((each) => textAt(textsOf(translations, each), text.i18n)).find((each) => each !== undefined) ??
    text.i18n
  );
}

function textAt(texts: unknown, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], texts);
  return typeof found === 'string' ? found : undefined;
}
