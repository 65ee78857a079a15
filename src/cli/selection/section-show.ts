import type { Command } from 'commander'
import {
  type Catalogue,
  type CatalogueCourse,
  type CatalogueSection,
  readCatalogue,
} from '../../cloud/catalogue/tables/catalogue'
import type { Database } from '../../cloud/kernel/database/database'
import { readSectionFill, type SectionFill } from '../../cloud/selection/tables/section-fill'
import type { DepartmentId } from '../../contract/school/ids'
import { rulesText } from '../catalogue/import-rules'
import { givenSection } from '../catalogue/named-section'
import { withDatabase } from '../kit/connect'
import { clock, counted, meetingText } from '../kit/import-text'
import { say } from '../kit/language'
import { localTime } from '../kit/option-values'
import { aligned } from '../kit/text-table'
import { givenTerm, timeZoneOf } from '../school/given-term'
import { audienceText, readDepartmentCodes } from './audience'

interface Shown {
  catalogue: Catalogue
  course: CatalogueCourse
  section: CatalogueSection
  fill: SectionFill
  codes: ReadonlyMap<DepartmentId, string>
  timeZone: string
}

/** `section show`. */
export function addSectionShow(section: Command): void {
  section
    .command('show <section>')
    .description(
      'show all there is of one section: times, rooms, seats, teachers, rules, examination 查看一个教学班的全部信息',
    )
    .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
    .action((named: string, options: { term?: string }) => withDatabase((database) => show(database, named, options)))
}

async function show(database: Database, named: string, options: { term?: string }): Promise<void> {
  const timeZone = await timeZoneOf(database)
  const term = await givenTerm(database, options.term)
  const { id, name } = await givenSection(database, term.id, named, 'take')
  const fill = (await readSectionFill(database, term.id, new Date(), 'included')).find((one) => one.id === id)
  const catalogue = await readCatalogue(database)
  const section = catalogue.sections.get(id)
  const course = section && catalogue.courses.get(section.courseId)
  if (!fill || !section || !course) throw new Error(`section ${id} went while it was read`)
  const codes = await readDepartmentCodes(database)
  const { title, titleEn } = course.course
  const state = section.isWithdrawn
    ? say('  （已撤下或取消，不能再选）', '  (withdrawn or cancelled: nobody can choose it)')
    : ''
  console.log(`${name}  ${title}${titleEn ? ` / ${titleEn}` : ''}${state}`)
  const facts = factsOf({ catalogue, course, section, fill, codes, timeZone })
  for (const line of aligned(facts.map(([what, text]) => [`  ${what}`, text]))) console.log(line)
}

/** What there is of a section, each with its word; a word that goes on over several lines stands at the first. */
function factsOf(shown: Shown): (readonly [string, string])[] {
  const { catalogue, course, section, fill } = shown
  const { department, credits } = course.course
  const component = course.components.find(({ id }) => id === section.componentId)
  const configuration = component
    ? say(`，第 ${component.configuration} 套`, `, configuration ${component.configuration}`)
    : ''
  const parent =
    section.parentId === null
      ? []
      : [say(`属于 ${nameIn(catalogue, section.parentId)}`, `belongs to ${nameIn(catalogue, section.parentId)}`)]
  const departmentText = department ? `; ${department.name} (${department.code})` : ''
  return [
    [say('编号', 'key'), fill.externalId],
    [say('课程', 'course'), `${say(`${credits} 学分`, counted(credits, 'credit'))}${departmentText}`],
    [say('组成', 'component'), [`${kindName(fill.kind)}${configuration}`, ...parent].join('; ')],
    [say('教师', 'teachers'), section.teachers.map(withEnglish).join('; ') || say('无', 'none')],
    ...linesOf(say('时间', 'times'), section.meetings.map(meetingText)),
    [say('名额', 'seats'), seatsText(fill)],
    [say('候补', 'waiting'), say(`${fill.waiting} 人`, counted(fill.waiting, 'student'))],
    ...linesOf(
      say('预留给', 'kept for'),
      section.quotas.map((quota) => quotaText(quota, shown)),
    ),
    ...linesOf(say('考试', 'examination'), section.exam ? [examText(section.exam)] : []),
    [say('要求', 'asks for'), rulesText(rulesOf(course), shown.codes)],
    ...linesOf(
      say('允许冲突', 'may clash with'),
      section.clashAllowedWith.map((id) => nameIn(catalogue, id)),
    ),
  ]
}

function kindName(kind: SectionFill['kind']): string {
  return say({ lecture: '理论', lab: '实验', tutorial: '辅导', other: '其他' }[kind], kind)
}

function linesOf(what: string, texts: readonly string[]): (readonly [string, string])[] {
  if (texts.length === 0) return [[what, say('无', 'none')]]
  return texts.map((text, at) => [at === 0 ? what : '', text])
}

function nameIn({ courses, sections }: Catalogue, id: CatalogueSection['id']): string {
  const section = sections.get(id)
  return section ? `${courses.get(section.courseId)?.course.code ?? ''} ${section.code}` : String(id)
}

function withEnglish({ name, nameEn }: { name: string; nameEn: string | null }): string {
  return nameEn ? `${name} / ${nameEn}` : name
}

function seatsText({ capacity, isCapacityByHand, enrolled, kept }: SectionFill): string {
  const taken =
    capacity === null
      ? say(`已选 ${enrolled}，不限`, `${enrolled} taken, unlimited`)
      : say(`已选 ${enrolled} / ${capacity}`, `${enrolled} of ${capacity} taken`)
  const waiting = kept > 0 ? say(`，${kept} 个保留中或刚退出`, `, ${kept} offered or given back a moment ago`) : ''
  const by = isCapacityByHand
    ? say('手工设置，导入不改动', 'set by hand: imports leave it alone')
    : say('由文件设置', 'set by the file')
  return `${taken}${waiting}${say('；', '; ')}${by}`
}

function quotaText(quota: CatalogueSection['quotas'][number], { codes, timeZone }: Shown): string {
  const at = quota.releasesAt === null ? null : localTime(quota.releasesAt, timeZone)
  const whom = audienceText(quota, codes)
  return say(
    `${whom}：${quota.seats} 个名额，${at === null ? '一直保留' : `保留到 ${at}`}`,
    `${whom}: ${counted(quota.seats, 'seat')} ${at === null ? 'to the end' : `until ${at}`}`,
  )
}

function examText({ day, startMinute, endMinute, room }: NonNullable<CatalogueSection['exam']>): string {
  return `${day} ${clock(startMinute)}–${clock(endMinute)}${room ? ` ${room.name}` : ''}`
}

function rulesOf({ rules }: CatalogueCourse) {
  return { ...rules, departmentIds: rules.departments.map(({ id }) => id) }
}
