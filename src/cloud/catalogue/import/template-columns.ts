/** A column of our own template: what the heading may be called and what stands in it. */
export interface TemplateColumn {
  readonly name: ColumnName
  /** The heading in a Chinese file; either is understood. */
  readonly nameZh: string
  readonly isRequired: boolean
  readonly about: string
  readonly samples: readonly [string, string]
}

/** Columns that say something of the course, of the section, or of the one meeting in the row. */
export const courseColumns = [
  'course_code',
  'course_title',
  'course_title_en',
  'department_code',
  'department',
  'department_en',
  'credits',
  'description',
  'description_en',
] as const
export const sectionColumns = [
  'component',
  'configuration',
  'section_code',
  'parent_section_id',
  'capacity',
  'teachers',
  'teachers_en',
] as const
export const meetingColumns = ['weekday', 'start', 'end', 'periods', 'weeks', 'room', 'room_en'] as const

export type CourseColumn = (typeof courseColumns)[number]
export type SectionColumn = (typeof sectionColumns)[number]
export type MeetingColumn = (typeof meetingColumns)[number]
export type ColumnName = 'section_id' | CourseColumn | SectionColumn | MeetingColumn

const column = (
  name: ColumnName,
  nameZh: string,
  isRequired: boolean,
  samples: readonly [string, string],
  about: string,
): TemplateColumn => ({ name, nameZh, isRequired, samples, about })

/** The template, in the order of its columns. One row a meeting; a section with two meetings has two rows. */
export const templateColumns: readonly TemplateColumn[] = [
  column(
    'section_id',
    '教学班编号',
    true,
    ['CS2103-01', 'CS2103-01'],
    'your own key of the section, unique in the term, on every row',
  ),
  column('course_code', '课程代码', true, ['CS 2103', ''], 'the same for all sections of the course'),
  column('course_title', '课程名称', true, ['数据结构', ''], 'in the institution’s own language'),
  column('course_title_en', '课程英文名称', false, ['Data Structures', ''], ''),
  column('department_code', '院系代码', false, ['CS', ''], ''),
  column('department', '院系', false, ['计算机系', ''], ''),
  column('department_en', '院系英文名称', false, ['Computer Science', ''], ''),
  column('credits', '学分', true, ['3', ''], 'a number, up to two decimals'),
  column(
    'component',
    '类型',
    false,
    ['lecture', ''],
    'lecture 理论, lab 实验, tutorial 辅导 or other 其他; blank means lecture',
  ),
  column(
    'configuration',
    '组合',
    false,
    ['', ''],
    'components of one configuration are chosen together; blank means 1',
  ),
  column('section_code', '班号', true, ['01', ''], 'as students see it'),
  column('parent_section_id', '所属教学班编号', false, ['', ''], 'the section_id that must be chosen beside this one'),
  column('capacity', '容量', false, ['60', ''], 'seats; unlimited 不限 for no limit; blank takes --default-capacity'),
  column('teachers', '教师', false, ['陈默; 何雨', ''], 'separated by ;'),
  column('teachers_en', '教师英文名', false, ['Chen Mo; He Yu', ''], 'in the same order as teachers'),
  column('weekday', '星期', false, ['1', '3'], '1–7, 周一, 一 or Mon; several as 1,3. Blank: no fixed time'),
  column('start', '开始时间', false, ['', '10:00'], '24-hour clock, with end'),
  column('end', '结束时间', false, ['', '11:35'], ''),
  column('periods', '节次', false, ['3-4', ''], 'instead of start and end: the first and last period of the day'),
  column(
    'weeks',
    '周次',
    false,
    ['1-16', '1-15单'],
    '1-16, 1-8,10-16, 1-15单, 2-16双, odd, even; blank means every week',
  ),
  column('room', '教室', false, ['博学楼 201', '博学楼 305'], ''),
  column('room_en', '教室英文名', false, ['Boxue Hall 201', 'Boxue Hall 305'], ''),
  column('description', '课程简介', false, ['线性表、树与图，以及在它们之上的算法。', ''], ''),
  column('description_en', '课程英文简介', false, ['Lists, trees and graphs, and the algorithms on them.', ''], ''),
]

const byHeading = new Map(
  templateColumns.flatMap(({ name, nameZh }) => [name, nameZh].map((heading) => [heading, name] as const)),
)

/** The column a heading of our template means, in either language; undefined for any other heading. */
export function columnOfHeading(heading: string): ColumnName | undefined {
  return byHeading.get(
    heading
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
}
