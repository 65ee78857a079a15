/**
 * Which way imports point. A room is a wall that matters (purity, wire, deployment); inside each stand the same
 * capabilities, and one capability may import another only as the table says. `npm run check` holds it.
 */
const mayImport = {
  kernel: [],
  school: ['kernel'],
  people: ['kernel', 'school'],
  catalogue: ['kernel', 'school', 'people'],
  selection: ['kernel', 'school', 'people', 'catalogue'],
}

const capabilities = Object.keys(mayImport)
const rooms = '^src/(?:contract|rules|cloud|cli|miniprogram|miniprogram/packages)'
const inCapability = (names) => `${rooms}/(?:${names.join('|')})/`

const betweenCapabilities = capabilities.map((name) => ({
  name: `${name}-imports-only-its-own`,
  comment: `The capability ${name} may import: ${mayImport[name].join(', ') || 'nothing'}.`,
  severity: 'error',
  // Pages are where capabilities meet: each is one screen, and no other page imports it.
  from: { path: inCapability([name]), pathNot: '^src/miniprogram/packages/[^/]+/pages/' },
  to: { path: inCapability(capabilities.filter((other) => other !== name && !mayImport[name].includes(other))) },
}))

const node = { dependencyTypes: ['core'] }

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Of two files that import one another, neither can be read alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'What nothing imports and nobody starts is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '/index\\.config\\.ts$', '^src/miniprogram/app\\.(config\\.)?tsx?$', '\\.mjs$'],
      },
      to: {},
    },
    {
      name: 'contract-stands-alone',
      comment: 'The contract imports its schema library and itself.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { pathNot: ['^src/contract/', '^node_modules/zod/'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules import the contract and one another: no clock, database, network, chance or package.',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { pathNot: ['^src/rules/', '^src/contract/'] },
    },
    {
      name: 'applet-knows-no-backend',
      comment: 'The applet imports the rules and the types of the contract.',
      severity: 'error',
      from: { path: '^src/miniprogram/' },
      to: { path: '^src/(?:cloud|sandbox|cli|start)/' },
    },
    { name: 'applet-runs-in-wechat', severity: 'error', from: { path: '^src/miniprogram/' }, to: node },
    {
      name: 'no-page-imports-another',
      severity: 'error',
      from: { path: '^(src/miniprogram/.*pages/[^/]+)/' },
      to: { path: '^src/miniprogram/.*pages/', pathNot: '^$1/' },
    },
    {
      name: 'no-package-imports-another',
      comment: 'WeChat loads a sub-package by itself; what two of them need lies in the main package.',
      severity: 'error',
      from: { path: '^src/miniprogram/packages/([^/]+)/' },
      to: { path: '^src/miniprogram/packages/', pathNot: '^src/miniprogram/packages/$1/' },
    },
    {
      name: 'main-package-stands-alone',
      severity: 'error',
      from: { path: '^src/miniprogram/', pathNot: '^src/miniprogram/packages/' },
      to: { path: '^src/miniprogram/packages/' },
    },
    {
      name: 'one-file-names-all',
      comment: 'Only `capabilities.ts` knows every capability; the server gets what they bring from there.',
      severity: 'error',
      from: {
        path: '^src/cloud/people/|^src/cloud/school/|^src/cloud/catalogue/|^src/cloud/selection/|^src/cloud/kernel/',
      },
      to: {
        path: '^src/cloud/(?:capabilities|main|serve|answer-call|answer-request|authorise)\\.ts$',
      },
    },
    {
      name: 'backend-stands-below',
      comment: 'Nothing imports the applet, the stand-ins or the command line.',
      severity: 'error',
      from: { path: '^src/cloud/' },
      to: { path: '^src/(?:miniprogram|sandbox|cli|start)/' },
    },
    {
      name: 'command-line-works-on-the-backend',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(?:miniprogram|sandbox|start)/' },
    },
    {
      name: 'database-driver-in-one-place',
      comment:
        'SQL stands in tables, which get a connection given; only the kernel opens one. What starts the database itself makes it too.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:cloud/kernel/database/|start/embedded-postgres\\.ts$)' },
      to: { path: '^node_modules/pg/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(?:test|config)/', pathNot: '^config/campus-settings\\.ts$' },
    },
    ...betweenCapabilities,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(?:css|png|json|svg)$' },
    // The checker cannot tell an import of types from one of values, and takes both: test/gate/types-only.test.ts can.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'] },
  },
}
