import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from './planted-bugs';

const ROOT = join(__dirname, '..', '..');

/** A copy of the app with these edits. Fails where one does not fit exactly once: then its bug must be planted anew. */
export function plant(edits: Edit[]): { appRoot: string; remove(): void } {
  const appRoot = mkdtempSync(join(tmpdir(), 'planted-'));
  const remove = () => rmSync(appRoot, { recursive: true, force: true });
  try {
    cpSync(join(ROOT, 'src'), join(appRoot, 'src'), { recursive: true, dereference: true });
    symlinkSync(join(ROOT, 'node_modules'), join(appRoot, 'node_modules'), 'dir');
    for (const { file, from, to } of edits) {
      const path = join(appRoot, 'src', file);
      const [before, after, ...more] = readFileSync(path, 'utf8').split(from);
      if (before === undefined || after === undefined || more.length > 0) {
        throw new Error(`In src/${file} this does not stand exactly once any more:\n${from}`);
      }
      writeFileSync(path, before + to + after);
    }
    return { appRoot, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
