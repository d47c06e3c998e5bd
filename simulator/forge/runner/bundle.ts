import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { isFresh, stampsOf, type Stamps } from '../../shared/stamps';

const run = promisify(execFile);
const PACKAGE_ROOT = resolve(__dirname, '..', '..', '..');
/** Stamps in the first line, code in the rest. */
const CACHED = join(PACKAGE_ROOT, '.cache', 'app', 'index.bundle');

interface Bundle {
  script: Script;
  /** Of the files that the bundle was made of. */
  stamps: Stamps;
}

/** By entry. */
const kept = new Map<string, Promise<Bundle>>();

/**
 * The app's functions and the real Forge packages in one script, whose value is a function
 * `(exports, require, module) => void`. Bundled anew only when a source file changed; the repository's own app also stays
 * in `.cache/`, where every process that starts a simulator finds it.
 * Rejects with esbuild's messages when the app does not build.
 */
export async function bundleApp(appRoot: string): Promise<Script> {
  const entry = ['ts', 'tsx', 'js', 'jsx', 'cjs']
    .map((extension) => resolve(appRoot, 'src', `index.${extension}`))
    .find((path) => existsSync(path));
  if (!entry) throw new Error(`No src/index.* in ${appRoot}: the manifest's handlers live there.`);
  const last = await kept.get(entry)?.catch(() => undefined);
  if (last && isFresh(appRoot, last.stamps)) return last.script;
  const bundle = resolve(appRoot) === PACKAGE_ROOT ? cachedBundle(entry, appRoot) : build(entry, appRoot).then(compile);
  kept.set(entry, bundle);
  return (await bundle).script;
}

// In a process of its own: inside jest's environment esbuild meets a foreign Uint8Array and refuses to work.
const BUILD = `
const { entry, root } = JSON.parse(process.argv[1]);
const result = require('esbuild').buildSync({
  entryPoints: [entry], absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', format: 'cjs',
  sourcemap: 'inline', sourcesContent: false, write: false, metafile: true, logLevel: 'error', outfile: 'index.cjs',
});
process.stdout.write(JSON.stringify({ code: result.outputFiles[0].text, inputs: Object.keys(result.metafile.inputs) }));
`;

interface Built {
  entry: string;
  code: string;
  stamps: Stamps;
}

async function build(entry: string, root: string): Promise<Built> {
  const { stdout } = await run(process.execPath, ['-e', BUILD, JSON.stringify({ entry, root })], {
    cwd: PACKAGE_ROOT,
    maxBuffer: 256 * 1024 * 1024,
  });
  const { code, inputs } = JSON.parse(stdout) as { code: string; inputs: string[] };
  return { entry, code, stamps: stampsOf(root, inputs) };
}

/**
 * From the cache where it is fresh. Several processes share it: each builds aside and moves the result into place, which is
 * one file, so that code and stamps are of the same build.
 */
async function cachedBundle(entry: string, root: string): Promise<Bundle> {
  const cached = readBuilt();
  if (cached && isFresh(root, cached.stamps)) return compile({ entry, ...cached });
  const built = await build(entry, root);
  mkdirSync(dirname(CACHED), { recursive: true });
  const aside = `${CACHED}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify(built.stamps)}\n${built.code}`);
  renameSync(aside, CACHED);
  return compile(built);
}

function readBuilt(): Omit<Built, 'entry'> | undefined {
  if (!existsSync(CACHED)) return undefined;
  const text = readFileSync(CACHED, 'utf8');
  const end = text.indexOf('\n');
  return { stamps: JSON.parse(text.slice(0, end)) as Stamps, code: text.slice(end + 1) };
}

function compile({ entry, code, stamps }: Built): Bundle {
  const source = `(function (exports, require, module) {${code}\n})`;
  return { script: new Script(source, { filename: join(dirname(entry), 'index.bundle.cjs') }), stamps };
}
