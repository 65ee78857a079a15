import type { DeploymentReport, WechatCredentials } from '../../contract/kernel/deployment'

/** What one look found: right, wrong, or not to be known from here. `says` is what was seen, `remedy` what to do. */
export interface Finding {
  about: string
  state: 'right' | 'wrong' | 'unknown'
  says: string
  remedy?: string
}

/** Tokens and rounds go by minutes; phones show the server's time. */
const clockOffMaxMs = 5000

/** The finding as one line. */
export function lineOf({ about, state, says, remedy }: Finding): string {
  const sign = { right: '✓', wrong: '✗', unknown: '–' }[state]
  return `${sign} ${about}: ${says}${remedy ? ` → ${remedy}` : ''}`
}

/** `ownVersion` is that of this checkout. */
export function aboutVersion(version: string, ownVersion: string): Finding {
  if (version === ownVersion) return { about: 'version', state: 'right', says: version }
  const remedy = 'deploy this checkout (npm run deploy), or ask from that of the server'
  return { about: 'version', state: 'wrong', says: `the server is ${version}, this checkout ${ownVersion}`, remedy }
}

export function aboutDatabase(database: DeploymentReport['database']): Finding {
  if (database) return { about: 'database', state: 'right', says: `PostgreSQL ${database.version} answers` }
  const remedy = 'is it running, may the server reach it (network, VPC), is DATABASE_URL right?'
  return { about: 'database', state: 'wrong', says: 'it does not answer the server', remedy }
}

/** `own` are the migrations of this checkout. */
export function aboutMigrations(database: DeploymentReport['database'], own: readonly string[]): Finding {
  const about = 'migrations'
  if (!database) return { about, state: 'unknown', says: 'the database does not answer' }
  const missing = own.filter((name) => !database.migrations.includes(name))
  const strange = database.migrations.filter((name) => !own.includes(name))
  if (missing.length > 0)
    return {
      about,
      state: 'wrong',
      says: `${missing.join(', ')} missing`,
      remedy: 'deploy this checkout: it brings them',
    }
  if (strange.length > 0)
    return { about, state: 'wrong', says: `${strange.join(', ')} not known here`, remedy: 'update this checkout' }
  return { about, state: 'right', says: `all ${own.length} applied` }
}

/** What a frozen server was at is another's after five minutes. */
const dueMaxMs = 6 * 60_000

/** Whether what goes by the clock is done: by a server that lives, or by a timer where none does. */
export function aboutTimer(jobs: DeploymentReport['jobs'], isOnCloudBase: boolean): Finding {
  const about = 'timer'
  if (!jobs) return { about, state: 'unknown', says: 'the database does not answer' }
  const { dueForMs, isTimerAllowed } = jobs
  const call = 'let a timer call POST /jobs/run every minute (docs/operations.md)'
  const remedy = isTimerAllowed ? call : `set CAMPUS_JOBS_SECRET and ${call}`
  if (dueForMs > dueMaxMs)
    return { about, state: 'wrong', says: `something is due for ${Math.floor(dueForMs / 60_000)} minutes`, remedy }
  if (isOnCloudBase && !isTimerAllowed)
    return { about, state: 'wrong', says: 'no server lives there between calls, and no timer may wake it', remedy }
  return { about, state: 'right', says: 'what is due by the clock is done' }
}

/** WeChat's words for what people get wrong. Source: developers.weixin.qq.com, 获取稳定版接口调用凭据. */
const wechatRemedies = new Map([
  [40013, 'CAMPUS_WECHAT_APPID is not an AppID'],
  [40125, 'CAMPUS_WECHAT_SECRET is not the AppSecret of this AppID'],
  [40164, "the server's address is not on the white list: mp.weixin.qq.com → 开发管理 → IP 白名单"],
  [40243, 'the AppSecret is frozen: unfreeze it at mp.weixin.qq.com → 开发管理'],
])

export function aboutWechat(wechat: WechatCredentials): Finding {
  const about = 'WeChat credentials'
  if (wechat.code === 'accepted') return { about, state: 'right', says: 'WeChat takes the AppID and the AppSecret' }
  if (wechat.code === 'unreachable')
    return {
      about,
      state: 'wrong',
      says: 'WeChat gives the server no answer',
      remedy: 'let the server reach api.weixin.qq.com over HTTPS; if it does, WeChat is busy: ask again',
    }
  const remedy = wechatRemedies.get(wechat.errcode) ?? 'look the number up in 全局返回码 at developers.weixin.qq.com'
  return { about, state: 'wrong', says: `WeChat refuses them (${wechat.errcode})`, remedy }
}

/**
 * `theirsMs` is what a clock told at some moment between `askedMs` and `answeredMs` of another, all in ms since 1970;
 * `whose` says what the two are.
 */
export function aboutClock(
  whose: { about: string; other: string },
  theirsMs: number,
  askedMs: number,
  answeredMs: number,
): Finding {
  const { about, other } = whose
  const offMs = theirsMs < askedMs ? theirsMs - askedMs : theirsMs > answeredMs ? theirsMs - answeredMs : 0
  const seconds = (Math.abs(offMs) / 1000).toFixed(1)
  if (Math.abs(offMs) <= clockOffMaxMs) return { about, state: 'right', says: `within ${seconds} s of ${other}` }
  const says = `${seconds} s ${offMs < 0 ? 'behind' : 'ahead of'} ${other}`
  return { about, state: 'wrong', says, remedy: 'set whichever is wrong by NTP: rounds open by it' }
}

/**
 * Whether as many proxies are trusted as there are. The doctor sent `marker` as `X-Forwarded-For`: each proxy that adds
 * the address it was called from makes the list one longer; one that replaces the list takes the marker away.
 */
export function aboutProxies({ trusted, address, forwarded }: DeploymentReport['proxies'], marker: string): Finding {
  const about = 'proxy count'
  const at = forwarded.indexOf(marker)
  const there = forwarded.length - 1 - at
  if (forwarded.length === 0)
    return {
      about,
      state: 'wrong',
      says: 'a proxy takes X-Forwarded-For away, so all callers look like one',
      remedy: 'let it add the caller to X-Forwarded-For',
    }
  if (trusted === there) return { about, state: 'right', says: `${there}, and it sees this computer as ${address}` }
  const danger = trusted < there ? 'all callers look like one' : 'a caller may claim any address'
  const says = `${trusted} trusted, ${there} there: ${danger}`
  return { about, state: 'wrong', says, remedy: `set CAMPUS_TRUSTED_PROXIES=${there}` }
}

export function aboutSession(sent: string, arrived: string | null): Finding {
  if (sent === arrived) return { about: 'session header', state: 'right', says: 'arrives as it was sent' }
  const remedy = 'let every proxy hand x-campus-session on; without it nobody can sign in'
  return { about: 'session header', state: 'wrong', says: arrived === null ? 'is lost' : 'arrives changed', remedy }
}
