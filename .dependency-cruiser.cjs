/**
 * The arrows of the house (docs/architecture.md draws them). An import they do not name is an error.
 * Each package lists the packages it may reach; everything else in the workspace is closed to it.
 */
const arrows = {
  'packages/contracts': [],
  'packages/domain': [],
  'packages/matching': ['domain'],
  'packages/db': ['domain'],
  'packages/platform': [],
  'packages/sheets': [],
  'packages/papers': [],
  'packages/delivery': ['platform', 'db'],
  'packages/i18n': ['domain'],
  'packages/features': [
    'contracts',
    'domain',
    'matching',
    'db',
    'platform',
    'delivery',
    'sheets',
    'papers',
    'i18n',
  ],
  // The shells make the pool and hand it on: `no-tables-in-shells` keeps them away from the rest of db.
  'apps/api': ['features', 'contracts', 'platform', 'db', 'i18n'],
  'apps/worker': ['features', 'platform', 'delivery', 'db', 'i18n'],
  'apps/web': ['contracts', 'i18n', 'papers', 'sheets'],
};

/**
 * The wings of the features: which others each may reach. What two of them share lies in ground, or above both. Service
 * and giving know nothing of each other, and nobody reaches into the desk, which writes for others through their own verbs.
 */
const wings = {
  kit: [],
  ground: ['kit'],
  service: ['kit', 'ground'],
  giving: ['kit', 'ground'],
  council: ['kit', 'ground', 'service', 'giving'],
  programmes: ['kit', 'ground', 'service', 'giving'],
  desk: ['kit', 'ground', 'service', 'giving', 'council', 'programmes'],
};

/** Tests may also use the makers and worlds of `packages/testing`. */
const notTests = '(\\.(test|spec)\\.ts$|^apps/api/src/tests/)';
/** Journeys drive the whole platform, so their helpers start it as `pnpm start` does. */
const journeys = '^apps/web/tests/';

/** What a browser needs to check a signature or a proof by itself: pure, and the same code that the server runs. */
const provenInBrowsers =
  '^packages/domain/src/(ground/(signing|transparency)/|kit/(bytes|printed-code)\\.ts$)';

const arrowRules = Object.entries(arrows).map(([from, to]) => ({
  name: `arrows-${from.replace('/', '-')}`,
  severity: 'error',
  comment: `${from} may import ${to.length > 0 ? to.join(', ') : 'no other package'}.`,
  from: { path: `^${from}/`, pathNot: [notTests, journeys] },
  to: {
    path: '^(packages|apps|infra)/',
    pathNot: [
      `^${from}/`,
      ...to.map((name) => `^packages/${name}/`),
      ...(from === 'apps/web' ? [provenInBrowsers] : []),
    ],
  },
}));

const wingRules = Object.entries(wings).map(([from, to]) => ({
  name: `wing-${from}`,
  severity: 'error',
  comment: `The wing ${from} may reach ${to.join(', ') || 'no other'}.`,
  from: { path: `^packages/features/src/${from}/`, pathNot: notTests },
  to: {
    path: '^packages/features/src/',
    pathNot: [
      ...[from, ...to].map((wing) => `^packages/features/src/${wing}/`),
      // The type of every verb's context holds what an operator sets.
      ...(from === 'kit' ? ['^packages/features/src/settings\\.ts$'] : []),
    ],
  },
}));

/** The registry's packages that the innermost layers may use; their production code, not their tests. */
const onlyThese = (from, names) => ({
  name: `packages-of-${from}`,
  severity: 'error',
  comment: `${from} stays small: of the registry it may use ${names.join(', ') || 'nothing'}.`,
  from: { path: `^packages/${from}/src/`, pathNot: [notTests, 'arbitraries\\.ts$'] },
  to: { path: 'node_modules', pathNot: [`node_modules/(${names.concat('@hamyar/').join('|')})`] },
});

module.exports = {
  forbidden: [
    ...arrowRules,
    ...wingRules,
    onlyThese('contracts', ['zod']),
    onlyThese('domain', ['jalaali-js', '@internationalized/date']),
    onlyThese('matching', []),
    onlyThese('sheets', ['exceljs', 'papaparse', 'saxes', 'yauzl']),
    onlyThese('papers', ['@myriaddreamin/typst-ts-node-compiler', 'qrcode-generator', 'vazirmatn', 'zod']),
    {
      name: 'apps-use-no-infra',
      severity: 'error',
      comment: 'The product knows nothing of how it is run, measured or imitated.',
      // Tests run against what `pnpm start` runs; the generator of documents reads every process's settings.
      from: {
        path: '^(apps|packages)/',
        pathNot: [
          notTests,
          '^packages/testing/',
          '^packages/tooling/src/documents\\.ts$',
          '^apps/web/tests/',
        ],
      },
      to: { path: '^infra/' },
    },
    {
      name: 'no-tables-in-shells',
      severity: 'error',
      comment:
        'A shell opens the pool and picks message templates; rows and sentences are the business of features.',
      from: { path: '^apps/(api|worker)/', pathNot: notTests },
      to: {
        path: '^packages/(db|i18n)/',
        pathNot: ['^packages/db/src/index\\.ts$', '^packages/i18n/src/sms-templates\\.ts$'],
      },
    },
    {
      name: 'features-through-index',
      severity: 'error',
      comment: 'One feature reaches another only through its index.ts.',
      from: { path: '^packages/features/src/([^/]+/[^/]+)/', pathNot: notTests },
      to: {
        path: '^packages/features/src/[^/]+/[^/]+/',
        pathNot: ['^packages/features/src/$1/', '^packages/features/src/[^/]+/[^/]+/index\\.ts$'],
      },
    },
    // Cycles between features: `pnpm house`; this tool's folders would count the tests' imports too.
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      comment: 'Production code uses neither tests nor the makers made for them.',
      from: {
        path: '^(packages|apps)/',
        pathNot: [notTests, '^packages/testing/', 'vite(st)?\\.config\\.ts$'],
      },
      to: { path: ['\\.(test|spec)\\.ts$', '^packages/testing/'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that leads nowhere.',
      from: { pathNot: '^apps/web/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.svelte-kit|/build/|/paraglide/|\\.data/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json', '.svelte'],
    },
  },
};
