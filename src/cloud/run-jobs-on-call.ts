import type { FastifyInstance } from 'fastify'
import { isSameSecret } from './kernel/same-secret'
import type { ServerJobs } from './server-jobs'

/** Carries `CAMPUS_JOBS_SECRET` to `POST /jobs/run`. Without it that path is as unknown as any other. */
export const jobsSecretHeader = 'x-campus-jobs'

/**
 * `POST /jobs/run`: does what is due, for a timer of a platform on which no process lives between calls. Answers how many
 * jobs were done, and whether time ran out before all were.
 */
export function runJobsOnCall(server: FastifyInstance, jobs: ServerJobs, jobsSecret: string | null): void {
  if (jobsSecret === null) return
  server.post('/jobs/run', async (request, reply) => {
    if (!isSameSecret(String(request.headers[jobsSecretHeader] ?? ''), jobsSecret)) return reply.callNotFound()
    const { jobs: done, isMore } = await jobs.runDue()
    return reply.header('cache-control', 'no-store').send({ done, isMore })
  })
}
