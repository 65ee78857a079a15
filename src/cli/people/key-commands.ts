import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { resealColumn } from '../../cloud/people/reseal'
import { countKeptMarks, countOtherKeys, type KeptMark, sealedColumns } from '../../cloud/people/tables/sealed-columns'
import { triesKeptMs } from '../../rules/people/binding-tries'
import { withVault } from '../kit/connect'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'

/** `keys rotate`. */
export function addKeyCommands(program: Command): void {
  program
    .command('keys')
    .description('the keys that seal personal data (CAMPUS_DATA_KEYS) 加密个人信息的密钥')
    .command('rotate')
    .description(
      'seal everything again with the first key of CAMPUS_DATA_KEYS, each text bound to its row 用第一把密钥重新加密全部个人信息',
    )
    .option('--dry-run', 'only say what is sealed with other keys 只说明哪些由其他密钥加密')
    .addHelpText(
      'after',
      `
To change the key: put a new one in front, CAMPUS_DATA_KEYS=2027:…,2026:…, for the server and here; restart the
server; rotate. It may be interrupted and given again. At the end it says which old keys are still needed, and for
what. A key is made with: openssl rand -base64 32
换密钥：把新密钥写在最前面，服务器和这里都要改；重启服务器后执行 rotate。可中断后再执行，最后会说明哪些旧密钥仍需保留。`,
    )
    .action((options: { dryRun?: boolean }) =>
      withVault((database, vault) => rotate(database, vault, options.dryRun === true)),
    )
}

async function rotate(database: Database, vault: Vault, isDryRun: boolean): Promise<void> {
  for (const column of sealedColumns) {
    const name = `${column.table}.${column.column}`
    const count = await countOtherKeys(database, column, vault.currentKey)
    if (count === 0)
      console.log(say(`${name}：都由密钥 ${vault.currentKey} 加密`, `${name}: all with key ${vault.currentKey}`))
    else if (isDryRun)
      console.log(
        say(`${name}：${count} 条由其他密钥或旧格式加密`, `${name}: ${count} with other keys or in the form before`),
      )
    else {
      const done = await resealColumn(database, vault, column)
      console.log(
        say(
          `${name}：${done} 条已用密钥 ${vault.currentKey} 重新加密`,
          `${name}: ${done} sealed again with key ${vault.currentKey}`,
        ),
      )
    }
  }
  await sayWhatIsNeeded(database, vault, isDryRun)
}

function markWords(mark: KeptMark): string {
  return {
    staff_invitation: say(
      '教职工邀请码（用过或 72 小时后失效）',
      'open staff invitations, until they are used or end after 72 hours',
    ),
    binding_attempt: say('绑定尝试（防猜测，保留 30 天）', 'tries to bind, which count against guessing for 30 days'),
    left_student: say(
      '已注销的学生（名册再写到时能认出）',
      'students who left, so that a roster which names them again is recognised',
    ),
  }[mark]
}

async function sayWhatIsNeeded(database: Database, vault: Vault, isDryRun: boolean): Promise<void> {
  const now = new Date()
  const marks = await countKeptMarks(database, { now, triesSince: new Date(now.getTime() - triesKeptMs) })
  const old = marks.filter(({ key }) => key !== vault.currentKey)
  for (const { key, mark, count } of old)
    console.log(
      say(
        `密钥 ${key} 还需保留，用于 ${count} 个标记：${markWords(mark)}。`,
        `Key ${key} is still needed for ${counted(count, 'mark')} of ${markWords(mark)}.`,
      ),
    )
  if (isDryRun) console.log(say('试运行：没有改动。', 'Dry run: nothing was changed.'))
  else if (old.length === 0)
    console.log(
      say(`除 ${vault.currentKey} 外，不再需要其他密钥。`, `No other key than ${vault.currentKey} is needed any more.`),
    )
}
