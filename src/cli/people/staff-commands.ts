import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import { readNumber, readRoles } from '../../cloud/people/roster/roster-values'
import { grantRoles, revokeRoles } from '../../cloud/people/staff-by-hand'
import { readRosterStaff } from '../../cloud/people/tables/roster'
import type { StaffRole } from '../../contract/kernel/caller'
import { withDatabase, withVault } from '../kit/connect'
import { joined, say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { ofStaff } from './given-staff'
import { inviteStaff } from './staff-invitation'

interface RoleOptions {
  role: string[]
  name?: string
}

const roleWords = 'registrar 教务, cashier 财务, adviser 辅导员, teacher 教师, administrator 管理员'

/** `staff grant`, `staff revoke`, `staff list`, `staff invite`; returns the group they stand in. */
export function addStaffCommands(program: Command): Command {
  const staff = program.command('staff').description('staff (教职工) and what they may do 教职工及其职责')
  staff
    .command('grant <number>')
    .description(
      'give a member of staff roles, and add them if they are new; imports leave their roles alone 授予职责，新人则登记；导入不再改动其职责',
    )
    .requiredOption('--role <roles...>', `one or more of ${roleWords} 一项或多项职责`)
    .option('--name <text>', 'needed for somebody new 姓名，新人必填')
    .action((number: string, options: RoleOptions) => withDatabase((database) => grant(database, number, options)))
  staff
    .command('revoke <number>')
    .description('take roles away, at once; imports leave their roles alone 立即收回职责，导入不再改动')
    .requiredOption('--role <roles...>', `one or more of ${roleWords} 一项或多项职责`)
    .action((number: string, options: RoleOptions) => withDatabase((database) => revoke(database, number, options)))
  staff
    .command('list')
    .description('show everybody of the staff with their roles 列出所有教职工及其职责')
    .action(() => withDatabase(list))
  staff
    .command('invite <number>')
    .description(
      'make a code with which they come in WeChat: good once, for 72 hours, in place of those before 生成进入小程序的邀请码：一次有效，72 小时，取代之前的',
    )
    .option(
      '--out <file.png>',
      'also a 小程序码 to print; needs CAMPUS_WECHAT_APPID and CAMPUS_WECHAT_SECRET 另生成可打印的小程序码，需要这两项环境变量',
    )
    .action((number: string, options: { out?: string }) =>
      withVault((database, vault) => inviteStaff(database, vault, number, options)),
    )
  return staff
}

const roleNames = (roles: readonly StaffRole[]) => joined(roles.map(roleName))

function roleName(role: StaffRole): string {
  const zh = { registrar: '教务', cashier: '财务', adviser: '辅导员', teacher: '教师', administrator: '管理员' }[role]
  return say(`${zh}（${role}）`, role)
}

async function grant(database: Database, number: string, options: RoleOptions): Promise<void> {
  const roles = givenRoles(options.role)
  const read = readNumber(number)
  if ('reason' in read) throw new PlainError(say(`${number}：不是工号。`, `${number} ${read.reason}.`))
  const name = options.name === undefined ? undefined : givenName(options.name)
  const done = await grantRoles(database, { number: read.value, name, roles }, new Date())
  const { member, roles: given } = ofStaff(read.value, done)
  const already = roles.filter((role) => !given.includes(role))
  const who = `${member.number} ${member.name}`
  const had =
    already.length > 0 ? say(`${roleNames(already)} 原来就有。`, ` ${roleNames(already)} they had already.`) : ''
  console.log(
    given.length > 0
      ? say(`${who} 现在是 ${roleNames(given)}。${had}`, `${who} is ${roleNames(given)}.${had}`)
      : say(`${who} 没有新的职责。${had}`, `${who} is given nothing new.${had}`),
  )
  if (member.accountId === null)
    console.log(say(`请本人进入：staff invite ${member.number}`, `They come in with: staff invite ${member.number}`))
}

async function revoke(database: Database, number: string, options: RoleOptions): Promise<void> {
  const roles = givenRoles(options.role)
  const { member, roles: taken } = ofStaff(number, await revokeRoles(database, { number, roles }, new Date()))
  const who = `${member.number} ${member.name}`
  if (taken.length === 0)
    throw new PlainError(say(`${who} 没有 ${roleNames(roles)} 职责。`, `${who} does not have ${roleNames(roles)}.`))
  console.log(say(`${who} 不再是 ${roleNames(taken)}。`, `${who} is not ${roleNames(taken)} any more.`))
}

async function list(database: Database): Promise<void> {
  const staff = await readRosterStaff(database)
  for (const { number, name, departmentCode, roles, accountId } of staff) {
    const where = departmentCode === null ? '' : `  ${departmentCode}`
    const does = roles.length > 0 ? roleNames(roles) : say('没有职责', 'no role')
    const is = accountId === null ? say('还没有来过', 'has not come yet') : say('已在微信里', 'in WeChat')
    console.log(`${number}  ${name}${where}  ${does}  ${is}`)
  }
  if (staff.length === 0)
    console.log(
      say(
        '还没有人。开始：staff grant 工号 --role administrator --name …',
        'There is nobody. Begin with: staff grant NUMBER --role administrator --name …',
      ),
    )
}

function givenRoles(words: readonly string[]): StaffRole[] {
  const read = readRoles(words.join(';'))
  if ('value' in read) return read.value
  throw new PlainError(
    say(`--role ${words.join(' ')}：请写 ${roleWords}。`, `--role ${words.join(' ')} ${read.reason}.`),
  )
}

export function givenName(text: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= 60) return name
  throw new PlainError(say('--name：请写姓名，最多 60 个字符。', '--name: give a name of at most 60 characters.'))
}
