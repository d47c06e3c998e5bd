import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

/** Absolute path of the repository. */
export const projectRoot = resolve(__dirname, '../..');

const fromProject = createRequire(resolve(projectRoot, 'package.json'));
const cliDirectory = dirname(fromProject.resolve('@forge/cli/package.json'));
const fromCli = createRequire(resolve(cliDirectory, 'package.json'));

interface CliPackages {
  '@forge/bundler': typeof import('@forge/bundler');
  '@forge/cli-shared': typeof import('@forge/cli-shared');
  '@forge/lint': typeof import('@forge/lint');
  '@forge/manifest': typeof import('@forge/manifest');
}

/** Loads a package in the very copy that `forge lint` and `forge deploy` of the pinned `@forge/cli` use. */
export function cliPackage<Name extends keyof CliPackages>(name: Name): CliPackages[Name] {
  return fromCli(name) as CliPackages[Name];
}

/** The copy of `@forge/manifest` that `@forge/api` brings along: newer than the CLI's, so it knows newer modules. */
export function sdkManifestPackage(): CliPackages['@forge/manifest'] {
  return fromProject('@forge/manifest') as CliPackages['@forge/manifest'];
}

/**
 * What Forge's tools ask Atlassian's feature service, answered without a network: no runtime is deprecated, and no
 * experiment is on. `forge deploy` asks the real one, so a runtime withdrawn since the pinned CLI shows only there.
 */
export const offlineFeatures = {
  getDeprecatedRuntimes: () => Promise.resolve<string[]>([]),
  isTypescriptBundlerEnabled: () => Promise.resolve(false),
} as unknown as import('@forge/cli-shared').StatsigService;
