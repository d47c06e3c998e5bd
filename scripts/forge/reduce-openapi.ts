/**
 * Reduces Jira's OpenAPI description to what Forge's permission linter reads: paths, methods and their scopes.
 *
 * Usage: `npx tsx scripts/forge/reduce-openapi.ts <downloaded description> > scripts/forge/jira-openapi.json`
 * @see https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json
 */
import { readFileSync } from 'node:fs';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

interface Operation {
  'x-atlassian-oauth2-scopes'?: { scopes: string[]; state: string }[];
  security?: Record<string, string[]>[];
}

interface Description {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Partial<Record<(typeof METHODS)[number], Operation>>>;
}

const [source] = process.argv.slice(2);
if (!source) {
  console.error('Name the downloaded description: npx tsx scripts/forge/reduce-openapi.ts <file>');
  process.exit(2);
}
process.stdout.write(reduce(JSON.parse(readFileSync(source, 'utf8')) as Description));

/** One line per path, so that a new version shows as a readable difference. */
function reduce({ openapi, info, paths }: Description): string {
  const lines = Object.entries(paths).map(([path, item]) => {
    const operations = METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [[method, scopesOf(operation)] as const] : [];
    });
    return `${JSON.stringify(path)}:${JSON.stringify(Object.fromEntries(operations))}`;
  });
  const head = JSON.stringify({ openapi, info: { title: info.title, version: info.version } }).slice(0, -1);
  return `${head},"paths":{\n${lines.join(',\n')}\n}}\n`;
}

function scopesOf(operation: Operation): Operation {
  const scopes = operation['x-atlassian-oauth2-scopes'];
  // The linter falls back to `security` only where the newer key is missing.
  if (scopes) return { 'x-atlassian-oauth2-scopes': scopes.map(({ scopes, state }) => ({ scopes, state })) };
  return { security: (operation.security ?? []).filter((entry) => 'OAuth2' in entry) };
}
