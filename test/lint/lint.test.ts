/** The rules that ESLint holds beyond the recommended ones; here each is shown to bite. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const SYNTAX = 'no-restricted-syntax';
const REASONS = 'house/suppression-reasons';

const REFUSED: [path: string, text: string, rule: string][] = [
  ['src/usecases/sweep.ts', 'export const load = (name: string) => import(`../gateways/${name}`);', SYNTAX],
  ['src/usecases/sweep.ts', `export const path = require.resolve('@forge/kvs');`, SYNTAX],
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
  ['src/index.ts', `export const load = () => import('./wiring');`],
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
