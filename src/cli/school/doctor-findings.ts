import type { DeploymentReport, WechatCredentials } from '../../contract/kernel/deployment'
import { say } from '../kit/language'

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
  if (version === ownVersion) return { about: say('版本', 'version'), state: 'right', says: version }
  const remedy = say(
    '请部署本地代码（npm run deploy），或在服务器的代码里检查',
    'deploy this checkout (npm run deploy), or ask from that of the server',
  )
  return {
    about: say('版本', 'version'),
    state: 'wrong',
    says: say(`服务器是 ${version}，本地是 ${ownVersion}`, `the server is ${version}, this checkout ${ownVersion}`),
    remedy,
  }
}

export function aboutDatabase(database: DeploymentReport['database']): Finding {
  if (database)
    return {
      about: say('数据库', 'database'),
      state: 'right',
      says: say(`PostgreSQL ${database.version} 有回应`, `PostgreSQL ${database.version} answers`),
    }
  const remedy = say(
    '它在运行吗？服务器连得到它吗（网络、VPC）？DATABASE_URL 对吗？',
    'is it running, may the server reach it (network, VPC), is DATABASE_URL right?',
  )
  return {
    about: say('数据库', 'database'),
    state: 'wrong',
    says: say('没有回应服务器', 'it does not answer the server'),
    remedy,
  }
}

/** `own` are the migrations of this checkout. */
export function aboutMigrations(database: DeploymentReport['database'], own: readonly string[]): Finding {
  const about = say('表的版本', 'migrations')
  if (!database) return { about, state: 'unknown', says: say('数据库没有回应', 'the database does not answer') }
  const missing = own.filter((name) => !database.migrations.includes(name))
  const strange = database.migrations.filter((name) => !own.includes(name))
  if (missing.length > 0)
    return {
      about,
      state: 'wrong',
      says: say(`缺少 ${missing.join('、')}`, `${missing.join(', ')} missing`),
      remedy: say('请部署本地代码，它会补上', 'deploy this checkout: it brings them'),
    }
  if (strange.length > 0)
    return {
      about,
      state: 'wrong',
      says: say(`${strange.join('、')} 本地没有`, `${strange.join(', ')} not known here`),
      remedy: say('请更新本地代码', 'update this checkout'),
    }
  return { about, state: 'right', says: say(`${own.length} 个都已执行`, `all ${own.length} applied`) }
}

/** What a frozen server was at is another's after five minutes. */
const dueMaxMs = 6 * 60_000

/** Whether what goes by the clock is done: by a server that lives, or by a timer where none does. */
export function aboutTimer(jobs: DeploymentReport['jobs'], isOnCloudBase: boolean): Finding {
  const about = say('定时任务', 'timer')
  if (!jobs) return { about, state: 'unknown', says: say('数据库没有回应', 'the database does not answer') }
  const { dueForMs, isTimerAllowed } = jobs
  const call = say(
    '请让定时触发器每分钟调用 POST /jobs/run（docs/operations.md）',
    'let a timer call POST /jobs/run every minute (docs/operations.md)',
  )
  const remedy = isTimerAllowed
    ? call
    : say(`请设置 CAMPUS_JOBS_SECRET，并${call}`, `set CAMPUS_JOBS_SECRET and ${call}`)
  if (dueForMs > dueMaxMs)
    return {
      about,
      state: 'wrong',
      says: say(
        `有任务到期 ${Math.floor(dueForMs / 60_000)} 分钟还没做`,
        `something is due for ${Math.floor(dueForMs / 60_000)} minutes`,
      ),
      remedy,
    }
  if (isOnCloudBase && !isTimerAllowed)
    return {
      about,
      state: 'wrong',
      says: say(
        '两次调用之间没有服务器在运行，也没有定时触发器能唤醒它',
        'no server lives there between calls, and no timer may wake it',
      ),
      remedy,
    }
  return { about, state: 'right', says: say('到点的任务都做了', 'what is due by the clock is done') }
}

/** WeChat's words for what people get wrong. Source: developers.weixin.qq.com, 获取稳定版接口调用凭据. */
const wechatRemedies = () =>
  new Map([
    [40013, say('CAMPUS_WECHAT_APPID 不是 AppID', 'CAMPUS_WECHAT_APPID is not an AppID')],
    [
      40125,
      say(
        'CAMPUS_WECHAT_SECRET 不是这个 AppID 的 AppSecret',
        'CAMPUS_WECHAT_SECRET is not the AppSecret of this AppID',
      ),
    ],
    [
      40164,
      say(
        '服务器地址不在白名单：mp.weixin.qq.com → 开发管理 → IP 白名单',
        "the server's address is not on the white list: mp.weixin.qq.com → 开发管理 → IP 白名单",
      ),
    ],
    [
      40243,
      say(
        'AppSecret 被冻结：到 mp.weixin.qq.com → 开发管理 解冻',
        'the AppSecret is frozen: unfreeze it at mp.weixin.qq.com → 开发管理',
      ),
    ],
  ])

export function aboutWechat(wechat: WechatCredentials): Finding {
  const about = say('微信凭据', 'WeChat credentials')
  if (wechat.code === 'accepted')
    return {
      about,
      state: 'right',
      says: say('微信接受这个 AppID 和 AppSecret', 'WeChat takes the AppID and the AppSecret'),
    }
  if (wechat.code === 'unreachable')
    return {
      about,
      state: 'wrong',
      says: say('微信没有回应服务器', 'WeChat gives the server no answer'),
      remedy: say(
        '请让服务器能用 HTTPS 访问 api.weixin.qq.com；若本来就能，则是微信繁忙，稍后再试',
        'let the server reach api.weixin.qq.com over HTTPS; if it does, WeChat is busy: ask again',
      ),
    }
  const remedy =
    wechatRemedies().get(wechat.errcode) ??
    say(
      '在 developers.weixin.qq.com 的“全局返回码”里查这个数',
      'look the number up in 全局返回码 at developers.weixin.qq.com',
    )
  return {
    about,
    state: 'wrong',
    says: say(`微信不接受（${wechat.errcode}）`, `WeChat refuses them (${wechat.errcode})`),
    remedy,
  }
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
  if (Math.abs(offMs) <= clockOffMaxMs)
    return { about, state: 'right', says: say(`与${other}相差 ${seconds} 秒以内`, `within ${seconds} s of ${other}`) }
  const says = say(
    `比${other}${offMs < 0 ? '慢' : '快'} ${seconds} 秒`,
    `${seconds} s ${offMs < 0 ? 'behind' : 'ahead of'} ${other}`,
  )
  return {
    about,
    state: 'wrong',
    says,
    remedy: say('请用 NTP 校准不准的那个：轮次按它开放', 'set whichever is wrong by NTP: rounds open by it'),
  }
}

/**
 * Whether as many proxies are trusted as there are. The doctor sent `marker` as `X-Forwarded-For`: each proxy that adds
 * the address it was called from makes the list one longer; one that replaces the list takes the marker away.
 */
export function aboutProxies({ trusted, address, forwarded }: DeploymentReport['proxies'], marker: string): Finding {
  const about = say('代理层数', 'proxy count')
  const at = forwarded.indexOf(marker)
  const there = forwarded.length - 1 - at
  if (forwarded.length === 0)
    return {
      about,
      state: 'wrong',
      says: say(
        '有代理去掉了 X-Forwarded-For，所有来访者看起来是同一个',
        'a proxy takes X-Forwarded-For away, so all callers look like one',
      ),
      remedy: say('请让它把来访者加进 X-Forwarded-For', 'let it add the caller to X-Forwarded-For'),
    }
  if (trusted === there)
    return {
      about,
      state: 'right',
      says: say(`${there} 层，服务器看到本机的地址是 ${address}`, `${there}, and it sees this computer as ${address}`),
    }
  const danger =
    trusted < there
      ? say('所有来访者看起来是同一个', 'all callers look like one')
      : say('来访者可以冒充任何地址', 'a caller may claim any address')
  const says = say(`信任 ${trusted} 层，实际 ${there} 层：${danger}`, `${trusted} trusted, ${there} there: ${danger}`)
  return {
    about,
    state: 'wrong',
    says,
    remedy: say(`请设置 CAMPUS_TRUSTED_PROXIES=${there}`, `set CAMPUS_TRUSTED_PROXIES=${there}`),
  }
}

export function aboutSession(sent: string, arrived: string | null): Finding {
  if (sent === arrived)
    return {
      about: say('会话请求头', 'session header'),
      state: 'right',
      says: say('原样到达', 'arrives as it was sent'),
    }
  const remedy = say(
    '请让每层代理转发 x-campus-session；没有它谁也登录不了',
    'let every proxy hand x-campus-session on; without it nobody can sign in',
  )
  return {
    about: say('会话请求头', 'session header'),
    state: 'wrong',
    says: arrived === null ? say('丢失了', 'is lost') : say('到达时被改了', 'arrives changed'),
    remedy,
  }
}
