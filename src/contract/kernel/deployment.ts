import { z } from 'zod'
import { Instant } from './time'

/** Carries `CAMPUS_HEALTH_SECRET` to `GET /deployment`. Without it that path is as unknown as any other. */
export const healthSecretHeader = 'x-campus-health'

/** What WeChat says to the server's AppID and AppSecret; `errcode` is WeChat's. */
export const WechatCredentials = z.discriminatedUnion('code', [
  z.object({ code: z.literal('accepted') }),
  z.object({ code: z.literal('refused'), errcode: z.number() }),
  z.object({ code: z.literal('unreachable') }),
])
export type WechatCredentials = z.infer<typeof WechatCredentials>

/** How a server stands, for the doctor of the command line. Holds no secret and nothing of anybody. */
export const DeploymentReport = z.object({
  version: z.string(),
  now: Instant,
  /** Null when the database does not answer. `version` is PostgreSQL's own; `migrations` are those it has. */
  database: z.object({ version: z.string(), now: Instant, migrations: z.array(z.string()) }).nullable(),
  /** Null when the database does not answer. */
  jobs: z
    .object({
      /** How long the job that waits longest has been due, in ms; 0 when none is. */
      dueForMs: z.number().min(0),
      /** Whether a timer may have done what is due: `CAMPUS_JOBS_SECRET` is set. */
      isTimerAllowed: z.boolean(),
    })
    .nullable(),
  wechat: WechatCredentials,
  proxies: z.object({
    /** `CAMPUS_TRUSTED_PROXIES`. */
    trusted: z.number().int(),
    /** Who called, as far as that many proxies may be believed. */
    address: z.string(),
    /** `X-Forwarded-For` as it arrived, first entry first. */
    forwarded: z.array(z.string()),
  }),
  /** The session's token as it arrived in its own header; null when nothing did. */
  session: z.string().nullable(),
})
export type DeploymentReport = z.infer<typeof DeploymentReport>
