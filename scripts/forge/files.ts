import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from './cli-packages';

/** Files below `folder` whose path matches, relative to the repository and sorted; none where the folder is missing. */
export function listFiles(folder: string, pattern: RegExp): string[] {
  const absolute = resolve(projectRoot, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => pattern.test(name))
    .sort();
}
