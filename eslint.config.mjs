import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const LAYERS = ['index', 'wiring', 'entry', 'usecases', 'domain', 'ports', 'gateways', 'contract'];
/** Tests, and what only they use: it lies beside the code and does not ship. */
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'static/**/testing/**'];

/** Relative imports that reach one of these folders (of `src/`, or beside it). */
function reaching(folders, message) {
  return { regex: `^(?:\\.\\.?/)+(?:src/)?(?:${folders.join('|')})(?:/|$)`, message };
}

/** Packages, Node's own modules included, whose name does not match `allowed`. */
function packages(allowed, message) {
  return { regex: `^(?!\\.\\.?(?:/|$))${allowed ? `(?!(?:${allowed})(?:/|$))` : ''}`, message };
}

/** The same, but types may come from `typesFrom`: they are gone once the code is compiled. */
function packagesExceptTypes(allowed, typesFrom, message) {
  return [
    packages(`${allowed}|${typesFrom}`, message),
    { regex: `^(?:${typesFrom})(?:/|$)`, allowTypeImports: true, message },
  ];
}

const toolsStayOut = reaching(
  ['test', 'simulator', 'scripts'],
  'The shipped app knows neither tests nor simulator nor scripts.',
);

/** The table of docs/architecture: what a layer may reach, everything else being refused with a hint. */
function layer(name, mayReach, hint, packageRules) {
  const refused = LAYERS.filter((other) => other !== name && !mayReach.includes(other));
  return {
    files: ['index', 'wiring'].includes(name) ? [`src/${name}.ts`] : [`src/${name}/**/*.ts`],
    ignores: TESTS,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            reaching(refused, hint),
            reaching(['static'], 'Screens call the backend, never the other way round.'),
            toolsStayOut,
            ...packageRules,
          ],
        },
      ],
    },
  };
}

const NO_ZOD = 'Rules and use cases take values that are already checked: parse in entry/ or gateways/.';

const layers = [
  layer('index', ['wiring'], 'index.ts only names the handlers; the app behind them is put together in wiring.ts.', [
    packages('', 'index.ts only names the handlers: what needs a package belongs in gateways/.'),
  ]),
  layer('wiring', ['entry', 'usecases', 'gateways'], 'wiring.ts only wires entries, use cases and gateways.', [
    packages('', 'wiring.ts only wires: what needs a package belongs in gateways/.'),
  ]),
  layer(
    'entry',
    ['usecases', 'contract', 'domain'],
    'An entry decodes, calls one use case and encodes; what it needs comes in through wiring.ts.',
    [
      ...packagesExceptTypes(
        '@forge/resolver|zod',
        '@forge/(?:api|events)',
        'An entry only decodes and encodes: what calls a platform belongs in gateways/, behind a port.',
      ),
    ],
  ),
  layer('usecases', ['ports', 'domain'], 'A use case asks for what it needs through a port in ports/.', [
    packages('', `A use case needs no package: put it behind a port, in gateways/. ${NO_ZOD}`),
  ]),
  layer('ports', ['domain'], 'A port speaks in our own words: only domain/ types.', [
    packages('', 'A port speaks in our own words: vendor types stay in gateways/.'),
  ]),
  layer('domain', [], 'domain/ depends on nothing: move what needs more into usecases/.', [
    packages('', `domain/ depends on nothing, not even on Node. ${NO_ZOD}`),
  ]),
  layer('gateways', ['ports', 'domain'], 'A gateway implements a port and knows no use case.', [
    packages('@forge/(?:api|kvs|events)|zod|node:[a-z/_]+', 'A gateway needs the Forge SDKs, zod and Node only.'),
  ]),
  layer('contract', [], 'contract/ is what screens and backend share: names, inputs and results, nothing else.', [
    packages('zod', 'contract/ is zod and types only: it is bundled into the screens too.'),
  ]),
];

const OTHER_LAYERS = LAYERS.filter((name) => name !== 'contract');
const screenPatterns = (bridge) => [
  reaching(OTHER_LAYERS, 'A screen knows the backend through src/contract and its invoke.ts alone.'),
  toolsStayOut,
  { regex: '/testing(?:/|$)', message: 'Only tests use what lies in testing/.' },
  packages(
    `react|@forge/react${bridge ? '|@forge/bridge' : ''}`,
    bridge
      ? 'invoke.ts needs @forge/bridge only.'
      : 'A screen is made of react and @forge/react; @forge/bridge is called in invoke.ts, everything else in the backend.',
  ),
];
const noOtherScreen = (folder, others) =>
  reaching(others, `static/${folder} must not know another screen: what two share belongs in static/shared.`);

function screen(folder, others) {
  return [false, true].map((bridge) => ({
    files: [`static/${folder}/**/${bridge ? 'invoke.ts' : '*.{ts,tsx}'}`],
    ignores: TESTS,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...screenPatterns(bridge), noOtherScreen(folder, others)] },
      ],
    },
  }));
}

const SIMULATOR_STAYS_APART =
  'The simulator must not know the app: it runs the handlers that manifest.yml names. A shared misunderstanding would pass every test.';

/** A suppression says why: `eslint-disable-next-line some-rule -- the reason`. */
const suppressionReasons = {
  meta: { type: 'problem', schema: [], messages: { reason: 'Say why: eslint-disable-next-line <rule> -- <reason>.' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!/^\s*eslint-disable/.test(comment.value) || /\s--\s+\S.{4,}/s.test(comment.value)) continue;
          context.report({ loc: comment.loc, messageId: 'reason' });
        }
      },
    };
  },
};

export default tseslint.config(
  { ignores: ['node_modules/', '.cache/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    plugins: { house: { rules: { 'suppression-reasons': suppressionReasons } } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'house/suppression-reasons': 'error',
      'no-async-promise-executor': 'error',
      'no-constant-condition': 'error',
      'no-control-regex': 'error',
      'no-fallthrough': 'error',
      'no-loss-of-precision': 'error',
      'no-misleading-character-class': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-catch': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 5 },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Not for screens: UI Kit types many of its events and values as any.
    files: ['src/**/*.ts'],
    ignores: TESTS,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
    },
  },
  {
    files: ['static/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  ...layers,
  ...screen('admin', ['work-item']),
  ...screen('work-item', ['admin']),
  ...screen('shared', ['admin', 'work-item']),
  {
    files: ['simulator/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?:\\.\\.?/)+(?:src|static|test|scripts)(?:/|$)', message: SIMULATOR_STAYS_APART }] },
      ],
    },
  },
  prettier,
);
