import { constants } from 'node:os'
import { join } from 'node:path'
import { type AppletPlatform, buildApplet } from '../src/start/applet-build'
import { Closing } from '../src/start/closing'
import { lineForError, StartError } from '../src/start/start-error'
import { campusSettings } from './campus-settings'
import { buildCloud } from './cloud/build-cloud'

const root = join(__dirname, '..')
const targets = ['weapp', 'h5', 'cloud'] as const
type Target = (typeof targets)[number]

function chosenTargets(words: string[]): Target[] {
  const unknown = words.filter((word) => !targets.some((target) => target === word))
  if (unknown.length > 0)
    throw new StartError(
      `There is nothing to build called ${unknown.join(', ')}. Say weapp, h5 or cloud, or nothing for all.`,
    )
  return targets.filter((target) => words.length === 0 || words.includes(target))
}

async function main(closing: Closing): Promise<void> {
  for (const target of chosenTargets(process.argv.slice(2))) {
    if (closing.isAsked) return
    const start = performance.now()
    if (target === 'cloud') await buildCloud(root, join(root, 'dist', 'cloud'))
    else {
      const platform: AppletPlatform = target
      await buildApplet({ root, platform, environment: campusSettings(process.env), closing }, true)
    }
    if (!closing.isAsked) console.log(`✓ dist/${target}  ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
}

const closing = new Closing()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    process.exitCode = 128 + constants.signals[signal]
    closing.ask()
  })
main(closing).catch((error: unknown) => {
  console.error(lineForError(error) ?? error)
  process.exitCode = 1
})
