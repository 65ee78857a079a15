import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApplet } from '../../../src/start/applet-build'
import { Closing } from '../../../src/start/closing'
import { bundleHost, hostBundleVariable } from '../../devtools/host-bundle'
import startTestPostgres from '../../support/start-test-postgres'
import { prepareBrowser } from '../browser/chromium'
import { browserVariable, journeyFolderVariable } from '../browser/journey-setup'
import { makeDemoDatabase } from '../browser/start-journeys'
import { builtApiUrl, cloudFolderVariable, ownLoginFolderVariable, weappFolderVariable } from './weapp-setup'

const root = join(__dirname, '../../..')

async function buildWeapp(outputName: string, isPreview: boolean, cloudEnv = ''): Promise<string> {
  const closing = new Closing()
  const stop = () => closing.ask()
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const environment = {
    CAMPUS_API_URL: cloudEnv === '' ? builtApiUrl : '',
    CAMPUS_CLOUD_ENV: cloudEnv,
    CAMPUS_IS_PREVIEW: String(isPreview),
  }
  await buildApplet({ root, platform: 'weapp', environment, closing, outputName })
  // From here on a signal ends Jest at once, as is usual.
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (closing.isAsked) throw new Error('ended by a signal')
  return join(root, 'dist', outputName)
}

/**
 * Jest's globalSetup of the weapp lane: production builds for WeChat of these very sources, a database with the demo institution
 * and a browser. A build that is there already is taken when CAMPUS_TEST_WEAPP names its folder.
 */
export default async function startWeapp(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-weapp-'))
  process.env[journeyFolderVariable] = folder
  process.env[weappFolderVariable] ??= await buildWeapp('weapp', true)
  process.env[ownLoginFolderVariable] ??= await buildWeapp('weapp-own-login', false)
  process.env[cloudFolderVariable] ??= await buildWeapp('weapp-cloud', false, 'campus-0a1b2c')
  const host = join(folder, 'host.js')
  await writeFile(host, await bundleHost())
  process.env[hostBundleVariable] = host
  process.env[browserVariable] = JSON.stringify(await prepareBrowser(folder))
  await startTestPostgres()
  await makeDemoDatabase()
}
