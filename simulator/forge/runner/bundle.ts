import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Script } from 'node:vm';

const run = promisify(execFile);

interface Bundle {
  script: Script;
  /** Files the bundle was made of, each with a stamp of its content. */
  stamps: Map<string, string>;
}

const cache = new Map<string, Promise<Bundle>>();

/**
 * The app's functions and the real Forge packages in one script, whose value is a function
 * `(exports, require, module) => void`. Bundled anew only when a source file changed.
 * Rejects with esbuild's messages when the app does not build.
 */
export async function bundleApp(appRoot: string): Promise<Script> {
  const entry = ['ts', 'tsx', 'js', 'jsx', 'cjs']
    .map((extension) => resolve(appRoot, 'src', `index.${extension}`))
    .find((path) => existsSync(path));
  if (!entry) throw new Error(`No src/index.* in ${appRoot}: the manifest's handlers live there.`);
  const cached = await cache.get(entry)?.catch(() => undefined);
  if (cached && [...cached.stamps].every(([path, stamp]) => stampOf(path) === stamp)) return cached.script;
  const fresh = build(entry, appRoot);
  cache.set(entry, fresh);
  return (await fresh).script;
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

async function build(entry: string, root: string): Promise<Bundle> {
  const { stdout } = await run(process.execPath, ['-e', BUILD, JSON.stringify({ entry, root })], {
    cwd: packageRoot(),
    maxBuffer: 256 * 1024 * 1024,
  });
  const { code, inputs } = JSON.parse(stdout) as { code: string; inputs: string[] };
  const source = `(function (exports, require, module) {${code}\n})`;
  return {
    script: new Script(source, { filename: join(dirname(entry), 'index.bundle.cjs') }),
    stamps: new Map(inputs.map((path) => [resolve(root, path), stampOf(resolve(root, path))])),
  };
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : 'gone';
}

function packageRoot(): string {
  return resolve(__dirname, '..', '..', '..');
}
