/**
 * The gate: everything that must hold before a change is shared. Needs no network.
 *
 * Usage: `npm run check` runs it all, `npm run check:static` all but the tests.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { buildFunctions, buildResource, resourceKeys } from './bundle';
import { checkForgeLint } from './check-forge-lint';
import { checkJiraCalls } from './check-jira-calls';
import { checkManifest } from './check-manifest';
import { projectRoot } from './forge/cli-packages';

interface Step {
  name: string;
  /** Resolves to what was seen, in a few words; rejects with the problems, one a line. */
  run: () => Promise<string>;
  /** What to do where it fails. */
  cure: string;
}

const ASK_THE_BUNDLE = `
require(process.argv[1]).receiveNotification({}).then(({ outputKey }) => {
  console.log(outputKey);
  process.exit(0);
});
`;

const STATIC_STEPS: Step[] = [
  {
    name: 'format',
    run: tool('prettier', '--check', '--log-level', 'warn', '.'),
    cure: 'run «npx prettier --write .»',
  },
  {
    name: 'lint',
    run: tool('eslint', '--max-warnings', '0', '.'),
    cure: 'repair the code; a rule is switched off only with a reason',
  },
  {
    name: 'imports',
    run: tool('depcruise', '--output-type', 'err-long', 'src', 'static', 'simulator', 'test', 'scripts'),
    cure: 'import what .dependency-cruiser.mjs allows, in one direction',
  },
  { name: 'types of the app', run: tool('tsc', '--noEmit', '-p', 'tsconfig.json'), cure: 'repair the types' },
  { name: 'types of everything', run: tool('tsc', '--noEmit', '-p', 'tsconfig.test.json'), cure: 'repair the types' },
  { name: 'manifest', run: checkManifest, cure: 'repair manifest.yml, or the file it names' },
  { name: 'Forge linters', run: checkForgeLint, cure: 'repair the code or manifest.yml as the finding says' },
  {
    name: 'Jira calls',
    run: checkJiraCalls,
    cure: 'repair the path, ask for the scope, or renew scripts/forge/jira-openapi.json',
  },
  { name: 'bundle of the functions', run: bundleFunctions, cure: 'repair what Forge’s bundler refuses' },
  { name: 'bundles of the screens', run: bundleResources, cure: 'repair what Forge’s bundler refuses' },
];

const TESTS: Step = { name: 'tests', run: tool('jest'), cure: 'repair the code, or the test where it is wrong' };

void main(process.argv.includes('--static') ? STATIC_STEPS : [...STATIC_STEPS, TESTS]);

async function main(steps: Step[]): Promise<void> {
  process.chdir(projectRoot);
  const failed: string[] = [];
  for (const step of steps) {
    const started = Date.now();
    const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    try {
      const seen = await step.run();
      console.log(`ok      ${step.name} (${[seen, seconds()].filter(Boolean).join(', ')})`);
    } catch (error) {
      failed.push(step.name);
      console.error(error instanceof Error ? error.message : String(error));
      console.error(`FAILED  ${step.name} (${seconds()}): ${step.cure}`);
    }
  }
  console.log(failed.length === 0 ? `All ${steps.length} checks passed.` : `Failed: ${failed.join(', ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

/** What is shipped must answer a call by itself: it is called where nothing of the project lies around it. */
async function bundleFunctions(): Promise<string> {
  const { file } = await buildFunctions();
  const elsewhere = await mkdtemp(join(tmpdir(), 'functions-'));
  try {
    await cp(dirname(file), elsewhere, { recursive: true });
    const answer = execFileSync(process.execPath, ['-e', ASK_THE_BUNDLE, join(elsewhere, basename(file))], {
      encoding: 'utf8',
    });
    if (!answer.includes('not-understood'))
      throw new Error(`an empty notification is answered with «${answer.trim()}»`);
  } finally {
    await rm(elsewhere, { recursive: true, force: true });
  }
  return relative(projectRoot, file);
}

async function bundleResources(): Promise<string> {
  const keys = await resourceKeys();
  for (const key of keys) await buildResource(key);
  return keys.join(', ');
}

/** A step that runs an installed command; what it prints is shown as it comes. */
function tool(command: string, ...args: string[]): () => Promise<string> {
  return () =>
    new Promise((done, fail) => {
      const child = spawn('npx', ['--no-install', command, ...args], { stdio: 'inherit', cwd: projectRoot });
      child.once('error', fail);
      child.once('exit', (code, signal) => {
        if (code === 0) done('');
        else fail(new Error(`${command} ended with ${signal ?? `code ${code}`}`));
      });
    });
}
