// Imports only point back along these rows; a folder may import itself and every earlier one.
const ORDER = [
  'core',
  'reference',
  'warehouse',
  'forecast',
  'targets',
  'subsidies',
  'reconcile',
  'ranking',
  'api',
  'dashboard',
];
const folder = (name) => `^${name}/`;
const later = (name) => ORDER.slice(ORDER.indexOf(name) + 1);

const forward = ORDER.filter((name) => later(name).length > 0).map((name) => ({
  name: `${name}-imports-back`,
  comment: `${name}/ may not import what stands after it`,
  severity: 'error',
  from: { path: folder(name), pathNot: '\\.test\\.ts$' },
  // api/ shows loads as well; what stands before it does not know of them.
  to: {
    path: `^(${[...later(name), ...(name === 'api' ? [] : ['etl', 'simulate']), 'cli'].join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    ...forward,
    {
      name: 'etl-imports-back',
      comment: 'etl/ builds on core, reference and warehouse alone',
      severity: 'error',
      from: { path: '^etl/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(forecast|simulate|targets|reconcile|ranking|api|cli|dashboard)/' },
    },
    {
      name: 'simulate-imports-back',
      comment: 'the simulated city knows sources and rules, and nothing shown',
      severity: 'error',
      from: { path: '^simulate/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(targets|reconcile|ranking|api|cli|dashboard)/' },
    },
    {
      name: 'no-clock-io-or-chance-in-the-core',
      comment: 'core/ and forecast/ do no I/O; only the report is written',
      severity: 'error',
      from: { path: '^(core|forecast)/', pathNot: '(\\.test|/write-report)\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'one-module-opens-duckdb',
      comment: 'two instances on one file lose data; only warehouse/connect.ts creates one',
      severity: 'error',
      from: { pathNot: '^warehouse/' },
      to: { path: 'node_modules/@duckdb/node-api', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|build|\\.svelte-kit)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte'] },
  },
};
