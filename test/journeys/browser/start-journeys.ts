import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDemoInstitution } from '../../../src/cloud/demo/load-demo-institution'
import { openDatabase } from '../../../src/cloud/tables/database'
import { buildApplet, previewEnvironment } from '../../../src/start/applet-build'
import { Closing } from '../../../src/start/closing'
import startTestPostgres from '../../support/start-test-postgres'
import { adminUrlVariable, templateDatabase, urlOfDatabase } from '../../support/test-postgres'
import { prepareBrowser } from './chromium'
import { browserVariable, demoDatabase, journeyFolderVariable } from './journey-setup'

const root = join(__dirname, '../../..')

async function makeDemoDatabase(): Promise<void> {
  const admin = openDatabase(process.env[adminUrlVariable] ?? '', 1)
  await admin.query(`create database ${demoDatabase} template ${templateDatabase}`)
  await admin.end()
  const demo = openDatabase(urlOfDatabase(demoDatabase), 4)
  await loadDemoInstitution(demo, new Date())
  await demo.end()
}

/** Jest's globalSetup of the journeys: a database with the demo institution, the built page and a browser. */
export default async function startJourneys(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-journeys-'))
  process.env[journeyFolderVariable] = folder
  const closing = new Closing()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => closing.ask())
  await buildApplet({ root, platform: 'h5', environment: previewEnvironment, closing })
  if (closing.isAsked) throw new Error('ended by a signal')
  process.env[browserVariable] = JSON.stringify(await prepareBrowser(folder))
  await startTestPostgres()
  await makeDemoDatabase()
}
