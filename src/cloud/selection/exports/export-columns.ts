import type { ExportedTable } from '../../../contract/selection/exports'
import type { PlaceRow } from '../tables/class-lists'
import type { SectionFill } from '../tables/section-fill'

export type ExportLanguage = 'zh-CN' | 'en'

/** A column of an exported table. Its headings are those that the imports understand. */
interface ExportColumn<Row> {
  name: string
  nameZh: string
  textOf(row: Row, show: Show): string | null
}

/** How values are written that depend on the school or the reader. */
export interface Show {
  termId: string
  language: ExportLanguage
  /** An instant as the school reads it. */
  time(instant: Date): string
}

const kindsZh = { lecture: '理论', lab: '实验', tutorial: '辅导', other: '其他' } as const
const kindText = (kind: PlaceRow['kind'], { language }: Show) => (language === 'en' ? kind : kindsZh[kind])

type OfSection = Pick<PlaceRow, 'courseCode' | 'title' | 'titleEn' | 'sectionCode' | 'externalId' | 'kind'>

const sectionColumns: readonly ExportColumn<OfSection>[] = [
  { name: 'term', nameZh: '学期', textOf: (_row, { termId }) => termId },
  { name: 'course_code', nameZh: '课程代码', textOf: ({ courseCode }) => courseCode },
  { name: 'title', nameZh: '课程名称', textOf: ({ title }) => title },
  { name: 'title_en', nameZh: '英文名称', textOf: ({ titleEn }) => titleEn },
  { name: 'section_code', nameZh: '教学班', textOf: ({ sectionCode }) => sectionCode },
  { name: 'section_id', nameZh: '教学班编号', textOf: ({ externalId }) => externalId },
  { name: 'component', nameZh: '类型', textOf: ({ kind }, show) => kindText(kind, show) },
]

const studentColumns: readonly ExportColumn<PlaceRow>[] = [
  { name: 'student_number', nameZh: '学号', textOf: ({ number }) => number },
  { name: 'name', nameZh: '姓名', textOf: ({ name }) => name },
  { name: 'name_en', nameZh: '英文名', textOf: ({ nameEn }) => nameEn },
  { name: 'department', nameZh: '院系', textOf: ({ department }) => department },
  { name: 'cohort', nameZh: '入学年份', textOf: ({ cohort }) => String(cohort) },
]

const placeColumns: readonly ExportColumn<PlaceRow>[] = [
  ...studentColumns,
  ...sectionColumns,
  { name: 'credits', nameZh: '学分', textOf: ({ credits }) => String(credits) },
  { name: 'enrolled_at', nameZh: '选课时间', textOf: ({ enrolledAt }, { time }) => time(enrolledAt) },
  {
    name: 'round',
    nameZh: '轮次',
    textOf: ({ round }, { language }) => (language === 'en' ? (round?.nameEn ?? round?.name) : round?.name) ?? null,
  },
]

const fillColumns: readonly ExportColumn<SectionFill>[] = [
  ...sectionColumns,
  { name: 'capacity', nameZh: '容量', textOf: ({ capacity }) => (capacity === null ? 'unlimited' : String(capacity)) },
  { name: 'enrolled', nameZh: '已选', textOf: ({ enrolled }) => String(enrolled) },
  { name: 'kept', nameZh: '保留', textOf: ({ kept }) => String(kept) },
  {
    name: 'free',
    nameZh: '余量',
    textOf: ({ capacity, enrolled, kept }) =>
      capacity === null ? null : String(Math.max(0, capacity - enrolled - kept)),
  },
  { name: 'waiting', nameZh: '候补', textOf: ({ waiting }) => String(waiting) },
]

/** The columns of each table, in order. A class list has the class first, then who is in it. */
export const exportColumns = {
  enrolments: placeColumns,
  class_lists: [...sectionColumns, ...studentColumns],
  fill: fillColumns,
} as const satisfies Record<ExportedTable, readonly ExportColumn<never>[]>

/** What a table is called: on its sheet, and in the name of the file. */
export const exportNames: Readonly<Record<ExportedTable, { file: string; zh: string; en: string }>> = {
  enrolments: { file: 'enrolments', zh: '选课名单', en: 'Enrolments' },
  class_lists: { file: 'class-lists', zh: '教学班名单', en: 'Class lists' },
  fill: { file: 'fill', zh: '选课人数', en: 'Fill' },
}

/** Rows under these columns, all as text. */
export function sheetOf<Row>(
  table: ExportedTable,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
  show: Show,
) {
  const { zh, en } = exportNames[table]
  return {
    name: show.language === 'en' ? en : zh,
    heading: columns.map(({ name, nameZh }) => (show.language === 'en' ? name : nameZh)),
    rows: rows.map((row) => columns.map(({ textOf }) => textOf(row, show))),
  }
}
