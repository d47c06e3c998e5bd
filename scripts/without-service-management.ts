/**
 * `npm run without-service-management`: takes the permission that belongs to Jira Service Management out of
 * `manifest.yml`, for a site that refuses it. Comments and order of the file stay as they are.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './forge/cli-packages';

const SCOPE = 'read:servicedesk-request';

/** The manifest without the permission; throws where it does not ask for it. */
export function withoutServiceManagement(manifest: string): string {
  const line = new RegExp(`^ *- ${SCOPE}\\n`, 'm');
  if (!line.test(manifest)) throw new Error(`manifest.yml does not ask for ${SCOPE}.`);
  return manifest.replace(line, '');
}

if (require.main === module) {
  const file = join(projectRoot, 'manifest.yml');
  writeFileSync(file, withoutServiceManagement(readFileSync(file, 'utf8')));
  console.log(`${SCOPE} is no longer asked for. Deploy the app again.`);
}
