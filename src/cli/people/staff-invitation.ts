import { writeFile } from 'node:fs/promises'
import type { Database } from '../../cloud/kernel/database/database'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { createWechatApi } from '../../cloud/kernel/wechat/wechat-api'
import { createWechatCodeImage } from '../../cloud/kernel/wechat/wechat-code-image'
import { newActivationCode, plainCode } from '../../cloud/people/activation-code'
import { inviteStaff as invite } from '../../cloud/people/staff-by-hand'
import { say } from '../kit/language'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { timeZoneOf } from '../school/given-term'
import { ofStaff } from './given-staff'

const page = 'packages/people/pages/staff/index'

/** Makes a code with which a member of staff comes in WeChat, and shows it. Only its mark is kept. */
export async function inviteStaff(
  database: Database,
  vault: Vault,
  number: string,
  options: { out?: string },
): Promise<void> {
  const timeZone = await timeZoneOf(database)
  const code = newActivationCode()
  const picture = options.out === undefined ? null : await codePicture(plainCode(code))
  const invited = await invite({ database, vault }, { number, code, now: new Date() }, async () => {
    if (options.out !== undefined && picture) await keepPicture(options.out, picture)
  })
  const { name, expiresAt } = ofStaff(number, invited)
  const until = localTime(expiresAt.toISOString(), timeZone)
  const { out } = options
  const scanning =
    out === undefined
      ? say('加 --out 文件.png 可生成用来扫的小程序码。', 'With --out FILE.png it comes as a 小程序码 to scan.')
      : say(`扫 ${out} 也一样。`, `Scanning ${out} does the same.`)
  console.log(
    say(
      `${number} ${name} 用这个邀请码进入，只能用一次，${until} 前有效：

  ${code}

在小程序里：我的 → 添加身份 → 教职工。${scanning}
不要给别人：谁用了它，谁就是 ${name}。${name} 之前的邀请码已失效。`,
      `${number} ${name} comes in with this code, once, until ${until}:

  ${code}

In the applet: 我的 → 添加身份 → 教职工 (Me → Add an identity → Staff). ${scanning}
Give it to nobody else: whoever has it becomes ${name}. Earlier codes of ${name} have ended.`,
    ),
  )
}

async function codePicture(scene: string): Promise<Buffer> {
  const { CAMPUS_WECHAT_APPID: appId, CAMPUS_WECHAT_SECRET: secret, CAMPUS_WECHAT_API_URL: apiUrl } = process.env
  if (!appId || !secret)
    throw new PlainError(
      say(
        '--out 需要 CAMPUS_WECHAT_APPID 和 CAMPUS_WECHAT_SECRET：小程序码由微信生成。',
        '--out needs CAMPUS_WECHAT_APPID and CAMPUS_WECHAT_SECRET: WeChat makes the picture.',
      ),
    )
  const api = createWechatApi({ appId, secret, apiUrl: (apiUrl || 'https://api.weixin.qq.com').replace(/\/$/, '') })
  const made = await createWechatCodeImage(api).pictureOf({ scene, page })
  if ('png' in made) return made.png
  throw new PlainError(
    say(
      '连不上微信，没能生成小程序码。请重试，或去掉 --out。没有改动。',
      'WeChat cannot be reached to make the picture. Try again, or leave --out away. Nothing was changed.',
    ),
  )
}

async function keepPicture(path: string, png: Buffer): Promise<void> {
  await writeFile(path, png, { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'EEXIST'
        ? say('已经有了', 'exists already')
        : say(`写不了（${cause.code}）`, `cannot be written (${cause.code})`)
    throw new PlainError(
      say(`${path} ${why}，请换一个文件名。没有改动。`, `${path} ${why}. Name another file. Nothing was changed.`),
      { cause },
    )
  })
}
