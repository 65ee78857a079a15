import type { FastifyInstance, FastifyRequest } from 'fastify'
import { version } from '../../package.json'
import { type DeploymentReport, healthSecretHeader } from '../contract/kernel/deployment'
import { sessionHeader } from '../contract/kernel/session-header'
import type { Services } from './call-context'
import type { Configuration } from './configuration'
import { readDatabaseFacts } from './kernel/database/database-facts'
import { readDueForMs } from './kernel/jobs/tables/jobs'
import { isSameSecret } from './kernel/same-secret'

/**
 * `GET /deployment`: how the server stands, for whoever brings the health secret. Everybody else gets what they get for
 * any path that does not exist. Without a health secret there is no such path.
 */
export function tellDeployment(
  server: FastifyInstance,
  services: Services,
  { healthSecret, jobsSecret, trustedProxies }: Pick<Configuration, 'healthSecret' | 'jobsSecret' | 'trustedProxies'>,
): void {
  if (healthSecret === null) return
  server.get('/deployment', async (request, reply) => {
    if (!isSameSecret(String(request.headers[healthSecretHeader] ?? ''), healthSecret)) return reply.callNotFound()
    const report: DeploymentReport = {
      version,
      now: services.clock().toISOString(),
      database: await readDatabaseFacts(services.database).catch(() => null),
      jobs: await readDueForMs(services.database).then(
        (dueForMs) => ({ dueForMs, isTimerAllowed: jobsSecret !== null }),
        () => null,
      ),
      wechat: await services.credentials.check(),
      proxies: { trusted: trustedProxies, address: request.ip, forwarded: forwardedIn(request) },
      session: textOf(request.headers[sessionHeader]),
    }
    return reply.header('cache-control', 'no-store').send(report)
  })
}

function forwardedIn(request: FastifyRequest): string[] {
  const header = textOf(request.headers['x-forwarded-for']) ?? ''
  return header.split(',').flatMap((part) => (part.trim() ? [part.trim()] : []))
}

function textOf(header: string | string[] | undefined): string | null {
  return header === undefined ? null : String(header)
}
