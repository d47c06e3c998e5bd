import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { cliPackage, offlineFeatures, projectRoot } from './forge/cli-packages';

/** Descriptions that the app's calls can meet; the generated one keeps only paths, methods and scopes. */
const JIRA = resolve(projectRoot, 'scripts/forge/jira-openapi.json');
const SERVICE_MANAGEMENT = resolve(projectRoot, 'scripts/forge/service-management-openapi.json');
/** The app calls nothing of these products: a call to them finds no description and is not checked. */
const NONE = resolve(projectRoot, 'scripts/forge/empty-openapi.json');

/** Forge's permission linter downloads six API descriptions unless all of these are set. */
const LOCAL_DESCRIPTIONS = {
  USE_LOCAL_SWAGGER: 'true',
  LOCAL_JIRA_SWAGGER: JIRA,
  LOCAL_JSM_SWAGGER: SERVICE_MANAGEMENT,
  LOCAL_JSW_SWAGGER: NONE,
  LOCAL_CONF_SWAGGER: NONE,
  LOCAL_CONF_V2_SWAGGER: NONE,
  LOCAL_BB_SWAGGER: NONE,
};

/**
 * Runs the client-side linters of `forge lint` over `src/`, `static/` and the manifest, without a network.
 * Returns what was read; throws with every finding (errors and warnings alike) where there is one.
 */
export async function checkForgeLint(): Promise<string> {
  Object.assign(process.env, LOCAL_DESCRIPTIONS);
  const { lint } = cliPackage('@forge/lint');
  const { FileSystemReader } = cliPackage('@forge/cli-shared');
  const manifest = parse(readFileSync('manifest.yml', 'utf8')) as Parameters<typeof lint>[1];
  const reader = new FileSystemReader();
  const files = (await Promise.all(['./src', './static'].map((folder) => reader.recursiveReadDir(folder, [])))).flat();

  const read: string[] = [];
  const results = await lint(files, manifest, 'development', { info: () => undefined }, offlineFeatures, {
    linter: { mode: 'client-side' },
    parseFunction: async (filepath, parser) => {
      read.push(filepath);
      return { ast: await parser(readFileSync(filepath, 'utf8'), filepath), filepath };
    },
  });
  // The linters skip what tsconfig.json does not name file by file; skipping everything would look like success.
  const unread = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !read.includes(file));
  if (unread.length > 0) throw new Error(`not covered by "include" in tsconfig.json: ${unread.join(', ')}`);
  const findings = results.flatMap(describe);
  if (findings.length > 0) throw new Error(findings.join('\n'));
  return `${read.length} files`;
}

type Linter = ReturnType<typeof cliPackage<'@forge/lint'>>['lint'];

function describe(result: Awaited<ReturnType<Linter>>[number]): string[] {
  return [...result.errors, ...result.warnings, ...result.approvals].map(
    (finding) =>
      `${result.file}:${finding.line}:${finding.column} ${finding.class}: ${finding.message} ${finding.reference}`,
  );
}
