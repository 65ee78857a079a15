import { rm } from 'node:fs/promises'
import { stopRemembered } from '../../support/test-postgres'
import { journeyFolderVariable } from './journey-setup'

/** Jest's globalTeardown of the journeys. */
export default async function stopJourneys(): Promise<void> {
  await stopRemembered()
  const folder = process.env[journeyFolderVariable]
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
