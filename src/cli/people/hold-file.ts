import type { Database } from '../../cloud/kernel/database/database'
import { placeManyHolds } from '../../cloud/people/place-many-holds'
import { readIdsOfNumbers } from '../../cloud/people/tables/students'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { agreeToWrite, type FileColumn, type FileOptions, readTableFile } from '../kit/table-file'
import { reasonOf, reasonsText } from './hold-reasons'

const columns: FileColumn<'student_number' | 'reason' | 'note'>[] = [
  { name: 'student_number', nameZh: '学号', isRequired: true, about: '' },
  { name: 'reason', nameZh: '原因', isRequired: true, about: '' },
  { name: 'note', nameZh: '备注', about: '' },
]

/** Places the holds that a file names: all of them or none. */
export async function addHoldsOfFile(database: Database, path: string, options: FileOptions): Promise<void> {
  const file = await readTableFile(path, columns, options)
  const ids = await readIdsOfNumbers(
    database,
    file.rows.map(({ texts }) => texts.student_number),
  )
  const holds = file.rows.flatMap(({ texts, take }) => {
    const id = ids.get(texts.student_number)
    const studentId = take(
      'student_number',
      id === undefined ? { reason: say('不是学生的学号', 'is not the number of a student') } : { value: id },
    )
    const word = reasonOf(texts.reason)
    const reason = take(
      'reason',
      word === undefined
        ? { reason: say(`不是限制的原因，请写 ${reasonsText()}`, `is not a reason; give ${reasonsText()}`) }
        : { value: word },
    )
    return studentId === undefined || reason === undefined ? [] : [{ studentId, reason, note: texts.note || null }]
  })
  const once = [...new Map(holds.map((hold) => [`${hold.studentId} ${hold.reason}`, hold])).values()]
  console.log(
    say(
      `读了 ${file.rows.length} 行，要加 ${once.length} 项限制。`,
      `${counted(file.rows.length, 'row')} read: ${counted(once.length, 'hold')} to place.`,
    ),
  )
  agreeToWrite(file, once.length, options)
  const { placed, left } = await placeManyHolds(database, once, new Date())
  const already = once.length - placed - left
  const notPlaced = [
    already > 0 ? say(`，${already} 项原来就有`, `, ${already} were there already`) : '',
    left > 0 ? say(`，${left} 项略过：学生已注销`, `, ${left} left out: the student has left`) : '',
  ].join('')
  console.log(say(`完成：加了 ${placed} 项限制${notPlaced}。`, `Done: ${counted(placed, 'hold')} placed${notPlaced}.`))
}
