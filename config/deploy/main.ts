import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { lineForError } from '../../src/start/start-error'
import { buildCloud } from '../cloud/build-cloud'
import { deployToCloudBase, deployWords, filledConfig, functionName, logIn } from './cloudbase'
import { type DeploySettings, maskedVariables, readDeploySettings } from './settings'

const root = join(__dirname, '../..')

interface Options {
  settings: string
  dryRun?: boolean
}

async function deploy({ settings: file, dryRun }: Options): Promise<void> {
  const settings = await readDeploySettings(resolve(root, file), root)
  const folder = join(root, 'dist/cloud')
  await buildCloud(root, folder)
  await showWhatIsSent(settings, folder)
  if (dryRun) return console.log('\nA dry run: nothing was sent, and CloudBase was not asked anything.')
  await deployToCloudBase(root, settings)
  console.log(
    `\n✓ ${functionName} is deployed to ${settings.cloudEnv}. Now look whether it is right: npm run campus -- doctor`,
  )
}

async function showWhatIsSent(settings: DeploySettings, folder: string): Promise<void> {
  const masked = { ...settings, variables: maskedVariables(settings.variables) }
  console.log(`tcb ${deployWords('<the settings below>').join(' ')}`)
  console.log(JSON.stringify(await filledConfig(root, masked), null, 2))
  console.log('\nFiles of dist/cloud:')
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const file = await stat(join(folder, name))
    const note = (file.mode & 0o111) === 0 ? '' : '  (executable)'
    if (file.isFile()) console.log(`  ${name}  ${(file.size / 1024).toFixed(1)} KB${note}`)
  }
}

const program = new Command()
  .name('npm run deploy --')
  .description(
    'Builds the backend and deploys it as the HTTP function "campus" to CloudBase, by its own command line (fetched when it is first used). See docs/deployment.md.',
  )
  .option('--settings <file>', 'the settings of this deployment', '.env.deploy')
  .option('--dry-run', 'only show what would be sent, with secrets masked')
  .action(deploy)
program
  .command('login')
  .description("log in to Tencent Cloud; takes what CloudBase's own `tcb login` takes")
  .allowUnknownOption()
  .argument('[words...]')
  .action(async (words: string[]) => {
    process.exitCode = await logIn(root, words)
  })

program.parseAsync().catch((error: unknown) => {
  console.error(lineForError(error) ?? error)
  process.exitCode = 1
})
