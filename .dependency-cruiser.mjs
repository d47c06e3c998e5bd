/**
 * Who may import whom, as docs/architecture.md has it, and that nothing imports in a circle. What a row does not allow
 * is forbidden. Nothing in a file can switch a rule off; test/architecture/imports.test.ts shows that each one bites.
 */

/** Tests, and what only they use (`testing/`), lie beside the code, do not ship, and may reach further than it. */
const TESTS = ['\\.test\\.tsx?$', '^static/testing/', '^static/.+/testing/'];
const ERASED = ['type-only', 'type-import'];
/** Made by the simulator's bundler. */
const MADE_WHEN_BUNDLED = '^ui-kit:icons$';

const FORGE_SDKS = ['@forge/api', '@forge/kvs', '@forge/events'];
const SCREEN = ['^src/contract/', '^static/shared/', packages('react', '@forge/react')];

function packages(...names) {
  return `(?:^|/)node_modules/(?:${names.join('|')})/`;
}

/** A row of the table: what the files at `from` may import; `types` are allowed as long as the compiler erases them. */
function row(name, from, { allowed = [], types = [], node = false, except = [] }, comment) {
  const files = { path: from, pathNot: [...TESTS, ...except] };
  return [
    {
      name,
      comment,
      severity: 'error',
      from: files,
      to: { pathNot: [...allowed, ...types], ...(node && { dependencyTypesNot: ['core'] }) },
    },
    ...types.map((path) => ({
      name,
      comment,
      severity: 'error',
      from: files,
      to: { path, dependencyTypesNot: ERASED },
    })),
  ];
}

const ROWS = [
  ...row(
    'index',
    '^src/index\\.ts$',
    { allowed: ['^src/wiring\\.ts$'] },
    'index.ts only names the handlers; the app behind them is put together in wiring.ts.',
  ),
  ...row(
    'wiring',
    '^src/wiring\\.ts$',
    { allowed: ['^src/(?:entry|usecases|gateways)/'] },
    'wiring.ts only wires entries, use cases and gateways; what needs a package belongs in gateways/.',
  ),
  ...row(
    'entry',
    '^src/entry/',
    {
      allowed: ['^src/(?:entry|usecases|contract|domain)/', packages('@forge/resolver', 'zod')],
      types: [packages('@forge/api', '@forge/events')],
    },
    'An entry decodes, calls one use case and encodes. What it needs comes in through wiring.ts; what calls a platform belongs in gateways/, behind a port.',
  ),
  ...row(
    'usecases',
    '^src/usecases/',
    { allowed: ['^src/(?:usecases|ports|domain)/'] },
    'A use case needs no package and asks for what it needs through a port. It takes values that are already checked: parse in entry/ or gateways/.',
  ),
  ...row(
    'ports',
    '^src/ports/',
    { allowed: ['^src/(?:ports|domain)/'] },
    'A port speaks in our own words: only types of domain/. Vendor types stay in gateways/.',
  ),
  ...row(
    'domain',
    '^src/domain/',
    { allowed: ['^src/domain/'] },
    'domain/ depends on nothing, not even on Node: move what needs more into usecases/.',
  ),
  ...row(
    'gateways',
    '^src/gateways/',
    { allowed: ['^src/(?:gateways|ports|domain)/', packages(...FORGE_SDKS, 'zod')], node: true },
    'A gateway implements a port with the Forge SDKs, zod and Node, and knows no use case.',
  ),
  ...row(
    'contract',
    '^src/contract/',
    { allowed: ['^src/contract/', '^src/domain/field-parts\\.ts$', packages('zod')] },
    'contract/ is what screens and backend share: names, inputs and results, in zod and types, and the table of field parts. It is bundled into the screens too.',
  ),
  ...row(
    'shared-by-screens',
    '^static/shared/',
    { allowed: [...SCREEN, '^locales/'] },
    'What screens share knows the contract, react and @forge/react, and no screen.',
  ),
  ...row(
    'invoke',
    '^static/[^/]+/invoke\\.ts$',
    { allowed: ['^src/contract/', '^static/shared/', packages('@forge/bridge')], except: ['^static/shared/'] },
    'invoke.ts calls the backend through @forge/bridge and does nothing else.',
  ),
  ...row(
    'screen',
    '^static/([^/]+)/',
    { allowed: [...SCREEN, '^static/$1/'], except: ['^static/shared/', '^static/[^/]+/invoke\\.ts$'] },
    'A screen is made of react and @forge/react and knows the backend through src/contract and its invoke.ts alone. What two screens share belongs in static/shared/.',
  ),
  ...row(
    'simulator',
    '^simulator/',
    { allowed: ['^simulator/', '(?:^|/)node_modules/', MADE_WHEN_BUNDLED], node: true },
    'The simulator must not know the app: it runs the handlers that manifest.yml names. A shared misunderstanding would pass every test.',
  ).map((rule) => ({ ...rule, from: { path: rule.from.path } })),
];

export default {
  forbidden: [
    ...ROWS,
    {
      name: 'no-other-room',
      comment: 'The table names every folder of the app. A new one needs a row, here and in docs/architecture.md.',
      severity: 'error',
      from: {
        path: '^(?:src|static)/',
        pathNot: [
          '^src/(?:index|wiring)(?:\\.test)?\\.ts$',
          '^src/(?:entry|usecases|ports|domain|gateways|contract)/',
          '^static/[^/]+/',
        ],
      },
      to: {},
    },
    {
      name: 'tests-do-not-ship',
      comment: 'Only tests use what lies in a test or in testing/.',
      severity: 'error',
      from: { path: '^(?:src|static)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-circles',
      comment: 'Move what both need to a file of its own, where either looks for it.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'declared',
      comment: 'Declare the package in package.json, at the version that is installed.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'found',
      comment: 'An import that leads nowhere cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: MADE_WHEN_BUNDLED },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default'], exportsFields: ['exports'] },
    tsConfig: { fileName: 'tsconfig.test.json' },
    tsPreCompilationDeps: true,
  },
};
