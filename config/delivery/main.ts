import { readFileSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { basename, join } from 'node:path'
import { renderUnicodeCompact } from 'uqr'
import { version as packageVersion } from '../../package.json'
import project from '../../project.config.json'
import { buildApplet } from '../../src/start/applet-build'
import { Closing } from '../../src/start/closing'
import { lineForError, StartError } from '../../src/start/start-error'
import { campusSettings } from '../campus-settings'
import { type OfficialTool, officialTool } from '../tools/official-tool'
import { DeliveryError } from './bilingual'
import { type DeliveryKind, readDeliverySettings } from './delivery-settings'
import { type Sent, sendApplet } from './send-applet'

const root = join(__dirname, '../..')
const codePicture = join(root, 'dist', 'preview-code.jpg')

/** WeChat's own package for previews and uploads. */
const uploadTool: OfficialTool = {
  name: 'miniprogram-ci',
  version: '2.1.42',
  integrity: 'sha512-H/bq0Wo6kMbwzcOM4jiYSMuQUkND50+zeyY8EkJuY1TQYijkLbFmNK/CFsFJsJgVcvXZ94wn8Do50YSO/Rv6/w==',
  sizeMb: 240,
}

const help = `npm run applet -- preview   构建并生成预览码，用手机扫 · builds it and shows a code to open it on a phone
npm run applet -- upload    构建并上传，版本取自 CHANGELOG.md · builds and uploads it, as the version of CHANGELOG.md

CAMPUS_UPLOAD_KEY    代码上传密钥的文件 · file of the upload key (mp.weixin.qq.com: 开发管理 → 开发设置)
CAMPUS_ROBOT         机器人编号 1–30，默认 1 · number of the robot it is listed under, 1 unless told
CAMPUS_WECHAT_APPID  AppID，默认取 project.config.json · unless told, that of project.config.json
CAMPUS_CLOUD_ENV     云环境；或 CAMPUS_API_URL=https://… · the cloud environment, or a server of your own`

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Lays the build out as WeChat's tool wants a project: a folder with its settings and the files in another below. */
async function layOut(): Promise<string> {
  const folder = join(root, '.data', 'delivery')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const isSent = (path: string) => basename(path) !== 'project.config.json'
  await cp(join(root, 'dist', 'weapp'), join(folder, 'weapp'), { recursive: true, filter: isSent })
  await writeFile(join(folder, 'project.config.json'), JSON.stringify({ ...project, miniprogramRoot: 'weapp/' }))
  return folder
}

function tell(kind: DeliveryKind, version: string, { sizes, codeText }: Sent): void {
  for (const { name, size } of sizes) console.log(`  ${name}  ${Math.ceil(size / 1024)} KB`)
  if (kind === 'upload') {
    console.log(
      `已上传 ${version}：在 mp.weixin.qq.com「管理 → 版本管理」设为体验版或提交审核。\nUploaded ${version}: make it the trial version or submit it for review at mp.weixin.qq.com (管理 → 版本管理).`,
    )
    return
  }
  if (codeText !== null) console.log(renderUnicodeCompact(codeText))
  console.log(`用微信扫码打开；图片在 ${codePicture}\nScan it with WeChat; the picture is ${codePicture}`)
}

async function main(closing: Closing): Promise<void> {
  const [kind, ...more] = process.argv.slice(2)
  if ((kind !== 'preview' && kind !== 'upload') || more.length > 0) {
    console.log(help)
    if (kind !== undefined && kind !== '--help') process.exitCode = 1
    return
  }
  const settings = readDeliverySettings(kind, {
    environment: process.env,
    changelog: await readFile(join(root, 'CHANGELOG.md'), 'utf8'),
    packageVersion,
    projectAppid: project.appid,
    readKey: readText,
  })
  const toolFolder = await officialTool(root, uploadTool).catch((error: Error) => {
    if (!(error instanceof StartError)) throw error
    throw new DeliveryError([{ zh: '微信的上传工具没有下载成功，原因如下；请检查网络后再试。', en: error.message }])
  })
  console.log('正在构建… Building …')
  await buildApplet({ root, platform: 'weapp', environment: campusSettings(process.env), closing }, true)
  if (closing.isAsked) return
  console.log('正在发送… Sending …')
  const sent = await sendApplet({ toolFolder, projectPath: await layOut(), codePicture, settings }, closing)
  tell(kind, settings.version, sent)
}

const closing = new Closing()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    process.exitCode = 128 + constants.signals[signal]
    closing.ask()
  })
main(closing)
  .catch((error: unknown) => {
    const isOurs = error instanceof DeliveryError || error instanceof StartError
    console.error(isOurs ? error.message : (lineForError(error) ?? error))
    process.exitCode = 1
  })
  .finally(() => closing.close())
