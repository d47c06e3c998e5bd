import { loadManifest } from '../simulator/forge/manifest/manifest';
import { cliPackage, sdkManifestPackage } from './forge/cli-packages';

/**
 * Validates `manifest.yml` of the current directory with both installed copies of Forge's validator: the one that
 * `forge deploy` runs and the newer one that comes with the SDK.
 * Then as the simulator reads it, which refuses what validators let pass and Jira's automation does not take.
 * Returns what was validated; throws with every problem where there is one.
 */
export async function checkManifest(): Promise<string> {
  const validators = [
    { name: "@forge/cli's validator", package: cliPackage('@forge/manifest') },
    { name: "@forge/api's validator", package: sdkManifestPackage() },
  ];
  const problems: string[] = [];
  for (const validator of validators) {
    const result = await validator.package.validate(false);
    for (const error of result.errors ?? []) {
      problems.push(`manifest.yml:${error.line}:${error.column} ${error.level}: ${error.message} (${validator.name})`);
    }
    if (!result.success && problems.length === 0)
      problems.push(`${validator.name} refuses the manifest without a reason`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  loadManifest('manifest.yml');
  return `${validators.length} validators agree`;
}
