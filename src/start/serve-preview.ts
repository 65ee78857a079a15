import { demoPeople } from '../cloud/demo/people'
import { startPreviewServer } from './preview-server'
import { lineForError } from './start-error'

/** The backend of `npm run dev`: restarted by tsx after every change, so it starts and ends and does nothing else. */
async function main(): Promise<void> {
  const { close } = await startPreviewServer({
    databaseUrl: process.env.DATABASE_URL ?? '',
    dataKeys: process.env.CAMPUS_DATA_KEYS ?? '',
    port: Number(process.env.PORT),
    people: demoPeople,
    corsOrigins: process.env.CAMPUS_CORS_ORIGINS,
  })
  const end = () => void close().then(() => process.exit(0))
  process.on('SIGTERM', end).on('SIGINT', end)
}

main().catch((error: unknown) => {
  console.error(lineForError(error) ?? error)
  process.exitCode = 1
})
