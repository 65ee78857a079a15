import type { Command } from 'commander'
import { type CatalogueCourse, type CatalogueSection, readCatalogue } from '../../cloud/catalogue/tables/catalogue'
import type { Database } from '../../cloud/kernel/database/database'
import { readDepartmentIds } from '../../cloud/school/tables/departments'
import { readSectionFill, type SectionFill } from '../../cloud/selection/tables/section-fill'
import { courseKey } from '../../rules/catalogue/course-key'
import { withDatabase } from '../kit/connect'
import { counted, meetingText } from '../kit/import-text'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { aligned, fitting, widthOf } from '../kit/text-table'
import { givenTerm } from '../school/given-term'
import { noDepartment } from '../school/no-department'

interface ListOptions {
  term?: string
  course?: string
  department?: string
  all?: boolean
}

/** A section as the catalogue has it and as it fills. */
interface Listed {
  course: CatalogueCourse
  section: CatalogueSection
  fill: SectionFill
}

/** `section list`. */
export function addSectionList(section: Command): void {
  section
    .command('list')
    .description('show the sections of a term with their seats 列出学期的教学班和名额')
    .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
    .option('--course <code>', 'only of this course 只看这门课')
    .option('--department <code>', 'only of this department 只看这个院系')
    .option('--all', 'withdrawn sections too 连同已撤下的教学班')
    .action((options: ListOptions) => withDatabase((database) => list(database, options)))
}

async function list(database: Database, options: ListOptions): Promise<void> {
  const term = await givenTerm(database, options.term)
  await refuseUnknownDepartment(database, options.department)
  const { courses, sections } = await readCatalogue(database)
  const wantedKey = options.course === undefined ? null : courseKey(options.course)
  const listed = (await readSectionFill(database, term.id, new Date(), 'included')).flatMap((fill): Listed[] => {
    const section = sections.get(fill.id)
    const course = section && courses.get(section.courseId)
    // Added since the catalogue was read a moment ago.
    if (!section || !course) return []
    if (wantedKey !== null && courseKey(fill.courseCode) !== wantedKey) return []
    if (section.isWithdrawn && !options.all) return []
    const isElsewhere = options.department !== undefined && course.course.department?.code !== options.department
    return isElsewhere ? [] : [{ course, section, fill }]
  })
  if (listed.length === 0) {
    console.log(say(`${term.name}没有这样的教学班。`, `No section of ${term.name} is like this.`))
    return
  }
  const heading = say('教学班 名额 候补 课程 教师 时间', 'section seats waiting title teachers times').split(' ')
  for (const line of aligned([heading, ...listed.map(cellsOf)])) console.log(line)
  const withdrawn = listed.filter(({ section }) => section.isWithdrawn).length
  console.log(
    say(
      `${term.name}：${listed.length} 个教学班${withdrawn > 0 ? `，其中 ${withdrawn} 个已撤下` : ''}。`,
      `${counted(listed.length, 'section')} of ${term.name}${withdrawn > 0 ? `, ${withdrawn} of them withdrawn` : ''}.`,
    ),
  )
}

async function refuseUnknownDepartment(database: Database, code: string | undefined): Promise<void> {
  if (code === undefined) return
  const known = await readDepartmentIds(database)
  if (!known.has(code)) throw new PlainError(noDepartment(code, known))
}

/** One long title or a staff of thirty would push all else out of sight. */
const columnsMax = 40

function shortened(text: string): string {
  return widthOf(text) > columnsMax ? `${fitting(text, columnsMax - 1)}…` : text
}

function cellsOf({ section, fill }: Listed): string[] {
  const { name, title, enrolled, capacity, waiting } = fill
  return [
    name,
    `${enrolled}/${capacity ?? say('不限', 'unlimited')}`,
    waiting === 0 ? '' : String(waiting),
    shortened(section.isWithdrawn ? `${say('（已撤下）', '(withdrawn) ')}${title}` : title),
    shortened(section.teachers.map((teacher) => teacher.name).join('; ')),
    section.meetings.map((meeting) => meetingText({ ...meeting, room: null })).join(', '),
  ]
}
