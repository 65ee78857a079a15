import { type Bilingual, DeliveryError } from './bilingual'
import { newestRelease } from './release'

export type DeliveryKind = 'preview' | 'upload'

/** Everything that is sent along with the build. */
export interface DeliverySettings {
  readonly kind: DeliveryKind
  readonly appid: string
  /** The PEM text of the upload key. */
  readonly privateKey: string
  /** Under which of WeChat's thirty robots the version is listed; each keeps its newest one. */
  readonly robot: number
  readonly version: string
  readonly notes: string
}

/** What the settings are read from; files as text, null where one cannot be read. */
export interface DeliverySources {
  readonly environment: Record<string, string | undefined>
  readonly changelog: string
  /** The version that the Me screen shows. */
  readonly packageVersion: string
  /** `appid` of project.config.json. */
  readonly projectAppid: string
  readKey(path: string): string | null
}

const words = {
  noKey: {
    zh: '没有代码上传密钥。管理员在 mp.weixin.qq.com →「开发管理 → 开发设置 → 小程序代码上传」下载密钥，再设置 CAMPUS_UPLOAD_KEY=密钥文件的路径。',
    en: 'There is no upload key. An administrator downloads it at mp.weixin.qq.com (开发管理 → 开发设置 → 小程序代码上传); then set CAMPUS_UPLOAD_KEY to the path of that file.',
  },
  badKey: (path: string): Bilingual => ({
    zh: `${path} 读不到，或不是密钥文件（应以 -----BEGIN 开头）。请检查 CAMPUS_UPLOAD_KEY。`,
    en: `${path} cannot be read or is no key (a key begins with -----BEGIN). Check CAMPUS_UPLOAD_KEY.`,
  }),
  noAppid: {
    zh: '没有小程序的 AppID。把它写进 project.config.json 的 appid，或设置 CAMPUS_WECHAT_APPID=wx…（游客号不能上传）。',
    en: 'There is no AppID. Put it into project.config.json as appid, or set CAMPUS_WECHAT_APPID=wx… (the tourist’s cannot be uploaded).',
  },
  badRobot: (given: string): Bilingual => ({
    zh: `CAMPUS_ROBOT 应是 1 到 30 的整数，现在是“${given}”。`,
    en: `CAMPUS_ROBOT must be a whole number from 1 to 30; it is “${given}”.`,
  }),
  noServer: {
    zh: '这样构建的小程序只会找这台电脑，手机上用不了。请设置 CAMPUS_CLOUD_ENV=云环境，或 CAMPUS_API_URL=https://你们的服务器。',
    en: 'Built like this, the applet would look for its server on this computer only. Set CAMPUS_CLOUD_ENV to the cloud environment, or CAMPUS_API_URL to https://your-server.',
  },
  noVersion: {
    zh: 'CHANGELOG.md 里还没有版本。请在新内容上方写一个标题，如“## 1.0.0”，再上传。',
    en: 'CHANGELOG.md names no version yet. Put a heading such as “## 1.0.0” above what is new, then upload.',
  },
  unreleased: (version: string): Bilingual => ({
    zh: `CHANGELOG.md 的 Unreleased 下还有内容，而最新版本是 ${version}。请先给它们一个新版本号。`,
    en: `CHANGELOG.md still has lines under Unreleased, above ${version}. Give them a version first.`,
  }),
  otherVersion: (version: string, shown: string): Bilingual => ({
    zh: `CHANGELOG.md 的版本是 ${version}，package.json（“我的”页面显示的）是 ${shown}。请改成一致。`,
    en: `CHANGELOG.md says ${version}, package.json (which the Me screen shows) ${shown}. Make them the same.`,
  }),
}

function keyOf({ environment, readKey }: DeliverySources): { privateKey: string } | Bilingual {
  const given = environment.CAMPUS_UPLOAD_KEY?.trim() ?? ''
  if (given === '') return words.noKey
  // Build machines keep secrets as text, people as files; some of the former write line ends as \n.
  if (given.startsWith('-----BEGIN')) return { privateKey: given.replaceAll('\\n', '\n') }
  const text = readKey(given)
  return text?.startsWith('-----BEGIN') ? { privateKey: text } : words.badKey(given)
}

function complaintsAboutVersion({ changelog, packageVersion }: DeliverySources): Bilingual[] {
  const release = newestRelease(changelog)
  if (!release) return [words.noVersion]
  return [
    ...(release.hasUnreleased ? [words.unreleased(release.version)] : []),
    ...(release.version === packageVersion ? [] : [words.otherVersion(release.version, packageVersion)]),
  ]
}

/** Reads what a preview or an upload needs. @throws DeliveryError with everything that is missing, at once */
export function readDeliverySettings(kind: DeliveryKind, sources: DeliverySources): DeliverySettings {
  const { environment, changelog, packageVersion, projectAppid } = sources
  const key = keyOf(sources)
  const appid = environment.CAMPUS_WECHAT_APPID || projectAppid
  const robotText = environment.CAMPUS_ROBOT || '1'
  const robot = /^\d{1,2}$/.test(robotText) ? Number(robotText) : 0
  const hasServer = Boolean(environment.CAMPUS_CLOUD_ENV) || /^https:\/\//.test(environment.CAMPUS_API_URL ?? '')
  const complaints = [
    ...('privateKey' in key ? [] : [key]),
    ...(/^wx[0-9a-f]{16}$/.test(appid) ? [] : [words.noAppid]),
    ...(robot >= 1 && robot <= 30 ? [] : [words.badRobot(robotText)]),
    ...(hasServer ? [] : [words.noServer]),
    ...(kind === 'upload' ? complaintsAboutVersion(sources) : []),
  ]
  if (complaints.length > 0 || !('privateKey' in key)) throw new DeliveryError(complaints)
  const release = newestRelease(changelog)
  const { version = packageVersion, notes = '' } = release ?? {}
  return { kind, appid, privateKey: key.privateKey, robot, version, notes }
}
