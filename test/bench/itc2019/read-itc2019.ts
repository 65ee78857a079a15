import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComponentKind, CourseSummary, Meeting } from '../../../src/contract/catalogue/course'
import type { ComponentId, CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import { weekSetOf } from '../../../src/rules/catalogue/weeks'

const folder = join(__dirname, '../../../../shared/data/itc2019')

export const itcNames = ['muni-fi-spr17', 'pu-d5-spr17', 'bet-fal17'] as const
export type ItcName = (typeof itcNames)[number]

/** A class of the data set; its id is the published one. */
export interface ItcSection {
  id: SectionId
  code: string
  componentId: ComponentId
  parentId: SectionId | null
  /** Null: unlimited. */
  capacity: number | null
  meetings: Meeting[]
}

/** A course of the data set as rules see courses; its id is the published one. */
export interface ItcCourse {
  course: CourseSummary
  /** More than one may be of kind `other`, where a course has more parts than we have kinds. */
  components: { id: ComponentId; kind: ComponentKind; configuration: number }[]
  sections: Map<SectionId, ItcSection>
}

export interface ItcDataSet {
  name: ItcName
  weekCount: number
  courses: Map<CourseId, ItcCourse>
  /** For each student the wished courses, in the order of the data. */
  students: { courseIds: CourseId[] }[]
}

interface PublishedClass {
  id: number
  limit: number | null
  parent: number | null
  /** `start` and `length` in slots of five minutes. */
  time: { days: string; start: number; length: number; weeks: string } | null
}

interface PublishedCourse {
  id: number
  configs: { subparts: { id: number; classes: PublishedClass[] }[] }[]
}

interface PublishedDataSet {
  nrWeeks: number
  courses: PublishedCourse[]
  students: { courses: number[] }[]
}

const slotMinutes = 5
const kinds: readonly ComponentKind[] = ['lecture', 'lab', 'tutorial', 'other']

/** The data set, or null where the shared data are absent. */
export function readItc2019(name: ItcName): ItcDataSet | null {
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) return null
  const published = JSON.parse(readFileSync(file, 'utf8')) as PublishedDataSet
  const courses = published.courses.map(courseOf)
  return {
    name,
    weekCount: published.nrWeeks,
    courses: new Map(courses.map((course) => [course.course.id, course])),
    students: published.students.map((student) => ({ courseIds: student.courses as CourseId[] })),
  }
}

/** The published subpart's id is the component's. */
function courseOf({ id, configs }: PublishedCourse): ItcCourse {
  const components: ItcCourse['components'] = []
  const sections: ItcCourse['sections'] = new Map()
  for (const [configIndex, { subparts }] of configs.entries()) {
    for (const [index, subpart] of subparts.entries()) {
      const componentId = subpart.id as ComponentId
      components.push({ id: componentId, kind: kinds[index] ?? 'other', configuration: configIndex + 1 })
      for (const published of subpart.classes) {
        const section = sectionOf(published, componentId)
        sections.set(section.id, section)
      }
    }
  }
  const course = {
    id: id as CourseId,
    code: `C ${id}`,
    title: `Course ${id}`,
    titleEn: null,
    credits: 1,
    department: null,
  }
  return { course, components, sections }
}

function sectionOf({ id, limit, parent, time }: PublishedClass, componentId: ComponentId): ItcSection {
  return {
    id: id as SectionId,
    code: String(id),
    componentId,
    parentId: parent as SectionId | null,
    capacity: limit,
    meetings: time ? meetingsOf(time) : [],
  }
}

function meetingsOf({ days, start, length, weeks }: NonNullable<PublishedClass['time']>): Meeting[] {
  const startMinute = start * slotMinutes
  const endMinute = startMinute + length * slotMinutes
  const week = { startMinute, endMinute, weeks: weekSetOf(onesOf(weeks)), room: null }
  return onesOf(days).map((weekday) => ({ weekday, ...week }))
}

/** Where a text of ones and zeros has ones, counted from 1. */
function onesOf(text: string): number[] {
  return [...text].flatMap((digit, index) => (digit === '1' ? [index + 1] : []))
}
