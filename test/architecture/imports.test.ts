/** Dependency-cruiser holds the table of `.dependency-cruiser.mjs`; here each row is shown to do so. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const FOLDERS = ['src', 'static', 'simulator', 'test', 'scripts'];

const FORBIDDEN: [path: string, text: string, rule: string][] = [
  ['src/index.ts', `import { asUser } from '@forge/api';`, 'index'],
  ['src/index.ts', `import { ledger } from './gateways/forge/ledger';`, 'index'],
  ['src/wiring.ts', `import { asUser } from '@forge/api';`, 'wiring'],
  ['src/wiring.ts', `import { rule } from './domain/rule';`, 'wiring'],
  ['src/entry/sweep.ts', `import { ledger } from '../gateways/forge/ledger';`, 'entry'],
  ['src/entry/sweep.ts', `import { kvs } from '@forge/kvs';`, 'entry'],
  ['src/entry/sweep.ts', `import { asApp, type Route } from '@forge/api';`, 'entry'],
  ['src/entry/sweep.ts', `import type { Ledger } from '../ports/ledger';`, 'entry'],
  ['src/usecases/sweep.ts', `import { z } from 'zod';`, 'usecases'],
  ['src/usecases/sweep.ts', `import { createHmac } from 'node:crypto';`, 'usecases'],
  ['src/usecases/digest.ts', `import { createHmac } from 'crypto';`, 'usecases'],
  ['src/usecases/sweep.ts', `export { ledger } from '../gateways/forge/ledger';`, 'usecases'],
  ['src/usecases/sweep.ts', `const { kvs } = require('@forge/kvs');`, 'usecases'],
  ['src/usecases/deep/sweep.ts', `const { asApp } = await import('@forge/api');`, 'usecases'],
  ['src/usecases/deep/sweep.ts', `export { ledger } from '../../gateways/forge/ledger';`, 'usecases'],
  ['src/usecases/types.ts', `type Api = import('@forge/api').API;`, 'usecases'],
  ['src/domain/rule.ts', `import { z } from 'zod';`, 'domain'],
  ['src/domain/rule.ts', `import type { Clock } from '../ports/clock';`, 'domain'],
  ['src/domain/rule.ts', `import { build } from '../../test/builders/rule';`, 'domain'],
  ['src/ports/ledger.ts', `import type { KvsClient } from '@forge/kvs';`, 'ports'],
  ['src/gateways/jira/call.ts', `import { sweep } from '../../usecases/sweep';`, 'gateways'],
  ['src/gateways/jira/call.ts', `import { Hono } from 'hono';`, 'gateways'],
  ['src/gateways/jira/call.ts', `import '../../../simulator/start';`, 'gateways'],
  ['src/contract/admin/index.ts', `import { rule } from '../../domain/rule';`, 'contract'],
  ['src/elsewhere/thing.ts', `import { z } from 'zod';`, 'no-other-room'],
  ['static/admin/App.tsx', `import { invoke } from '@forge/bridge';`, 'screen'],
  ['static/admin/App.tsx', `import { Panel } from '../work-item/Panel';`, 'screen'],
  ['static/admin/App.tsx', `import { rule } from '../../src/domain/rule';`, 'screen'],
  ['static/admin/App.tsx', `import { render } from '../shared/testing/render';`, 'tests-do-not-ship'],
  ['static/admin/invoke.ts', `import { useState } from 'react';`, 'invoke'],
  ['static/admin/hooks/invoke.ts', `import { invoke } from '@forge/bridge';`, 'screen'],
  ['static/shared/words.ts', `import { App } from '../admin/App';`, 'shared-by-screens'],
  ['simulator/jira/server.ts', `import { survey } from '../../src/domain/survey';`, 'simulator'],
  ['simulator/jira/server.ts', `import { build } from '../../test/builders/rule';`, 'simulator'],
  ['simulator/jira/server.test.ts', `import { words } from '../../static/shared/words';`, 'simulator'],
  ['src/domain/one.ts', `import { other } from './other';`, 'no-circles'],
  ['src/domain/other.ts', `import type { one } from './one';`, 'no-circles'],
  ['test/journeys/loop.test.ts', `import { parse } from 'espree';`, 'declared'],
  ['test/journeys/loop.test.ts', `import { gone } from './gone';`, 'found'],
];

const ALLOWED: [path: string, text: string][] = [
  ['src/index.ts', `type App = typeof import('./wiring');`],
  ['src/wiring.ts', `import { rules } from './gateways/forge/rules';`],
  ['src/entry/sweep.ts', `import type { AsyncEvent } from '@forge/events';`],
  ['src/entry/plan.ts', `import { type AsyncEvent } from '@forge/events';`],
  ['src/usecases/sweep.ts', `import type { Ledger } from '../ports/ledger';`],
  ['src/gateways/forge/vault.ts', `import { createHmac } from 'node:crypto';`],
  ['static/admin/invoke.ts', `import { makeInvoke } from '@forge/bridge';`],
  ['static/admin/pages/Rules.tsx', `import { useWords } from '../../shared/words';`],
  ['static/admin/pages/Rules.tsx', `import { useForm } from '@forge/react';`],
  ['simulator/jira/server.ts', `import { clock } from '../shared/clock';`],
  ['src/usecases/sweep.test.ts', `import { fakeLedger } from '../../test/builders/ledger';`],
];

/** What dependency-cruiser found: for each file and what it imports, the rules that this breaks. */
interface Found {
  modules: { source: string; dependencies: { module: string; rules?: { name: string }[] }[] }[];
}

/** Jest cannot load dependency-cruiser, being ES modules. Its exit code is the number of broken rules. */
function cruise(folder: string): Promise<Found> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.mjs');
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [tool, '--config', config, '--output-type', 'json', ...FOLDERS],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64e6 },
      (_broken, output, complaints) => {
        if (output) done(JSON.parse(output) as Found);
        else fail(new Error(complaints));
      },
    );
  });
}

function brokenRules({ modules }: Found): string[] {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ module, rules = [] }) => rules.map(({ name }) => `${source} imports ${module}: ${name}`)),
  );
}

/** Writes the files, and an empty one wherever they import one that is not there. */
function plant(folder: string, rows: (readonly [path: string, text: string, ...rest: unknown[]])[]): void {
  for (const name of FOLDERS) mkdirSync(join(folder, name));
  for (const [path, text] of rows) write(path, text);
  for (const [path, text] of rows) {
    const [, specifier = ''] = /'(\.[^']+)'/.exec(text) ?? [];
    const target = join(dirname(path), specifier);
    if (specifier && !specifier.endsWith('/gone') && !existsSync(join(folder, `${target}.ts`)))
      write(`${target}.ts`, '');
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'tsconfig.test.json'), '{}');
  writeFileSync(join(folder, 'package.json'), readFileSync(join(root, 'package.json')));

  function write(path: string, text: string): void {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`, { flag: 'a' });
  }
}

test('this repository imports only what the table allows, and nothing in a circle', async () => {
  const found = await cruise(root);
  expect(found.modules.length).toBeGreaterThan(500);
  expect(brokenRules(found)).toEqual([]);
}, 60_000);

describe('an import planted to test the rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  let broken: string[];

  beforeAll(async () => {
    plant(folder, [...FORBIDDEN, ...ALLOWED]);
    broken = brokenRules(await cruise(folder));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(FORBIDDEN)('%s: %s is refused by the rule %s', (path, text, rule) => {
    expect(broken).toContain(`${path} imports ${specifierIn(text)}: ${rule}`);
  });

  test.each(ALLOWED)('%s: %s is allowed', (path, text) => {
    expect(broken.filter((line) => line.startsWith(`${path} imports ${specifierIn(text)}: `))).toEqual([]);
  });
});

function specifierIn(text: string): string {
  const [, specifier] = /'(?:node:)?([^']+)'/.exec(text) ?? [];
  if (specifier === undefined) throw new Error(`no import in ${text}`);
  return specifier;
}
