import { posix } from 'node:path';
import { importsOf, isTest, type Import, type SourceFile } from './source-files';

interface Row {
  /** The files that the row is about. */
  from: RegExp;
  /** What they may import: repository paths and package names, as prefixes. Everything else is forbidden. */
  allowed: string[];
  /** Packages of which only types may be imported. */
  types?: string[];
}

const FORGE_SDKS = ['@forge/api', '@forge/kvs', '@forge/events'];
const SCREEN = ['src/contract', 'static/shared', 'react', '@forge/react'];

/**
 * Who may import whom. The first row that fits a file counts.
 * ESLint says the same while one types (`eslint.config.mjs`); this table is the one that cannot be suppressed.
 */
const TABLE: Row[] = [
  { from: /^src\/index\.ts$/, allowed: ['src/wiring'] },
  { from: /^src\/wiring\.ts$/, allowed: ['src/entry', 'src/usecases', 'src/gateways'] },
  {
    from: /^src\/entry\//,
    allowed: ['src/entry', 'src/usecases', 'src/contract', 'src/domain', '@forge/resolver', 'zod'],
    types: ['@forge/api', '@forge/events'],
  },
  { from: /^src\/usecases\//, allowed: ['src/usecases', 'src/ports', 'src/domain'] },
  { from: /^src\/ports\//, allowed: ['src/ports', 'src/domain'] },
  { from: /^src\/domain\//, allowed: ['src/domain'] },
  {
    from: /^src\/gateways\//,
    allowed: ['src/gateways', 'src/ports', 'src/domain', ...FORGE_SDKS, 'zod', 'node:'],
  },
  { from: /^src\/contract\//, allowed: ['src/contract', 'zod'] },
  { from: /^static\/shared\//, allowed: [...SCREEN, 'locales'] },
  { from: /^static\/[^/]+\/invoke\.ts$/, allowed: ['src/contract', 'static/shared', '@forge/bridge'] },
  { from: /^static\/([^/]+)\//, allowed: SCREEN },
];

/** What the imports of `file` break, one sentence each. Tests of the app are not judged: nothing ships with them. */
export function forbiddenImports(file: SourceFile): string[] {
  const judge = file.path.startsWith('simulator/') ? simulatorMay : isTest(file.path) ? () => true : shippedMay;
  return importsOf(file)
    .filter((imported) => !judge(file.path, imported))
    .map(({ specifier }) => `${file.path} must not import ${specifier}`);
}

function shippedMay(path: string, { specifier, typeOnly }: Import): boolean {
  const row = TABLE.find(({ from }) => from.test(path));
  if (!row) return false;
  const [, screen] = /^static\/([^/]+)\//.exec(path) ?? [];
  const allowed = screen ? [...row.allowed, `static/${screen}`] : row.allowed;
  const target = resolveSpecifier(path, specifier);
  if (isTest(`${target}/`)) return false;
  return (
    allowed.some((prefix) => within(target, prefix)) || (typeOnly && !!row.types?.some((name) => within(target, name)))
  );
}

function simulatorMay(path: string, { specifier }: Import): boolean {
  const target = resolveSpecifier(path, specifier);
  const isPackage = target === specifier;
  return isPackage ? !specifier.startsWith('/') : within(target, 'simulator');
}

function resolveSpecifier(path: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
}

function within(target: string, prefix: string): boolean {
  return target === prefix || target.startsWith(prefix.endsWith(':') ? prefix : `${prefix}/`);
}
