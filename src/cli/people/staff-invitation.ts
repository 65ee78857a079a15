import { writeFile } from 'node:fs/promises'
import { type Database, inTransaction } from '../../cloud/kernel/database/database'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { createWechatApi } from '../../cloud/kernel/wechat/wechat-api'
import { createWechatCodeImage } from '../../cloud/kernel/wechat/wechat-code-image'
import { newActivationCode, plainCode } from '../../cloud/people/activation-code'
import { endStaffInvitations } from '../../cloud/people/tables/staff'
import { addStaffInvitation } from '../../cloud/people/tables/staff-records'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { timeZoneOf } from '../school/given-term'
import { givenStaff } from './given-staff'

/** How long a code is good for, in milliseconds. */
const lifetimeMs = 72 * 3_600_000
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
  const madeAt = new Date()
  const expiresAt = new Date(madeAt.getTime() + lifetimeMs)
  const { name } = await inTransaction(database, async (connection) => {
    const member = await givenStaff(connection, number)
    await endStaffInvitations(connection, member.staffId, madeAt)
    const codeMark = vault.mark('staff-invitation', plainCode(code))
    await addStaffInvitation(connection, member.staffId, { codeMark, madeAt, expiresAt })
    // Last, so that a file that cannot be written leaves the codes as they were.
    if (options.out !== undefined && picture) await keepPicture(options.out, picture)
    return member
  })
  console.log(`${number} ${name} comes in with this code, once, until ${localTime(expiresAt.toISOString(), timeZone)}:

  ${code}

In the applet: 我的 → 添加身份 → 教职工 (Me → Add an identity → Staff). ${options.out === undefined ? 'With --out FILE.png it comes as a 小程序码 to scan.' : `Scanning ${options.out} does the same.`}
Give it to nobody else: whoever has it becomes ${name}. Earlier codes of ${name} have ended.`)
}

async function codePicture(scene: string): Promise<Buffer> {
  const { CAMPUS_WECHAT_APPID: appId, CAMPUS_WECHAT_SECRET: secret, CAMPUS_WECHAT_API_URL: apiUrl } = process.env
  if (!appId || !secret)
    throw new PlainError('--out needs CAMPUS_WECHAT_APPID and CAMPUS_WECHAT_SECRET: WeChat makes the picture.')
  const api = createWechatApi({ appId, secret, apiUrl: (apiUrl || 'https://api.weixin.qq.com').replace(/\/$/, '') })
  const made = await createWechatCodeImage(api).pictureOf({ scene, page })
  if ('png' in made) return made.png
  throw new PlainError(
    'WeChat cannot be reached to make the picture. Try again, or leave --out away. Nothing was changed.',
  )
}

async function keepPicture(path: string, png: Buffer): Promise<void> {
  await writeFile(path, png, { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EEXIST' ? 'exists already' : `cannot be written (${cause.code})`
    throw new PlainError(`${path} ${why}. Name another file. Nothing was changed.`, { cause })
  })
}
