import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Translations } from './manifest';

/** The folder of the app's code, as far as the SDK reads it. */
export interface CodeFolder {
  path: string;
  remove(): Promise<void>;
}

/**
 * What `forge deploy` puts beside the bundled functions: `__LOCALES__` with a file for each language and the order in
 * which to look them up. An app without translations has no such folder. `translations` of the info file stays empty, as
 * with `forge tunnel`: Jira translates titles with it, functions do not.
 *
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/i18n/
 */
export async function createCodeFolder(translations: Translations | undefined): Promise<CodeFolder> {
  const path = await mkdtemp(join(tmpdir(), 'simulated-app-'));
  const folder = { path, remove: () => rm(path, { recursive: true, force: true }) };
  if (!translations) return folder;
  try {
    await writeLocales(join(path, '__LOCALES__'), translations);
  } catch (error) {
    await folder.remove();
    throw error;
  }
  return folder;
}

async function writeLocales(into: string, { resources, fallback }: Translations): Promise<void> {
  await mkdir(into);
  const locales = resources.map(({ key }) => key).sort();
  await writeFile(join(into, 'i18n-info.json'), JSON.stringify({ translations: {}, config: { locales, fallback } }));
  await Promise.all(resources.map(({ key, path }) => copyFile(path, join(into, `${key}.json`))));
}
