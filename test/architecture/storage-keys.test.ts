/** What is kept in Forge's storage is named in one file, and nowhere else. */
import { parse } from 'yaml';
import ts from 'typescript';
import { ENTITIES, SECRETS, VALUES } from '../../src/gateways/forge/storage-keys';
import { isTest, readCode, readFile, type SourceFile } from './source-files';

const KEYS_FILE = 'src/gateways/forge/storage-keys.ts';

/** Calls whose first argument names where something is kept. */
const NAMING = /^(get|set|delete|getSecret|setSecret|deleteSecret|entity|index|removeFrom|newest)$/;
/** Functions of ours that take such a name first. */
const OURS = /^(revisionedStore|readValue|keepValue|createRow|readRow|madeAtFirstUse)$/;

/** Where a file names a key by itself: in such a call, or by what the file itself has declared for one. */
function namesKeys({ path, text }: SourceFile): string[] {
  if (path === KEYS_FILE || isTest(path) || !/@forge\/kvs|\.\/(revisioned-store|revisions|values)'/.test(text))
    return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const own = new Set<string>();
  for (const statement of source.statements) {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : ts.isFunctionDeclaration(statement) && statement.name && isOneText(statement)
        ? [statement.name.text]
        : [];
    if (ts.isFunctionDeclaration(statement) || isText(statement)) names.forEach((name) => own.add(name));
  }
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments[0] && namesPlace(node)) {
      if (isKey(node.arguments[0], own)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${path}:${line + 1} names a key of the storage; ${KEYS_FILE} does`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function namesPlace({ expression }: ts.CallExpression): boolean {
  if (ts.isIdentifier(expression)) return OURS.test(expression.text);
  if (!ts.isPropertyAccessExpression(expression) || !NAMING.test(expression.name.text)) return false;
  return /\bkvs\b|\b(surveys|responses|rows)\b/.test(expression.expression.getText());
}

function isKey(argument: ts.Expression, own: Set<string>): boolean {
  if (ts.isStringLiteralLike(argument) || ts.isTemplateExpression(argument)) return true;
  if (ts.isIdentifier(argument)) return own.has(argument.text);
  return ts.isCallExpression(argument) && own.has(argument.expression.getText());
}

/** A constant that is a text. */
function isText(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(
    ({ initializer }) => initializer && (ts.isStringLiteralLike(initializer) || ts.isTemplateExpression(initializer)),
  );
}

/** A function that makes nothing but a text. */
function isOneText({ body }: ts.FunctionDeclaration): boolean {
  const only = body?.statements.length === 1 ? body.statements[0] : undefined;
  if (!only || !ts.isReturnStatement(only) || !only.expression) return false;
  return ts.isStringLiteralLike(only.expression) || ts.isTemplateExpression(only.expression);
}

interface DeclaredEntity {
  name: string;
  indexes: (string | { name: string })[];
}

const nameOf = (index: string | { name: string }) => (typeof index === 'string' ? index : index.name);
const entities = Object.values(ENTITIES).map(({ name, indexes }) => ({ name, indexes: Object.values(indexes).sort() }));

describe('the keys of the storage', () => {
  test('are named in one file', () => expect(readCode('src').flatMap(namesKeys)).toEqual([]));

  test('are those that the manifest declares, entities and indexes', () => {
    const manifest = parse(readFile('manifest.yml')) as { app: { storage: { entities: DeclaredEntity[] } } };
    const declared = manifest.app.storage.entities.map(({ name, indexes }) => ({
      name,
      indexes: indexes.map(nameOf).sort(),
    }));
    expect(declared).toEqual(entities);
  });

  test('are explained in the privacy page, each of them, and the page names no other', () => {
    const page = readFile('docs/privacy.md');
    const between = (from: string, to: string) => page.slice(page.indexOf(from), page.indexOf(to));
    const first = (text: string) => [...text.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) +\|/gm)].map(([, cell]) => cell ?? '');
    const prefixes = (cells: string[]) => [...new Set(cells.flatMap((cell) => cell.match(/[^`, ][^`<]*/g) ?? []))];
    const keyOf = (key: string | ((name: never) => string)) => (typeof key === 'string' ? key : key('' as never));
    const { storageProbe, ...kept } = VALUES;
    const rowsOf = first(between('### Keys', '### Secrets')).map((cell) => cell.replace(/<[^>]*>/g, ''));
    expect(prefixes(rowsOf).sort()).toEqual(Object.values(kept).map(keyOf).sort());
    expect(page).toContain(`\`${storageProbe}\``);
    expect(prefixes(first(between('### Secrets', '### Entities'))).sort()).toEqual(Object.values(SECRETS).sort());
    const described = [...between('### Entities', '### In queues').matchAll(/^\*\*`(\w+)`\*\*/gm)].map(
      ([, name]) => name,
    );
    expect(described.sort()).toEqual(entities.map(({ name }) => name).sort());
  });
});

describe('the test refuses', () => {
  const imports = `import { kvs } from '@forge/kvs';\n`;
  test.each([
    ['a key in the call', `await kvs.get('pause');`],
    ['a key made in the call', 'await kvs.delete(`choice:${id}`);'],
    ['a constant', `const KEY = 'pause';\nkvs.set(KEY, 1);`],
    ['a function that makes keys', 'function keyOf(id: string) { return `choice:${id}`; }\nkvs.get(keyOf(id));'],
    ['a secret', `kvs.getSecret<string>('key');`],
    ['an entity and its index', `kvs.entity(name).query().index('due');`],
    ['an entity of a store', `import { revisionedStore } from './revisioned-store';\nrevisionedStore('survey');`],
  ])('%s', (_what, code) => {
    expect(namesKeys({ path: 'src/gateways/forge/some-store.ts', text: imports + code })).toHaveLength(1);
  });

  test('but not what comes from the file of keys, and no Map', () => {
    const text = `${imports}kvs.get(VALUES.pause); kvs.entity(ENTITIES.rule.name); fresh.get('a'); kvs.get(key);`;
    expect(namesKeys({ path: 'src/gateways/forge/some-store.ts', text })).toEqual([]);
  });
});
