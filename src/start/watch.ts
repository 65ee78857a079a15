import { join } from 'node:path'
import type { Closing } from './closing'

export interface Watch {
  readonly root: string
  readonly databaseUrl: string
  readonly dataKeys: string
  readonly port: number
  readonly closing: Closing
}

/**
 * Starts the backend so that it restarts after every change, and Taro's own development server,
 * which shows the page on the next port and reloads it.
 */
export function startWatching({ root, databaseUrl, dataKeys, port, closing }: Watch): void {
  const pagePort = port + 1
  const page = `http://127.0.0.1:${pagePort}`
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
  const serverSettings = {
    DATABASE_URL: databaseUrl,
    CAMPUS_DATA_KEYS: dataKeys,
    PORT: String(port),
    CAMPUS_CORS_ORIGINS: page,
  }
  const serve = ['watch', '--clear-screen=false', join(root, 'src/start/serve-preview.ts')]
  closing.spawnNode([tsx, ...serve], serverSettings, 'inherit', root)

  const taro = join(root, 'node_modules/@tarojs/cli/bin/taro')
  const build = [taro, 'build', '--type', 'h5', '--watch', '--port', String(pagePort)]
  const pageSettings = {
    NODE_ENV: 'development',
    CAMPUS_API_URL: `http://127.0.0.1:${port}`,
    CAMPUS_CLOUD_ENV: '',
    CAMPUS_IS_PREVIEW: 'true',
  }
  closing.spawnNode(build, pageSettings, 'inherit', root)
  console.log(`\nOpen ${page} when Taro says that it is ready; changes appear by themselves. Ctrl-C ends it.`)
}
