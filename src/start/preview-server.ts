import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { readConfiguration } from '../cloud/configuration'
import { closeServerDatabases, openServerDatabases } from '../cloud/kernel/database/database'
import { createGateways } from '../cloud/kernel/wechat/create-gateways'
import { createServer } from '../cloud/main'
import type { PreviewPerson } from '../contract/people/preview-person'
import { sandbox } from '../sandbox/plugin'

export interface PreviewServer {
  /** Where the page is, with the port that was really taken. */
  readonly url: string
  close(): Promise<void>
}

export interface PreviewServerParts {
  readonly databaseUrl: string
  readonly port: number
  /** Whom the sandbox offers in place of a WeChat account. */
  readonly people: readonly PreviewPerson[]
  /** The folder with the browser preview; none where Taro's own server shows it. */
  readonly page?: string
  readonly corsOrigins?: string
  /** Seals personal data, as `CAMPUS_DATA_KEYS` of a real server. */
  readonly dataKeys: string
  readonly clock?: () => Date
}

function servePage(server: FastifyInstance, folder: string): void {
  void server.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    // The build lays compressed copies beside the files: a first visit on a bad network is a third as long.
    preCompressed: true,
    setHeaders(reply, path) {
      reply.setHeader('vary', 'accept-encoding')
      // File names under js/ and css/ carry a hash of their content, so they never change.
      const isHashed = /[/\\](js|css)[/\\][^/\\]+\.[0-9a-f]{8}\.(js|css)(\.br|\.gz)?$/.test(path)
      reply.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** The backend, WeChat's stand-in under `/sandbox` and the browser preview, all on one port of 127.0.0.1. */
export async function startPreviewServer(parts: PreviewServerParts): Promise<PreviewServer> {
  const configuration = readConfiguration({
    DATABASE_URL: parts.databaseUrl,
    PORT: String(parts.port),
    CAMPUS_HOST: '127.0.0.1',
    CAMPUS_WECHAT_APPID: 'wx-sandbox',
    CAMPUS_WECHAT_SECRET: 'known-to-the-sandbox-only',
    CAMPUS_WECHAT_API_URL: `http://127.0.0.1:${parts.port}/sandbox`,
    CAMPUS_CORS_ORIGINS: parts.corsOrigins,
    CAMPUS_DATA_KEYS: parts.dataKeys,
    CAMPUS_LOG_LEVEL: process.env.CAMPUS_LOG_LEVEL ?? 'warn',
  })
  const databases = openServerDatabases(configuration.databaseUrl, configuration.databaseConnectionsMax)
  const gateways = createGateways(configuration.wechat)
  const clock = parts.clock ? { clock: parts.clock } : {}
  const server = createServer({ ...databases, configuration, gateways, ...clock })
  const { appId, secret } = configuration.wechat
  const origins = configuration.corsOrigins
  void server.register(sandbox, { prefix: '/sandbox', people: parts.people, appId, secret, origins, ...clock })
  if (parts.page) servePage(server, parts.page)
  const close = async () => {
    // Browsers keep connections open for minutes; nobody waits for them when the preview ends.
    server.server.closeAllConnections()
    await server.close()
    await closeServerDatabases(databases)
  }
  try {
    const url = await server.listen({ host: configuration.host, port: configuration.port })
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}
