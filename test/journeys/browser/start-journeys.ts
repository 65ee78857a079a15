import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDemoInstitution } from '../../../src/cloud/demo/load-demo-institution'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import { Vault } from '../../../src/cloud/kernel/vault/vault'
import { buildApplet, previewEnvironment } from '../../../src/start/applet-build'
import { Closing } from '../../../src/start/closing'
import { testDataKeys } from '../../support/data-keys'
import startTestPostgres from '../../support/start-test-postgres'
import { adminUrlVariable, templateDatabase, urlOfDatabase } from '../../support/test-postgres'
import { prepareBrowser } from './chromium'
import { browserVariable, demoDatabase, journeyFolderVariable } from './journey-setup'

const root = join(__dirname, '../../..')

/** Makes the demo institution once; each test file works on a clone. */
export async function makeDemoDatabase(): Promise<void> {
  const admin = openDatabase(process.env[adminUrlVariable] ?? '', 1)
  await admin.query(`create database ${demoDatabase} template ${templateDatabase}`)
  await admin.end()
  const demo = openDatabase(urlOfDatabase(demoDatabase), 4)
  await loadDemoInstitution(demo, new Vault(testDataKeys), new Date())
  await demo.end()
}

async function buildPage(): Promise<void> {
  const closing = new Closing()
  const stop = () => closing.ask()
  process.on('SIGINT', stop).on('SIGTERM', stop)
  await buildApplet({ root, platform: 'h5', environment: previewEnvironment, closing })
  // From here on a signal ends Jest at once, as is usual.
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (closing.isAsked) throw new Error('ended by a signal')
}

/** Jest's globalSetup of the journeys: a database with the demo institution, the built page and a browser. */
export default async function startJourneys(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-journeys-'))
  process.env[journeyFolderVariable] = folder
  await buildPage()
  process.env[browserVariable] = JSON.stringify(await prepareBrowser(folder))
  await startTestPostgres()
  await makeDemoDatabase()
}
