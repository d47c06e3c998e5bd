import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isFresh, readStamps, stampsOf, type Stamps } from '../shared/stamps';

const run = promisify(execFile);

export interface Bundle {
  js: string;
  css: string;
  /** Tells this bundle from every other one of its name. */
  tag: string;
}

/** Bundles browser code; kept in `.cache/`, made anew only when one of its files changed. */
export interface Bundler {
  /** Rejects with esbuild's messages when the code does not build. `name` distinguishes the bundles in the cache. */
  bundle(name: string, entry: string): Promise<Bundle>;
}

// In a process of its own: inside jest's environment esbuild meets a foreign Uint8Array and refuses to work.
const BUILD = `
const { writeFileSync } = require('node:fs');
const { entry, root, out, icons } = JSON.parse(process.argv[1]);
const result = require('esbuild').buildSync({
  entryPoints: [entry], absWorkingDir: root, bundle: true, platform: 'browser', target: 'es2022', format: 'iife',
  minify: true, keepNames: true, metafile: true, logLevel: 'error', outfile: out + '.js',
  loader: { '.svg': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  alias: { '@forge/bridge': root + '/node_modules/@forge/bridge', 'ui-kit:icons': icons },
});
writeFileSync(out + '.inputs', JSON.stringify(Object.keys(result.metafile.inputs).filter((path) => !path.startsWith("<"))));
`;

const PACKAGE_ROOT = resolve(__dirname, '..', '..');

export function createBundler(cacheFolder = join(PACKAGE_ROOT, '.cache', 'console')): Bundler {
  const running = new Map<string, Promise<Bundle>>();
  /** What was read last of each, with what told its files apart then. */
  const kept = new Map<string, { bundle: Bundle; stamps: Stamps }>();

  return {
    bundle(name, entry) {
      const known = running.get(name);
      if (known) return known;
      const work = build(name, entry).finally(() => running.delete(name));
      running.set(name, work);
      return work;
    },
  };

  async function build(name: string, entry: string): Promise<Bundle> {
    const last = kept.get(name);
    if (last && isFresh(PACKAGE_ROOT, last.stamps)) return last.bundle;
    mkdirSync(cacheFolder, { recursive: true });
    const cached = join(cacheFolder, name);
    if (!isFresh(PACKAGE_ROOT, readStamps(`${cached}.stamps`))) {
      // Several processes may share the cache: each builds aside and moves the result into place.
      const aside = `${cached}.${process.pid}`;
      const input = { entry, root: PACKAGE_ROOT, out: aside, icons: iconIndex(cacheFolder) };
      try {
        await run(process.execPath, ['-e', BUILD, JSON.stringify(input)], { cwd: PACKAGE_ROOT });
      } catch (error) {
        throw new Error(`${entry} does not build:\n${(error as { stderr?: string }).stderr ?? String(error)}`);
      }
      const inputs = JSON.parse(readFileSync(`${aside}.inputs`, 'utf8')) as string[];
      writeFileSync(`${aside}.stamps`, JSON.stringify(stampsOf(PACKAGE_ROOT, inputs)));
      if (!existsSync(`${aside}.css`)) writeFileSync(`${aside}.css`, '');
      for (const kind of ['js', 'css', 'inputs', 'stamps']) renameSync(`${aside}.${kind}`, `${cached}.${kind}`);
    }
    const [js, css] = [readFileSync(`${cached}.js`, 'utf8'), readFileSync(`${cached}.css`, 'utf8')];
    const bundle = { js, css, tag: createHash('sha256').update(js).update(css).digest('hex') };
    kept.set(name, { bundle, stamps: readStamps(`${cached}.stamps`) });
    return bundle;
  }
}

/** A module with every icon of Atlaskit's current set by its file name: UI Kit names icons by strings. */
function iconIndex(cacheFolder: string): string {
  const path = join(cacheFolder, 'icons.js');
  const folder = join(PACKAGE_ROOT, 'node_modules', '@atlaskit', 'icon', 'core');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  // Each is evaluated when it is first drawn: hundreds of components would be made before a screen shows its two.
  const entries = names.map(
    (name) =>
      `get ${JSON.stringify(name.slice(0, -3))}() { return require(${JSON.stringify(join(folder, name))}).default; },`,
  );
  const text = ['module.exports = {', ...entries, '};', ''].join('\n');
  // Left alone when unchanged: its time stamp decides whether bundles are fresh.
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  return path;
}
