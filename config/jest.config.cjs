const { resolve } = require('node:path')

const root = resolve(__dirname, '..')

const shared = {
  rootDir: root,
  // Nothing to be tested lies elsewhere, and looking through all packages takes seconds.
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/config'],
  testEnvironment: 'node',
  cacheDirectory: resolve(root, 'node_modules/.cache/jest'),
  moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json'],
  transform: {
    '\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
}

/** For the lanes with a browser: what drives it is loaded once a worker. */
const driven = {
  testEnvironment: '<rootDir>/test/support/outer-realm.cjs',
  setupFiles: ['<rootDir>/test/support/errors-of-node.ts', '<rootDir>/test/support/load-once.cjs'],
}

const tests = (...folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`)

/** The lanes of `npm test`, longest first. Each may be run alone: `npm test -- rules`. */
module.exports = {
  rootDir: root,
  // Two cores is what a small build machine has; `npm test` shares them out among the lanes.
  maxWorkers: 2,
  // No test holds a stopwatch: this only ends what hangs, on a machine ten times as slow as ours too.
  testTimeout: 600_000,
  projects: [
    {
      ...shared,
      displayName: 'operations',
      testMatch: tests('cloud', 'sandbox', 'cli', 'start', 'bench'),
      setupFiles: ['<rootDir>/test/support/errors-of-node.ts'],
      globalSetup: '<rootDir>/test/support/start-test-postgres.ts',
      globalTeardown: '<rootDir>/test/support/stop-test-postgres.ts',
    },
    {
      ...shared,
      ...driven,
      displayName: 'weapp',
      testMatch: tests('journeys/weapp', 'devtools'),
      globalSetup: '<rootDir>/test/journeys/weapp/start-weapp.ts',
      globalTeardown: '<rootDir>/test/journeys/browser/stop-journeys.ts',
    },
    {
      ...shared,
      ...driven,
      displayName: 'journeys',
      testMatch: tests('journeys/browser'),
      globalSetup: '<rootDir>/test/journeys/browser/start-journeys.ts',
      globalTeardown: '<rootDir>/test/journeys/browser/stop-journeys.ts',
    },
    {
      ...shared,
      displayName: 'fuzz',
      testMatch: tests('fuzz'),
      globalSetup: '<rootDir>/test/support/start-test-postgres.ts',
      globalTeardown: '<rootDir>/test/support/stop-test-postgres.ts',
    },
    { ...shared, displayName: 'rules', testMatch: tests('rules', 'contract', 'miniprogram', 'gate') },
  ],
}
