import { existsSync } from 'node:fs'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'
import { loadDemoInstitution } from '../cloud/demo/load-demo-institution'
import { demoPeople } from '../cloud/demo/people'
import { openDatabase } from '../cloud/kernel/database/database'
import { Vault } from '../cloud/kernel/vault/vault'
import { prepareDatabase } from '../cloud/prepare-database'
import { readInstitution } from '../cloud/school/tables/institution'
import { buildApplet, isAppletBuilt, previewEnvironment } from './applet-build'
import { Closing } from './closing'
import { previewDataKeys } from './data-keys'
import { startPostgres } from './embedded-postgres'
import { refuseTakenPort } from './port'
import { type PreviewOptions, parsePreviewOptions } from './preview-options'
import { startPreviewServer } from './preview-server'
import { lineForError, StartError } from './start-error'
import { startWatching } from './watch'

const root = join(__dirname, '../..')
const dataFolder = join(root, '.data')

/** Thrown between steps when a signal came, so that nothing further is started. */
class Interrupted extends Error {}

/** Says what is being done and how long it took. */
async function step<Value>(closing: Closing, label: string, work: () => Promise<Value>): Promise<Value> {
  if (closing.isAsked) throw new Interrupted()
  const start = performance.now()
  const value = await work()
  if (closing.isAsked) throw new Interrupted()
  console.log(`  ✓ ${label}  ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return value
}

async function openPostgres({ isReset }: PreviewOptions, closing: Closing): Promise<string> {
  const own = process.env.DATABASE_URL
  if (own) {
    if (!/^postgres(ql)?:\/\/./.test(own))
      throw new StartError(
        'DATABASE_URL must start with postgres://. Correct it, or unset it for a database of our own.',
      )
    if (isReset) console.log('  --reset leaves the database at DATABASE_URL alone')
    return own
  }
  const onProgress = (line: string) => console.log(`  ${line}`)
  const folder = join(dataFolder, 'postgres')
  const postgres = await startPostgres({ folder, onProgress, isEmptied: isReset })
  closing.add(postgres.stop)
  await leaveNote('database-url', postgres.url, closing)
  return postgres.url
}

/** `npm run campus` finds the running preview by what is noted here. */
async function leaveNote(name: string, text: string, closing: Closing): Promise<void> {
  const note = join(dataFolder, name)
  await writeFile(note, text, { mode: 0o600 })
  await chmod(note, 0o600)
  closing.add(() => rm(note, { force: true }))
}

async function prepareCampus(url: string, dataKeys: string, closing: Closing): Promise<void> {
  const database = openDatabase(url, 2)
  try {
    await step(closing, 'tables', () => prepareDatabase(database, join(root, 'src/cloud/migrations')))
    if ((await readInstitution(database)) === null)
      await step(closing, 'demo institution', () => loadDemoInstitution(database, new Vault(dataKeys), new Date()))
  } finally {
    await database.end()
  }
}

async function buildPage({ isBuilt }: PreviewOptions, closing: Closing): Promise<void> {
  const build = { root, platform: 'h5', environment: previewEnvironment, closing } as const
  const hasPage = existsSync(join(root, 'dist/h5/index.html'))
  if (hasPage && (!isBuilt || (await isAppletBuilt(build)))) return console.log('  ✓ browser preview, built before')
  console.log('  … building the browser preview; about a minute, only after changes')
  await step(closing, 'browser preview', () => buildApplet(build))
}

async function run(options: PreviewOptions, closing: Closing): Promise<void> {
  console.log('Campus Applet')
  await refuseTakenPort(options.port)
  const databaseUrl = await step(closing, 'PostgreSQL', () => openPostgres(options, closing))
  const dataKeys = await previewDataKeys(join(dataFolder, 'data-keys'))
  await prepareCampus(databaseUrl, dataKeys, closing)
  await leaveNote('server-url', `http://127.0.0.1:${options.port}`, closing)
  if (options.isWatching) return startWatching({ root, databaseUrl, dataKeys, port: options.port, closing })
  await buildPage(options, closing)
  const server = await step(closing, 'server', async () => {
    const started = await startPreviewServer({
      databaseUrl,
      dataKeys,
      port: options.port,
      people: demoPeople,
      page: join(root, 'dist/h5'),
    })
    closing.add(started.close)
    return started
  })
  console.log(`\nOpen ${server.url}  and choose who you are:`)
  for (const { name, nameEn, saysEn } of demoPeople) console.log(`  ${name} ${nameEn}: ${saysEn}`)
  console.log('Ctrl-C ends it; your data stay in .data.')
}

/** Starts the preview and returns once it serves; signals end it and everything it started. */
export async function startPreview(words: string[]): Promise<void> {
  const closing = new Closing()
  let isStarting = true
  const end = async (code: number) => {
    closing.ask()
    // In the middle of a step, its end closes everything (below), whatever it had still to open.
    if (isStarting) return
    await closing.close()
    process.exit(code)
  }
  // Ctrl-C is how a preview is meant to end, so it is no failure.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(signal === 'SIGINT' ? 0 : 128 + constants.signals[signal]))
  try {
    await run(parsePreviewOptions(words), closing)
    isStarting = false
    if (closing.isAsked) await end(1)
  } catch (error) {
    await closing.close()
    const line = lineForError(error)
    if (line !== null) console.error(line)
    else if (!(error instanceof Interrupted)) console.error(error)
    process.exit(error instanceof Interrupted ? 130 : 1)
  }
}
