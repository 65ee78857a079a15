const { resolve } = require('node:path')

const root = resolve(__dirname, '..')

const shared = {
  rootDir: root,
  testEnvironment: 'node',
  cacheDirectory: resolve(root, 'node_modules/.cache/jest'),
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
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

const tests = (...folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`)

/** The lanes of `npm test`, cheapest first. Each may be run alone: `npm test -- rules`. */
module.exports = {
  rootDir: root,
  // Two cores is what a small build machine has; a real PostgreSQL keeps the second one busy.
  maxWorkers: 2,
  projects: [
    { ...shared, displayName: 'rules', testMatch: tests('rules', 'contract', 'miniprogram') },
    {
      ...shared,
      displayName: 'operations',
      testMatch: tests('cloud', 'sandbox', 'cli', 'start', 'bench'),
      globalSetup: '<rootDir>/test/support/start-test-postgres.ts',
      globalTeardown: '<rootDir>/test/support/stop-test-postgres.ts',
    },
    {
      ...shared,
      displayName: 'journeys',
      testMatch: tests('journeys/browser'),
      setupFilesAfterEnv: ['<rootDir>/test/journeys/browser/journey-time.ts'],
      globalSetup: '<rootDir>/test/journeys/browser/start-journeys.ts',
      globalTeardown: '<rootDir>/test/journeys/browser/stop-journeys.ts',
    },
    {
      ...shared,
      displayName: 'weapp',
      testMatch: tests('journeys/weapp', 'devtools'),
      setupFilesAfterEnv: ['<rootDir>/test/journeys/browser/journey-time.ts'],
      globalSetup: '<rootDir>/test/journeys/weapp/start-weapp.ts',
      globalTeardown: '<rootDir>/test/journeys/browser/stop-journeys.ts',
    },
  ],
}
