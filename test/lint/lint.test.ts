/** ESLint says while one types what `architecture.test.ts` says afterwards; here it is shown to do so. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const IMPORTS = '@typescript-eslint/no-restricted-imports';
const REASONS = 'house/suppression-reasons';

const REFUSED: [path: string, text: string, rule: string][] = [
  ['src/index.ts', `export { asUser } from '@forge/api';`, IMPORTS],
  ['src/index.ts', `export { ledger } from './gateways/forge/ledger';`, IMPORTS],
  ['src/wiring.ts', `export { asUser } from '@forge/api';`, IMPORTS],
  ['src/wiring.ts', `export { rule } from './domain/rule';`, IMPORTS],
  ['src/entry/sweep.ts', `export { ledger } from '../gateways/forge/ledger';`, IMPORTS],
  ['src/entry/sweep.ts', `export { asApp } from '@forge/api';`, IMPORTS],
  ['src/usecases/sweep.ts', `export { z } from 'zod';`, IMPORTS],
  ['src/usecases/sweep.ts', `export { createHmac } from 'node:crypto';`, IMPORTS],
  ['src/usecases/deep/sweep.ts', `export { ledger } from '../../gateways/forge/ledger';`, IMPORTS],
  ['src/domain/rule.ts', `export type { Clock } from '../ports/clock';`, IMPORTS],
  ['src/domain/rule.ts', `export { z } from 'zod';`, IMPORTS],
  ['src/ports/ledger.ts', `export type { KvsClient } from '@forge/kvs';`, IMPORTS],
  ['src/gateways/jira/call.ts', `export { sweep } from '../../usecases/sweep';`, IMPORTS],
  ['src/gateways/jira/call.ts', `export { Hono } from 'hono';`, IMPORTS],
  ['src/gateways/jira/call.ts', `export { start } from '../../../simulator/start';`, IMPORTS],
  ['src/contract/admin.ts', `export { rule } from '../domain/rule';`, IMPORTS],
  ['static/admin/App.tsx', `export { invoke } from '@forge/bridge';`, IMPORTS],
  ['static/admin/App.tsx', `export { Panel } from '../work-item/Panel';`, IMPORTS],
  ['static/admin/App.tsx', `export { rule } from '../../src/domain/rule';`, IMPORTS],
  ['static/shared/words.ts', `export { App } from '../admin/App';`, IMPORTS],
  ['static/admin/App.tsx', `export { render } from '../shared/testing/render';`, IMPORTS],
  ['simulator/jira/server.ts', `export { survey } from '../../src/domain/survey';`, IMPORTS],
  ['src/domain/rule.ts', '// eslint-disable-next-line eqeqeq\nexport const same = (a: number) => a == 1;', REASONS],
  ['src/domain/rule.ts', '// @ts-expect-error\nexport const one: number = 1;', '@typescript-eslint/ban-ts-comment'],
  ['src/domain/rule.ts', 'export const one = (a: any) => a;', '@typescript-eslint/no-explicit-any'],
  [
    'static/admin/App.tsx',
    `import { useState } from 'react';\nexport function App(on: boolean) { if (on) useState(1); return null; }`,
    'react-hooks/rules-of-hooks',
  ],
];

const ALLOWED: [path: string, text: string][] = [
  ['src/index.ts', `export { sweep } from './wiring';`],
  ['src/wiring.ts', `export { ledger } from './gateways/forge/ledger';`],
  ['src/entry/sweep.ts', `export type { AsyncEvent } from '@forge/events';`],
  ['src/entry/sweep.ts', `export { z } from 'zod';`],
  ['src/gateways/forge/vault.ts', `export { createHmac } from 'node:crypto';`],
  ['src/usecases/sweep.test.ts', `export { fakeLedger } from '../../test/fakes/ledger';`],
  ['static/admin/invoke.ts', `export { makeInvoke } from '@forge/bridge';`],
  ['static/admin/App.tsx', `export { words } from '../shared/words';`],
  ['simulator/jira/server.ts', `export { clock } from '../shared/clock';`],
  [
    'src/domain/rule.ts',
    '// eslint-disable-next-line eqeqeq -- null and undefined mean the same\nexport const same = (a: number) => a == 1;',
  ],
];

/** One process for all snippets: loading ESLint takes longer than linting them. Jest cannot load it, being ES modules. */
function lint(snippets: { path: string; text: string }[]): string[][] {
  const output = execFileSync(process.execPath, [resolve(__dirname, 'lint-snippets.mjs')], {
    cwd: resolve(__dirname, '../..'),
    encoding: 'utf8',
    input: JSON.stringify(snippets),
  });
  return JSON.parse(output) as string[][];
}

let broken: string[][] = [];

beforeAll(() => {
  broken = lint([...REFUSED, ...ALLOWED].map(([path, text]) => ({ path, text })));
}, 60_000);

describe('lint refuses', () => {
  test.each(REFUSED.map((row, index) => [...row, index] as const))('%s: %s', (_path, _text, rule, index) => {
    expect(broken[index]).toContain(rule);
  });
});

describe('lint allows', () => {
  test.each(ALLOWED.map((row, index) => [...row, REFUSED.length + index] as const))('%s: %s', (_path, _text, index) => {
    expect(broken[index]).toEqual([]);
  });
});
