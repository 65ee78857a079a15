import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { parse } from 'dotenv'
import { problemsWith, settingNames } from '../../src/cloud/configuration'
import { StartError } from '../../src/start/start-error'

/** What is deployed with which settings. */
export interface DeploySettings {
  /** The CloudBase environment. */
  cloudEnv: string
  /** What the server gets as its environment. */
  variables: Readonly<Record<string, string>>
}

/** For the computer that deploys; the server has no use for them. */
const onlyHere = new Set(['CAMPUS_CLOUD_ENV', 'CAMPUS_API_URL'])
/** CloudBase fixes where its functions listen. */
const fixed = new Set(['PORT', 'CAMPUS_HOST'])
/** A function's variables, names and values together; CloudBase refuses more. */
const bytesMax = 4096

/** Settings whose values may be shown. All others, those we do not know included, are masked. */
const shown = new Set([
  'CAMPUS_WECHAT_APPID',
  'CAMPUS_WECHAT_API_URL',
  'CAMPUS_DATABASE_CONNECTIONS',
  'CAMPUS_TRUSTED_PROXIES',
  'CAMPUS_ACCOUNT_CALLS_PER_MINUTE',
  'CAMPUS_ADDRESS_CALLS_PER_MINUTE',
  'CAMPUS_CORS_ORIGINS',
  'CAMPUS_LOG_LEVEL',
])

/**
 * Reads the settings of a deployment from `file`, and checks them as the server will when it starts. Throws a
 * {@link StartError} that names everything that is missing or wrong.
 */
export async function readDeploySettings(file: string, root: string): Promise<DeploySettings> {
  const shownFile = relative(root, file) || file
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartError(
      `There is no ${shownFile} with the settings of the deployment. Make it with "cp config/deploy/env.example .env.deploy" and fill it in, or name another with --settings FILE.`,
    )
  })
  // A setting that was left empty is one that was not given.
  const given = Object.fromEntries(Object.entries(parse(text)).filter(([, value]) => value !== ''))
  const variables = Object.fromEntries(Object.entries(given).filter(([name]) => !onlyHere.has(name)))
  const problems = [
    ...(given.CAMPUS_CLOUD_ENV ? [] : ['CAMPUS_CLOUD_ENV is missing; set the environment id of the CloudBase console']),
    ...problemsWith(variables),
    ...Object.keys(variables).flatMap(nameProblem),
    ...sizeProblem(variables),
  ]
  if (problems.length > 0)
    throw new StartError(
      `${shownFile} is not ready, nothing was sent:\n${problems.map((one) => `  ${one}`).join('\n')}`,
    )
  return { cloudEnv: given.CAMPUS_CLOUD_ENV ?? '', variables }
}

function nameProblem(name: string): string[] {
  if (fixed.has(name)) return [`${name} is fixed by CloudBase; leave it out`]
  if (name.startsWith('CAMPUS_') && !settingNames.includes(name)) return [`${name} is no setting; is it misspelt?`]
  return []
}

function sizeProblem(variables: Record<string, string>): string[] {
  const bytes = Object.entries(variables).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('=')), 0)
  return bytes > bytesMax ? [`the settings are ${bytes} bytes, and CloudBase takes ${bytesMax} at most`] : []
}

/** The settings as they may be shown to whoever looks over a shoulder: every secret is dots. */
export function maskedVariables(variables: DeploySettings['variables']): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, maskedValue(name, value)]))
}

function maskedValue(name: string, value: string): string {
  if (shown.has(name)) return value
  if (name === 'CAMPUS_DATA_KEYS') return value.replace(/:[^,]*/g, ':•••')
  if (name !== 'DATABASE_URL') return '•••'
  try {
    const { protocol, host, pathname } = new URL(value)
    return `${protocol}//•••@${host}${pathname}`
  } catch {
    return '•••'
  }
}

/** `text` without any of the secrets, whoever printed them. */
export function withoutSecrets(text: string, { variables }: DeploySettings): string {
  return secretsIn(variables).reduce((left, secret) => left.replaceAll(secret, '•••'), text)
}

function secretsIn(variables: DeploySettings['variables']): string[] {
  const secrets = Object.entries(variables).flatMap(([name, value]) => (shown.has(name) ? [] : [value]))
  // One key alone opens what is sealed with it.
  const keys = (variables.CAMPUS_DATA_KEYS ?? '').split(',').map((key) => key.slice(key.indexOf(':') + 1))
  const all = [...secrets, ...keys, ...passwordsIn(variables.DATABASE_URL ?? '')]
  const asJson = all.map((secret) => JSON.stringify(secret).slice(1, -1))
  // Short ones would black out ordinary words.
  return [...all, ...asJson].filter((secret) => secret.length >= 6)
}

/** The password of an address, as it is written there and as it is meant. */
function passwordsIn(url: string): string[] {
  if (!URL.canParse(url)) return []
  const { password } = new URL(url)
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    return [password]
  }
}
