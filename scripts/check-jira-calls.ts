import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { parse } from 'yaml';
import { cliPackage, projectRoot } from './forge/cli-packages';
import { listFiles } from './forge/files';

interface Operation {
  'x-atlassian-oauth2-scopes'?: { scopes: string[]; state: string }[];
  security?: { OAuth2?: string[] }[];
}
type Paths = Record<string, Record<string, Operation>>;

/** One call to a product: the path with `*` where a value goes. */
interface Call {
  place: string;
  method: string;
  path: string;
}

/**
 * Holds every `route` template in `src/` against Jira's API description: the operation exists, and the manifest asks
 * for its scopes. Forge's permission linter looks only at literal arguments of `requestJira`; ours go through one
 * function.
 */
export async function checkJiraCalls(): Promise<string> {
  const paths = { ...readPaths('jira-openapi.json'), ...readPaths('service-management-openapi.json') };
  const manifest = parse(readFileSync(`${projectRoot}/manifest.yml`, 'utf8')) as { permissions: { scopes: string[] } };
  const calls = listFiles('src', /(?<!\.test)\.ts$/).flatMap((file) =>
    findCalls(file, readFileSync(`${projectRoot}/${file}`, 'utf8')),
  );
  const problems = await findProblems(calls, paths, manifest.permissions.scopes);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${calls.length} calls`;
}

/** The calls among `calls` that Jira does not describe or that need a scope beyond `scopes`, one sentence each. */
export async function findProblems(calls: Call[], paths: Paths, scopes: string[]): Promise<string[]> {
  const { getMissingScopes } = cliPackage('@forge/manifest');
  const problems: string[] = [];
  for (const { place, method, path } of calls) {
    const operation = Object.entries(paths).find(([template]) => matches(template, path))?.[1][method.toLowerCase()];
    if (!operation) {
      problems.push(`${place} ${method} ${path} is not in Atlassian's API descriptions in scripts/forge/`);
      continue;
    }
    const missing = await getMissingScopes(scopes, requiredScopes(operation));
    problems.push(...missing.map((scope) => `${place} ${method} ${path} needs the scope ${scope} in manifest.yml`));
  }
  return problems;
}

/** The calls in one source file. A method is read from `{ method: '…' }` beside the path; without one it is GET. */
export function findCalls(file: string, text: string): Call[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const calls: Call[] = [];
  visit(source);
  return calls;

  function visit(node: ts.Node): void {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'route') {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      for (const method of methodsOf(node)) {
        calls.push({ place: `${file}:${line + 1}`, method, path: pathOf(node.template) });
      }
    }
    ts.forEachChild(node, visit);
  }
}

function methodsOf(template: ts.TaggedTemplateExpression): string[] {
  let node: ts.Node = template;
  while (ts.isConditionalExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) node = node.parent;
  if (ts.isCallExpression(node.parent)) return [methodAmong(node.parent.arguments)];
  if (!ts.isVariableDeclaration(node.parent) || !ts.isIdentifier(node.parent.name)) return ['GET'];
  const { text } = node.parent.name;
  const methods = new Set<string>();
  const collect = (child: ts.Node): void => {
    const isUse =
      ts.isCallExpression(child) && child.arguments.some((part) => ts.isIdentifier(part) && part.text === text);
    if (isUse) methods.add(methodAmong(child.arguments));
    ts.forEachChild(child, collect);
  };
  collect(ts.findAncestor(node, ts.isBlock) ?? node.getSourceFile());
  return methods.size > 0 ? [...methods] : ['GET'];
}

function methodAmong(args: readonly ts.Expression[]): string {
  for (const argument of args.filter(ts.isObjectLiteralExpression)) {
    for (const property of argument.properties) {
      if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'method') continue;
      return ts.isStringLiteralLike(property.initializer) ? property.initializer.text : property.initializer.getText();
    }
  }
  return 'GET';
}

function pathOf(template: ts.TemplateLiteral): string {
  const text = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map((span) => `*${span.literal.text}`)].join('');
  return text.replace(/\?.*$/s, '');
}

function matches(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith('{') ? given[index] !== '' : part === given[index]))
  );
}

function requiredScopes(operation: Operation): { current: string[]; beta: string[] } {
  const listed = operation['x-atlassian-oauth2-scopes'];
  if (!listed) return { current: (operation.security ?? []).flatMap((entry) => entry.OAuth2 ?? []), beta: [] };
  const inState = (state: string) => listed.filter((entry) => entry.state === state).flatMap((entry) => entry.scopes);
  const [current, beta] = [inState('Current'), inState('Beta')];
  // Where current scopes are described and there are none, none is needed.
  if (current.length === 0 && listed.some((entry) => entry.state === 'Current')) return { current, beta: [] };
  // Beside current scopes those in beta are an alternative; alone they are what is needed.
  return current.length > 0 ? { current, beta } : { current: beta, beta: [] };
}

function readPaths(name: string): Paths {
  const text = readFileSync(`${projectRoot}/scripts/forge/${name}`, 'utf8');
  return (JSON.parse(text) as { paths: Paths }).paths;
}
