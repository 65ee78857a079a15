import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Command, CommanderError } from 'commander'
import { parse } from 'dotenv'
import { version } from '../../../package.json'
import type { DeploymentReport } from '../../contract/kernel/deployment'
import { root, runningPreview } from '../kit/connect'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { aboutCalls, ask, askReport, callAsApplet, claimedAddress, nobodysToken, serverTimeIn } from './ask-deployment'
import {
  aboutClock,
  aboutDatabase,
  aboutMigrations,
  aboutProxies,
  aboutSession,
  aboutTimer,
  aboutVersion,
  aboutWechat,
  type Finding,
  lineOf,
} from './doctor-findings'

interface Options {
  url?: string
  settings: string
}

/** `doctor`. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'call a deployed server as the applet would, and say in a line each what is right 像小程序一样调用已部署的服务器，逐项说明是否正常',
    )
    .option(
      '--url <address>',
      'where it answers; else CAMPUS_API_URL, else the running preview 服务器地址，默认 CAMPUS_API_URL，其次正在运行的预览',
    )
    .option('--settings <file>', 'the settings of the deployment 部署的设置文件', '.env.deploy')
    .addHelpText(
      'after',
      `
Strangers are told little, so most is known only with the server's CAMPUS_HEALTH_SECRET, from the environment or the
settings. Ends with 1 when something is wrong (✗). What cannot be known from here has a –.
完整检查需要服务器的 CAMPUS_HEALTH_SECRET。有问题（✗）时返回 1，从这里无法得知的标 –。`,
    )
    .action(async (options: Options) => {
      const patient = await givenPatient(options)
      console.log(say(`检查 ${patient.url}（${patient.from}）。`, `Asking ${patient.url}, ${patient.from}.`))
      const findings = await examine(patient)
      for (const finding of findings) console.log(lineOf(finding))
      // All there is to say has been said.
      if (findings.some(({ state }) => state === 'wrong')) throw new CommanderError(1, 'campus.unwell', '')
    })
}

/** Whom the doctor looks at. */
export interface Patient {
  url: string
  /** Where the address was found, as it is said. */
  from: string
  secret: string | null
  /** Whether the applet goes there through WeChat's own line to a CloudBase function. */
  isOnCloudBase: boolean
}

/** The address that is given, else that of the deployment, else that of the preview that runs here. */
export async function givenPatient(
  { url, settings }: Options,
  environment: NodeJS.ProcessEnv = process.env,
  previewUrl: () => Promise<string> = runningPreview,
): Promise<Patient> {
  const text = await readFile(resolve(root, settings), 'utf8').catch(() => '')
  const given: NodeJS.ProcessEnv = { ...parse(text), ...environment }
  const found = url
    ? { address: url, from: say('按 --url', 'as --url says') }
    : given.CAMPUS_API_URL
      ? { address: given.CAMPUS_API_URL, from: say('按 CAMPUS_API_URL', 'as CAMPUS_API_URL says') }
      : {
          address: await previewUrl(),
          from: say('npm start 正在运行的地址；用 --url 指定其他的', 'where npm start runs; --url names another'),
        }
  if (!URL.canParse(found.address) || !/^https?:/.test(found.address))
    throw new PlainError(
      say(
        '哪个地址？请写 --url https://…，或在 .env.deploy 里设置 CAMPUS_API_URL，或在另一个窗口运行 npm start。它是服务器回应 /health 的地址。',
        'Which address? Say it with --url https://…, or set CAMPUS_API_URL in .env.deploy, or run npm start in another window. It is where the server answers /health.',
      ),
    )
  return {
    url: found.address.replace(/\/+$/, ''),
    from: found.from,
    secret: given.CAMPUS_HEALTH_SECRET || null,
    isOnCloudBase: Boolean(given.CAMPUS_CLOUD_ENV),
  }
}

/** Everything that can be told about a deployment from here, in the order in which it is best put right. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const reachable = await aboutReach(patient.url)
  if (reachable.state === 'wrong') return [reachable]
  const refused = await callAsApplet(patient.url, 'getPerson')
  const institution = await callAsApplet(patient.url, 'getInstitution')
  const timeMs = serverTimeIn(institution)
  const clock =
    timeMs !== null && 'askedMs' in institution
      ? [
          aboutClock(
            { about: say('时钟', 'clock'), other: say('本机', "this computer's") },
            timeMs,
            institution.askedMs,
            institution.answeredMs,
          ),
        ]
      : []
  return [
    reachable,
    ...aboutCalls(refused, institution),
    ...clock,
    ...(await aboutInside(patient)),
    {
      about: say('回调', 'callbacks'),
      state: 'unknown',
      says: say('这个版本没有微信的回调', 'WeChat calls nothing of this version back'),
    },
    ...(patient.isOnCloudBase
      ? [
          {
            about: say('微信到云函数的专线', "WeChat's own line to the function"),
            state: 'unknown',
            says: say('只有手机能试', 'only a phone can try it'),
          } as const,
        ]
      : []),
  ]
}

async function aboutReach(url: string): Promise<Finding> {
  const about = say('能访问', 'reachable')
  const isHere = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|$)/.test(url)
  if (!url.startsWith('https://') && !isHere)
    return {
      about,
      state: 'wrong',
      says: say(`${url} 不是 HTTPS`, `${url} is not HTTPS`),
      remedy: say('微信只访问 HTTPS', 'WeChat calls nothing else'),
    }
  const told = await ask(url, '/health')
  if ('problem' in told) return { about, state: 'wrong', says: `${url}: ${told.problem}` }
  if (told.status === 200 && JSON.stringify(told.json) === '{"ok":true}')
    return {
      about,
      state: 'right',
      says: say(
        `${url}，用时 ${told.answeredMs - told.askedMs} 毫秒`,
        `${url}, in ${told.answeredMs - told.askedMs} ms`,
      ),
    }
  const isOurs = told.status >= 500 && typeof told.json === 'object'
  if (isOurs)
    return {
      about,
      state: 'wrong',
      says: say('服务器有回应，但它的数据库没有', 'it answers, but its database does not'),
      remedy: say('请看服务器日志', "look at the server's log"),
    }
  const remedy = say(
    '这是服务器的地址吗？后面不要带路径',
    'is this the address of the server, without a path behind it?',
  )
  return {
    about,
    state: 'wrong',
    says: say(
      `回应 /health 的是别的程序（HTTP ${told.status}）`,
      `something else answers /health (HTTP ${told.status})`,
    ),
    remedy,
  }
}

const insideNames = () => [
  say('版本', 'version'),
  say('数据库', 'database'),
  say('表的版本', 'migrations'),
  say('定时任务', 'timer'),
  say('微信凭据', 'WeChat credentials'),
  say('代理层数', 'proxy count'),
  say('会话请求头', 'session header'),
]

async function aboutInside({ url, secret, isOnCloudBase }: Patient): Promise<Finding[]> {
  const unknown = (says: string): Finding[] => insideNames().map((about) => ({ about, state: 'unknown', says }))
  if (secret === null)
    return unknown(say('要有 CAMPUS_HEALTH_SECRET 才能得知', 'told only to those who bring CAMPUS_HEALTH_SECRET'))
  const report = await askReport(url, secret)
  if (report === null)
    return [
      {
        about: say('健康密钥', 'health secret'),
        state: 'wrong',
        says: say('服务器不认这个 CAMPUS_HEALTH_SECRET', 'the server does not take this CAMPUS_HEALTH_SECRET'),
        remedy: say('请用它部署，或给出服务器的那个', 'deploy with it, or give the one it has'),
      },
      ...unknown(say('密钥正确才能得知', 'told only to those who bring the right secret')),
    ]
  if ('problem' in report) return [{ about: say('报告', 'report'), state: 'wrong', says: report.problem }]
  return findingsOf(report, isOnCloudBase)
}

async function findingsOf(report: DeploymentReport, isOnCloudBase: boolean): Promise<Finding[]> {
  const own = (await readdir(join(root, 'src/cloud/migrations'))).filter((name) => name.endsWith('.sql')).sort()
  const nowMs = Date.parse(report.now)
  const { database } = report
  return [
    aboutVersion(report.version, version),
    aboutDatabase(database),
    aboutMigrations(database, own),
    ...(database
      ? [
          aboutClock(
            { about: say('数据库的时钟', "database's clock"), other: say('服务器', "the server's") },
            Date.parse(database.now),
            nowMs,
            nowMs,
          ),
        ]
      : []),
    aboutTimer(report.jobs, isOnCloudBase),
    aboutWechat(report.wechat),
    aboutProxies(report.proxies, claimedAddress),
    aboutSession(nobodysToken, report.session),
  ]
}
