import { stopRemembered } from './test-postgres'

/** Jest's globalTeardown of a lane. If Jest dies before it comes to this, the launcher's guard does the same. */
export default async function stopTestPostgres(): Promise<void> {
  await stopRemembered()
}
