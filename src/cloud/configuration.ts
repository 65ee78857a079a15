import { z } from 'zod'
import { Vault } from './kernel/vault/vault'

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => (part.trim() ? [part.trim()] : [])))

const Environment = z.object({
  DATABASE_URL: z
    .string({ error: 'is missing; set the postgres:// address of the database' })
    .regex(/^postgres(ql)?:\/\/.+/, 'must start with postgres://'),
  PORT: z.coerce.number().int().min(0).max(65535).default(9000),
  CAMPUS_HOST: z.string().default('0.0.0.0'),
  CAMPUS_DATABASE_CONNECTIONS: z.coerce.number().int().min(6).max(100).default(9),
  CAMPUS_WECHAT_APPID: z.string({ error: "is missing; set the applet's AppID" }).min(1),
  CAMPUS_WECHAT_SECRET: z.string({ error: "is missing; set the applet's AppSecret" }).min(1),
  CAMPUS_WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  CAMPUS_CORS_ORIGINS: list,
  CAMPUS_DATA_KEYS: z
    .string({ error: 'is missing; set the keys that seal personal data, <name>:<base64 of 32 bytes>' })
    .transform((keys, context) => {
      try {
        return new Vault(keys)
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is wrong' })
        return z.NEVER
      }
    }),
  CAMPUS_HEALTH_SECRET: z.string().min(32, 'must be 32 characters or longer').optional(),
  CAMPUS_JOBS_SECRET: z.string().min(32, 'must be 32 characters or longer').optional(),
  CAMPUS_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  CAMPUS_ACCOUNT_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  CAMPUS_ADDRESS_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
  CAMPUS_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** What the environment tells the server; every field is checked before anything starts. */
export interface Configuration {
  databaseUrl: string
  databaseConnectionsMax: number
  host: string
  port: number
  wechat: { appId: string; secret: string; apiUrl: string }
  /** Seals personal data. */
  vault: Vault
  /** Whoever brings it is told how the server stands; null when nobody is. */
  healthSecret: string | null
  /** Whoever brings it may have jobs done that are due; null when nobody may. */
  jobsSecret: string | null
  /** How many proxies before us may be believed about the caller's address. */
  trustedProxies: number
  /** Calls a minute of one account, and of one address without a session. */
  callLimits: { accountPerMinute: number; addressPerMinute: number }
  /** Origins of web pages that may call; the applet itself needs none. */
  corsOrigins: string[]
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** A setting that is missing or wrong; the message is one line that names it. */
export class ConfigurationError extends Error {}

/** The names of all settings. */
export const settingNames: readonly string[] = Object.keys(Environment.shape)

/** What is missing or wrong in `environment`, one line for each setting. */
export function problemsWith(environment: Record<string, string | undefined>): string[] {
  const parsed = Environment.safeParse(environment)
  return parsed.success ? [] : parsed.error.issues.map(lineOf)
}

function lineOf(issue: { path: PropertyKey[]; message: string }): string {
  return `${issue.path.join('.')} ${issue.message}`
}

/** Reads the settings from `environment`, or throws a {@link ConfigurationError} that names the first bad one. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) throw new ConfigurationError(parsed.error.issues.map(lineOf)[0] ?? 'the environment is wrong')
  const settings = parsed.data
  return {
    databaseUrl: settings.DATABASE_URL,
    databaseConnectionsMax: settings.CAMPUS_DATABASE_CONNECTIONS,
    host: settings.CAMPUS_HOST,
    port: settings.PORT,
    wechat: {
      appId: settings.CAMPUS_WECHAT_APPID,
      secret: settings.CAMPUS_WECHAT_SECRET,
      apiUrl: settings.CAMPUS_WECHAT_API_URL.replace(/\/$/, ''),
    },
    vault: settings.CAMPUS_DATA_KEYS,
    healthSecret: settings.CAMPUS_HEALTH_SECRET ?? null,
    jobsSecret: settings.CAMPUS_JOBS_SECRET ?? null,
    trustedProxies: settings.CAMPUS_TRUSTED_PROXIES,
    callLimits: {
      accountPerMinute: settings.CAMPUS_ACCOUNT_CALLS_PER_MINUTE,
      addressPerMinute: settings.CAMPUS_ADDRESS_CALLS_PER_MINUTE,
    },
    corsOrigins: settings.CAMPUS_CORS_ORIGINS,
    logLevel: settings.CAMPUS_LOG_LEVEL,
  }
}
