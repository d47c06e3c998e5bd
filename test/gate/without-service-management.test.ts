import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { withoutServiceManagement } from '../../scripts/without-service-management';

const MANIFEST = readFileSync(join(__dirname, '../../manifest.yml'), 'utf8');

interface Manifest {
  permissions: { scopes: string[] };
}

describe('the manifest for a site that refuses the permission of Jira Service Management', () => {
  it('lacks that permission, and is the same otherwise', () => {
    const { permissions: without, ...rest } = parse(withoutServiceManagement(MANIFEST)) as Manifest;
    const { permissions: before, ...same } = parse(MANIFEST) as Manifest;
    expect(rest).toEqual(same);
    expect(before.scopes.filter((scope) => !without.scopes.includes(scope))).toEqual(['read:servicedesk-request']);
    expect(without.scopes).toHaveLength(before.scopes.length - 1);
  });

  it('cannot be made from a manifest that already lacks it', () => {
    expect(() => withoutServiceManagement(withoutServiceManagement(MANIFEST))).toThrow(/does not ask for/);
  });
});
