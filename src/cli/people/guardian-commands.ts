import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import { readPhone } from '../../cloud/kernel/phone'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { removeGuardian, setGuardian } from '../../cloud/people/guardians-by-hand'
import { readKinship } from '../../cloud/people/roster/roster-values'
import { readGuardiansOf } from '../../cloud/people/tables/bindings'
import { readRosterGuardians } from '../../cloud/people/tables/roster'
import type { NamedStudent } from '../../cloud/people/tables/students'
import { maskPhone } from '../../rules/people/masking'
import { withDatabase, withVault } from '../kit/connect'
import { joined, say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { givenStudent, whoLeft } from './given-student'

interface SetOptions {
  phone?: string
  kinship?: string
}

/** `guardian list`, `guardian remove`, `guardian set`. */
export function addGuardianCommands(program: Command): void {
  const guardian = program
    .command('guardian')
    .description('the guardians (家长) of a student, who is named by their number 一个学生（写学号）的家长')
  guardian
    .command('list <student>')
    .description('show the guardians that the roster names and those who are bound 列出名册上的和已绑定的家长')
    .action((number: string) => withVault((database, vault) => list(database, vault, number)))
  guardian
    .command('remove <student> <guardian>')
    .description(
      'take a guardian away, by their name: their binding ends, both are told, imports do not bring them back 按姓名去掉家长：解除绑定并告知双方，导入不会恢复',
    )
    .action((number: string, name: string) => withDatabase((database) => remove(database, number, name)))
  guardian
    .command('set <student> <guardian>')
    .description(
      'correct a guardian of the roster, or put back one who was removed; imports leave it alone 更正名册上的家长或恢复去掉的，导入不再改动',
    )
    .option(
      '--phone <number>',
      'whoever has it in WeChat becomes this guardian; who is bound already stays bound 微信手机号与此相同的人成为这位家长，已绑定的不变',
    )
    .option('--kinship <word>', 'father 父亲, mother 母亲, grandparent 祖父母, other 其他 亲属关系')
    .action((number: string, name: string, options: SetOptions) =>
      withVault((database, vault) => set(database, vault, number, name, options)),
    )
}

async function list(database: Database, vault: Vault, number: string): Promise<void> {
  const student = await givenStudent(database, number)
  const listed = await readRosterGuardians(database, [student.id])
  const invited = (await readGuardiansOf(database, student.id)).filter(({ source }) => source === 'invitation')
  for (const { guardianId, name, kinship, phoneSealed, isBound, removedAt } of listed) {
    const phone =
      phoneSealed === null
        ? say('没有手机号', 'no phone')
        : maskPhone(vault.open('guardian.phone', guardianId, phoneSealed))
    const state = removedAt
      ? say('已手工去掉', 'removed by hand')
      : isBound
        ? say('已绑定', 'bound')
        : say('还没有绑定', 'not bound yet')
    console.log(`${name}  ${kinship}  ${phone}  ${state}${say('，在名册上', ', of the roster')}`)
  }
  for (const { name, kinship, status } of invited)
    console.log(
      `${name}  ${kinship}  ${status === 'awaiting' ? say('等学生确认，凭邀请', 'waits for the student, by invitation') : say('已绑定，凭邀请', 'bound, by invitation')}`,
    )
  if (listed.length + invited.length === 0)
    console.log(
      say(
        `${student.number} ${student.name} 这里没有家长。`,
        `${student.number} ${student.name} has no guardian here.`,
      ),
    )
}

async function remove(database: Database, number: string, name: string): Promise<void> {
  const student = await givenStudent(database, number)
  const done = await removeGuardian(database, student, name, new Date())
  if ('because' in done) throw whyNot(done, student, name)
  const told =
    done.endedBindings > 0
      ? say('绑定已解除，并告知双方。', 'Their binding has ended, and both sides are told.')
      : say('之前还没有绑定。', 'They were not bound yet.')
  const who = `${student.number} ${student.name}`
  console.log(say(`${name} 不再是 ${who} 的家长。${told}`, `${name} is no guardian of ${who} any more. ${told}`))
}

async function set(database: Database, vault: Vault, number: string, name: string, options: SetOptions): Promise<void> {
  const student = await givenStudent(database, number)
  const phone = options.phone === undefined ? null : readPhone(options.phone)
  if (options.phone !== undefined && phone === null)
    throw new PlainError(
      say(
        '--phone：这不是电话号码；国外号码以 + 和国家代码开头。',
        '--phone: this is not a phone number; one from abroad begins with + and its country.',
      ),
    )
  const kinship = options.kinship === undefined ? null : readKinship(options.kinship)
  if (kinship && 'reason' in kinship)
    throw new PlainError(
      say(
        `--kinship ${options.kinship}：请写 father 父亲、mother 母亲、grandparent 祖父母或 other 其他。`,
        `--kinship ${options.kinship} ${kinship.reason}.`,
      ),
    )
  const done = await setGuardian({ database, vault }, student, { name, phone, kinship: kinship?.value ?? null })
  if ('because' in done) throw whyNot(done, student, name)
  const back = done.isBack ? say('又是名册上的家长了。', ' They are a guardian of the roster again.') : ''
  const who = `${student.number} ${student.name}`
  console.log(
    say(
      `已更正 ${who} 的家长 ${name}，以后导入不再改动。${back}`,
      `${name}, guardian of ${who}, is set; imports leave it alone.${back}`,
    ),
  )
}

type NotDone = Extract<Awaited<ReturnType<typeof setGuardian>>, { because: string }>

function whyNot(why: NotDone, student: NamedStudent, name: string): PlainError {
  if (why.because === 'left') return whoLeft(student)
  if (why.because === 'nothing_said')
    return new PlainError(
      say('请写要改什么：--phone、--kinship 或两者。', 'Say what to set: --phone, --kinship or both.'),
    )
  const { names } = why
  return new PlainError(
    say(
      `${student.number} ${student.name} 没有家长 ${name}。现有：${joined(names) || '没有'}。`,
      `${student.number} ${student.name} has no guardian ${name}. There ${names.length === 1 ? 'is' : 'are'}: ${joined(names) || 'none'}.`,
    ),
  )
}
