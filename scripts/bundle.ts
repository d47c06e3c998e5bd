import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { cliPackage, offlineFeatures, projectRoot } from './forge/cli-packages';

const outputRoot = resolve(projectRoot, '.cache/bundle');

interface Resource {
  key: string;
  path: string;
}

interface Manifest {
  resources: Resource[];
  modules: { function: { key: string; handler: string }[] };
  translations?: { resources: Resource[]; fallback?: unknown };
}

const quiet = { trace: silent, debug: silent, info: silent, warn: console.warn, error: console.error };

/** Atlassian's runtime wrapper is downloaded at deploy time and lies beside our bundle, not in it: none is needed here. */
const noRuntimeWrapper = {
  getNodeRuntimeWrapper: () => Promise.resolve({ script: '', source: 'none', version: 'none' }),
  getNodeRuntimeLoader: () => Promise.resolve(undefined),
};

/**
 * Builds what `forge deploy` uploads as the app's functions, with Forge's own bundler and type check.
 * @returns `file`: absolute path of the bundle, a CommonJS module that exports the handlers.
 * @throws with the compiler's messages where the code does not build.
 */
export async function buildFunctions(): Promise<{ file: string }> {
  const modules = new Set(
    (await readManifest()).modules.function.map(({ handler }) => handler.split('.')[0] ?? handler),
  );
  if (modules.size !== 1) throw new Error(`one handler file expected, the manifest names ${[...modules].join(', ')}`);
  const [name = 'index'] = modules;
  return { file: await buildNodeBundle({ name, path: resolve(projectRoot, 'src', name) }, 'functions') };
}

/**
 * Builds one entry point the way Forge builds functions.
 * @param folder below `.cache/bundle/`.
 * @returns absolute path of the bundle.
 */
export async function buildNodeBundle(entryPoint: { name: string; path: string }, folder: string): Promise<string> {
  const bundler = cliPackage('@forge/bundler').getNodeBundler(
    quiet as never,
    noRuntimeWrapper as never,
    { readConfig: readManifest } as never,
    offlineFeatures,
  );
  const { outputDir } = await bundler.bundle({ appDirectory: projectRoot, entryPoints: [entryPoint] });
  const target = await moveTo(outputDir, folder);
  return resolve(target, `${entryPoint.name}.cjs`);
}

/**
 * Builds one UI resource of the manifest with Forge's UI Kit configuration.
 * @returns `directory`: absolute path, holds `index.html` and `<key>.js`.
 * @throws with the compiler's messages where the code does not build.
 */
export async function buildResource(key: string): Promise<{ directory: string; file: string }> {
  const manifest = await readManifest();
  const resource = manifest.resources.find((candidate) => candidate.key === key);
  if (!resource) throw new Error(`manifest.yml has no resource «${key}»`);
  const bundler: typeof import('@forge/bundler') = cliPackage('@forge/bundler');
  const translations = manifest.translations && {
    ...manifest.translations,
    resources: manifest.translations.resources.map((entry) => ({ ...entry, path: resolve(projectRoot, entry.path) })),
  };
  const config = bundler.getNativeUiBuildConfig(
    [{ name: key, path: resolve(projectRoot, resource.path) }],
    translations as never,
  );
  const built = config.output?.path;
  if (!built) throw new Error('the bundler names no output folder');
  const compiler = bundler.getCompiler({ ...config, context: projectRoot });
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      try {
        bundler.handleWebpackCompilationResult(quiet as never, error as never, stats as never);
        compiler.close((closeError) => (closeError ? fail(closeError) : done()));
      } catch (problem) {
        fail(problem as Error);
      }
    });
  });
  const directory = await moveTo(built, `resources/${key}`);
  return { directory, file: resolve(directory, `${key}.js`) };
}

/** Keys of the manifest's UI resources. */
export async function resourceKeys(): Promise<string[]> {
  return (await readManifest()).resources.map(({ key }) => key);
}

async function readManifest(): Promise<Manifest> {
  return parse(await readFile(resolve(projectRoot, 'manifest.yml'), 'utf8')) as Manifest;
}

/** The bundler writes to a fresh temporary folder; ours has a stable name. */
async function moveTo(outputDir: string, folder: string): Promise<string> {
  const target = resolve(outputRoot, folder);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await cp(outputDir, target, { recursive: true });
  await rm(outputDir, { recursive: true, force: true });
  return target;
}

function silent(): void {}
