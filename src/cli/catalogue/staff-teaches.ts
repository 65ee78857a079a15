import type { Command } from 'commander'
import { countSectionsOfTeacher } from '../../cloud/catalogue/tables/teaching'
import { teachAs } from '../../cloud/catalogue/teach-as'
import type { Database } from '../../cloud/kernel/database/database'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { ofStaff } from '../people/given-staff'
import { givenName } from '../people/staff-commands'
import { givenTerm } from '../school/given-term'

/** `staff teaches`: which name of the catalogue is a member of staff. */
export function addTeachesCommand(staff: Command): void {
  staff
    .command('teaches <number> [name]')
    .description(
      'link a member of staff to the name the catalogue has of them; they then see their sections 关联授课姓名',
    )
    .option('--none', 'link them to no name any more 解除关联')
    .option('--term <id>', 'whose sections are counted; the current one unless given 学期，默认当前学期')
    .action((number: string, name: string | undefined, options: { none?: boolean; term?: string }) =>
      withDatabase((database) => teaches(database, number, name, options)),
    )
}

async function teaches(
  database: Database,
  number: string,
  name: string | undefined,
  options: { none?: boolean; term?: string },
): Promise<void> {
  if ((name === undefined) !== (options.none === true))
    throw new PlainError(
      say(
        '请写课表里的姓名，或用 --none 解除关联。',
        'Give the name as the catalogue writes it, or --none to link them to no name any more.',
      ),
    )
  const linked = name === undefined ? null : givenName(name)
  const term = await givenTerm(database, options.term)
  const sections = linked === null ? 0 : await countSectionsOfTeacher(database, linked, term.id)
  const done = ofStaff(number, await teachAs(database, { number, name: linked }, new Date()))
  if ('taken' in done)
    throw new PlainError(
      say(
        `${linked} 已是 ${done.taken}。同名的两人在课表里要用两个名字，如 陈默(数学)。`,
        `${linked} is ${done.taken} already. Two people of one name need two names in the catalogue, as in 陈默(数学).`,
      ),
    )
  const who = `${done.member.number} ${done.member.name}`
  if (linked === null)
    console.log(
      say(`${who} 不再关联任何姓名，看不到教学班。`, `${who} is linked to no name any more and sees no section.`),
    )
  else
    console.log(
      say(
        `${who} 的授课姓名是 ${linked}：${term.name}有 ${sections} 个教学班。`,
        `${who} teaches as ${linked}: ${counted(sections, 'section')} in ${term.name}.`,
      ),
    )
  if (linked !== null && sections === 0)
    console.log(say('注意：这个学期没有教学班写着这个姓名。', 'Careful: no section of the term names them so.'))
}
