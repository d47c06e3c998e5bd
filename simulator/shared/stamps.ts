import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Files by their path, each with what tells its content from an earlier one. */
export type Stamps = Record<string, string>;

/** Packages change with an installation only, which writes this. */
const INSTALLED = 'node_modules/.package-lock.json';

/** The stamps of what a bundle was made of; paths are relative to `root`. */
export function stampsOf(root: string, inputs: string[]): Stamps {
  const own = inputs.filter((path) => !path.includes('node_modules/'));
  return Object.fromEntries([...own, INSTALLED].map((path) => [path, stampOf(root, path)]));
}

/** Stamps that were written to a file; none where there is no such file. */
export function readStamps(path: string): Stamps {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stamps;
  } catch {
    return {};
  }
}

/** Whether all files are still as they were stamped. */
export function isFresh(root: string, stamps: Stamps): boolean {
  const entries = Object.entries(stamps);
  return entries.length > 0 && entries.every(([path, stamp]) => stampOf(root, path) === stamp);
}

function stampOf(root: string, path: string): string {
  const found = statSync(resolve(root, path), { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : 'gone';
}
