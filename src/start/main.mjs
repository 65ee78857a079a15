// `npm start`: plain JavaScript on Node's own modules, because it runs before anything is installed.
import { createRequire } from 'node:module'
import { complaintAboutNode, installPackages } from './install.mjs'
import { watchStarter } from './starter-watch.mjs'

const help = `npm start: the whole applet on this machine, with its own database and a demo institution.

  npm start -- --port 8901   another port than 8900
  npm start -- --reset       throw the preview's data away and start over
  npm start -- --no-build    keep the browser preview that was built last
  npm run dev                the same, rebuilding while you edit

DATABASE_URL=postgres://… npm start   use a PostgreSQL of your own (15 or newer)`

async function main() {
  const complaint = complaintAboutNode()
  if (complaint) throw new Error(complaint)
  if (process.argv.includes('--help')) return console.log(help)
  await installPackages()
  watchStarter(() => process.kill(process.pid, 'SIGTERM'))
  // `npm start | head` closes our output early; that is no reason to end without tidying up.
  process.stdout.on('error', () => undefined)
  await import('tsx')
  // TypeScript from here on, in this very process, so that nobody stands between a signal and its handler.
  const { startPreview } = createRequire(import.meta.url)('./preview.ts')
  await startPreview(process.argv.slice(2))
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
