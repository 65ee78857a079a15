/** How Jest's globalSetup tells its workers, which are other processes, where the run's PostgreSQL is. */
export const adminUrlVariable = 'CAMPUS_TEST_POSTGRES_URL'
export const templateDatabase = 'campus_template'

/** The address of another database of the run's PostgreSQL. */
export function urlOfDatabase(name: string): string {
  const adminUrl = process.env[adminUrlVariable]
  if (adminUrl === undefined)
    throw new Error('no PostgreSQL runs for this test: it belongs to a lane without one (see config/jest.config.cjs)')
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

// Jest loads setup and teardown separately; the one thing that both see is the global object of the main process.
const stopKey = Symbol.for('campus.test.stopPostgres')
const shelf = globalThis as { [stopKey]?: () => Promise<void> }

export function rememberStop(stop: () => Promise<void>): void {
  shelf[stopKey] = stop
}

export async function stopRemembered(): Promise<void> {
  await shelf[stopKey]?.()
}
