/** The house rules of docs/architecture.md that no reviewer should have to look for. */
import { parse } from 'yaml';
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
  test('has source files for the rules to judge', () => {
    expect(shipped.length).toBeGreaterThan(50);
    expect(everything.map(({ path }) => path)).toEqual(expect.arrayContaining(['package.json', '.ci/run']));
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

describe('the rules refuse', () => {
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
  ])('nothing that is allowed: %p in %s', (rule, path, text) => {
    expect(rule({ path, text })).toEqual([]);
  });
});
