import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';

/** Loaded from the disk, once in a process: they keep nothing between tests, and take long to evaluate. */
const SHARED = ['fast-check', 'zod'];

/**
 * The files of tests beside the code, each with the app's modules and Forge's of its own, as in jest.
 *
 * @returns {Promise<{ path: string, load: () => void }[]>} `load` evaluates a file anew, from memory.
 */
export async function bundledTests() {
  const paths = readdirSync('src', { recursive: true })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join('src', path))
    .sort();
  const outdir = resolve('.cache', 'bundles');
  const { outputFiles } = await build({
    // esbuild was loaded before the worker went to its copy of the project.
    absWorkingDir: process.cwd(),
    entryPoints: paths,
    outbase: '.',
    outdir,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: SHARED,
    logLevel: 'warning',
    plugins: [ownFolder],
  });
  return outputFiles.map(({ path: bundle, text }) => {
    const path = relative(outdir, bundle).replace(/\.js$/, '.ts');
    const filename = resolve(path);
    const evaluate = new Script(`(function (require, module, exports) { ${text}\n})`, { filename }).runInThisContext();
    const require = createRequire(filename);
    return { path, load: () => evaluate(require, { exports: {} }, {}) };
  });
}

/** A bundle has one `__dirname`, its parts have one each. */
const ownFolder = {
  name: 'own folder',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\b__dirname\b/g, JSON.stringify(dirname(path))),
      loader: 'ts',
    })),
};
