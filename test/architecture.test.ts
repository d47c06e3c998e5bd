/** The house rules of docs/architecture.md that no reviewer should have to look for. */
import { parse } from 'yaml';
import { forbiddenImports } from './architecture/import-table';
import { exportedNames, readCode, readFile, readFiles } from './architecture/source-files';
import {
  differences,
  isTooLong,
  localeKeys,
  mentionsSimulator,
  namesDeveloperPath,
  namesRegistryHost,
  usesVendorWords,
} from './architecture/text-rules';

interface Manifest {
  modules: { function: { handler: string }[] };
  permissions: { scopes: string[] };
  translations: { resources: { path: string }[] };
}

const manifest = parse(readFile('manifest.yml')) as Manifest;
const shipped = readCode('src', 'static');
const everything = readFiles();

function handlerNames({ modules }: Pick<Manifest, 'modules'>): string[] {
  return modules.function.map(({ handler }) => handler.replace(/^index\./, ''));
}

describe('the repository', () => {
  test('has code to judge', () => {
    expect(shipped.length).toBeGreaterThan(50);
    expect(everything.map(({ path }) => path)).toEqual(expect.arrayContaining(['package.json', '.ci/run']));
  });

  test('imports only what the table allows', () => {
    expect([...shipped, ...readCode('simulator')].flatMap(forbiddenImports)).toEqual([]);
  });

  test('exports one handler for each function of the manifest, and no more', () => {
    const exported = exportedNames(readFile('src/index.ts'));
    expect(differences(['src/index.ts', exported], ['manifest.yml', handlerNames(manifest)])).toEqual([]);
  });

  test('ships nothing that knows the simulator', () => {
    const files = [...shipped, ...readFiles('locales'), { path: 'manifest.yml', text: readFile('manifest.yml') }];
    expect(files.flatMap(mentionsSimulator)).toEqual([]);
  });

  test('keeps vendor words at the edges', () => {
    expect(readCode('src').flatMap(usesVendorWords)).toEqual([]);
  });

  test('keeps shipped files short', () => {
    expect(shipped.flatMap(isTooLong)).toEqual([]);
  });

  test('says the same things in every language', () => {
    const [first, ...others] = manifest.translations.resources.map(({ path }): [string, string[]] => [
      path,
      localeKeys(JSON.parse(readFile(path))),
    ]);
    if (!first) throw new Error('manifest.yml names no translation');
    expect(others.length).toBeGreaterThan(0);
    expect(others.flatMap((other) => differences(first, other))).toEqual([]);
  });

  test('names no package registry and no folder of one machine', () => {
    expect(everything.flatMap((file) => [...namesRegistryHost(file), ...namesDeveloperPath(file)])).toEqual([]);
    expect(JSON.stringify(JSON.parse(readFile('package-lock.json')))).not.toContain('"resolved"');
  });

  test('gives a reason for every scope', () => {
    const reasons = readFile('docs/security.md');
    expect(manifest.permissions.scopes.filter((scope) => !reasons.includes(`\`${scope}\``))).toEqual([]);
  });
});

describe('the import table refuses', () => {
  test.each([
    ['src/index.ts', `import { asUser } from '@forge/api';`],
    ['src/index.ts', `import { ledger } from './gateways/forge/ledger';`],
    ['src/wiring.ts', `import { asUser } from '@forge/api';`],
    ['src/wiring.ts', `import { rule } from './domain/rule';`],
    ['src/entry/sweep.ts', `import { ledger } from '../gateways/forge/ledger';`],
    ['src/entry/sweep.ts', `import { kvs } from '@forge/kvs';`],
    ['src/entry/sweep.ts', `import { asApp, type Route } from '@forge/api';`],
    ['src/entry/sweep.ts', `import type { Ledger } from '../ports/ledger';`],
    ['src/usecases/sweep.ts', `import { z } from 'zod';`],
    ['src/usecases/sweep.ts', `import { createHmac } from 'node:crypto';`],
    ['src/usecases/sweep.ts', `import { createHmac } from 'crypto';`],
    ['src/usecases/sweep.ts', `export { ledger } from '../gateways/forge/ledger';`],
    ['src/usecases/sweep.ts', `const { asApp } = await import('@forge/api');`],
    ['src/usecases/sweep.ts', `const { kvs } = require('@forge/kvs');`],
    ['src/usecases/sweep.ts', `type Api = import('@forge/api').API;`],
    ['src/usecases/sweep.ts', 'await import(`../gateways/${name}`);'],
    ['src/domain/rule.ts', `import { z } from 'zod';`],
    ['src/domain/rule.ts', `import type { Clock } from '../ports/clock';`],
    ['src/ports/ledger.ts', `import type { KvsClient } from '@forge/kvs';`],
    ['src/gateways/jira/call.ts', `import { sweep } from '../../usecases/sweep';`],
    ['src/gateways/jira/call.ts', `import { Hono } from 'hono';`],
    ['src/gateways/jira/call.ts', `import '../../../simulator/start';`],
    ['src/contract/admin.ts', `import { rule } from '../domain/rule';`],
    ['src/elsewhere/thing.ts', `import { z } from 'zod';`],
    ['src/domain/rule.ts', `import { build } from '../../test/builders/rule';`],
    ['static/admin/App.tsx', `import { invoke } from '@forge/bridge';`],
    ['static/admin/App.tsx', `import { Panel } from '../work-item/Panel';`],
    ['static/admin/App.tsx', `import { rule } from '../../src/domain/rule';`],
    ['static/admin/hooks/invoke.ts', `import { invoke } from '@forge/bridge';`],
    ['static/shared/words.ts', `import { App } from '../admin/App';`],
    ['static/admin/App.tsx', `import { render } from '../shared/testing/render';`],
    ['simulator/jira/server.ts', `import { survey } from '../../src/domain/survey';`],
    ['simulator/jira/server.test.ts', `import { words } from '../../static/shared/words';`],
    ['simulator/jira/server.ts', `import { build } from '../../test/builders/rule';`],
  ])('%s: %s', (path, text) => {
    expect(forbiddenImports({ path, text })).toHaveLength(1);
  });
});

describe('the import table allows', () => {
  test.each([
    ['src/index.ts', `type App = typeof import('./wiring');`],
    ['src/wiring.ts', `import { ledger } from './gateways/forge/ledger';`],
    ['src/entry/sweep.ts', `import type { AsyncEvent } from '@forge/events';`],
    ['src/entry/sweep.ts', `import { type AsyncEvent } from '@forge/events';`],
    ['src/usecases/sweep.ts', `import type { Ledger } from '../ports/ledger';`],
    ['src/gateways/forge/vault.ts', `import { createHmac } from 'node:crypto';`],
    ['static/admin/invoke.ts', `import { makeInvoke } from '@forge/bridge';`],
    ['static/admin/pages/Rules.tsx', `import { useWords } from '../../shared/words';`],
    ['static/admin/pages/Rules.tsx', `import { useForm } from '@forge/react';`],
    ['simulator/jira/server.ts', `import { clock } from '../shared/clock';`],
    ['src/usecases/sweep.test.ts', `import { fakeLedger } from '../../test/builders/ledger';`],
  ])('%s: %s', (path, text) => {
    expect(forbiddenImports({ path, text })).toEqual([]);
  });
});

describe('the other rules refuse', () => {
  const registry = ['registry', 'npmjs', 'org'].join('.');
  const home = ['', 'home', 'someone', 'project'].join('/');
  const windows = ['C:', 'Users', 'someone'].join('\\');

  test.each([
    ['the simulator in shipped code', mentionsSimulator, 'src/domain/rule.ts', '// only when simulated'],
    ['a field id in a use case', usesVendorWords, 'src/usecases/sweep.ts', `const FIELD = 'customfield_10091';`],
    ['an event name in index', usesVendorWords, 'src/index.ts', `if (event === 'avi:jira:updated:issue') {}`],
    ['a payload name in the domain', usesVendorWords, 'src/domain/response.ts', 'payload.UserComment'],
    ['a file of 300 lines', isTooLong, 'src/domain/rule.ts', 'line\n'.repeat(300)],
    ['a registry host', namesRegistryHost, 'docs/install.md', `Set the registry to https://${registry}/`],
    ['a home folder', namesDeveloperPath, 'docs/install.md', `cd ${home}`],
    ['a Windows home folder', namesDeveloperPath, 'docs/install.md', `cd ${windows}`],
  ])('%s', (_name, rule, path, text) => {
    expect(rule({ path, text })).toHaveLength(1);
  });

  test('a handler without a function, and a function without a handler', () => {
    const exported = exportedNames(`
      export const planSurvey = 1; export async function sweep() {} export { left as right }; export type Mine = 1;
    `);
    const named = handlerNames({ modules: { function: [{ handler: 'index.planSurvey' }, { handler: 'index.gone' }] } });
    expect(differences(['code', exported], ['manifest', named])).toEqual([
      'code lacks gone',
      'manifest lacks sweep',
      'manifest lacks right',
    ]);
  });

  test('a text that one language lacks', () => {
    const english = localeKeys({ app: { name: 'a', title: 'b' } });
    const danish = localeKeys({ app: { name: 'a' } });
    expect(differences(['en', english], ['da', danish])).toEqual(['da lacks app.title']);
  });

  test.each([
    [usesVendorWords, 'src/gateways/jira/call.ts', `const FIELD = 'customfield_10091';`],
    [isTooLong, 'src/domain/rule.ts', 'line\n'.repeat(299)],
    [namesDeveloperPath, 'static/work-item/App.tsx', `import x from '../work-item/y'; // src/root/x`],
    [namesRegistryHost, 'README.md', 'npm install, then npm.start; see https://api.nps.today'],
  ])('but not what is fine: %p in %s', (rule, path, text) => {
    expect(rule({ path, text })).toEqual([]);
  });
});
