/** How many guardians a row may name. */
export const guardianPlaces = [1, 2, 3] as const
type GuardianPlace = (typeof guardianPlaces)[number]
export type GuardianField = 'name' | 'kinship' | 'phone'
export type GuardianColumn = `guardian${GuardianPlace}_${GuardianField}`

const plainColumns = [
  'kind',
  'student_number',
  'staff_number',
  'name',
  'name_en',
  'cohort',
  'standing',
  'department_code',
  'department',
  'birth_date',
  'identity_number',
  'activation_code',
  'roles',
  'phone',
] as const
export type RosterColumn = (typeof plainColumns)[number] | GuardianColumn

/** A column of the roster's own template: what its heading may be called and what stands in it. */
export interface RosterTemplateColumn {
  readonly name: RosterColumn
  /** Headings of a Chinese file, any of which is understood; the first is the usual one. */
  readonly namesZh: readonly string[]
  readonly about: string
  /** Of two invented students, brothers, and a member of staff. */
  readonly samples: readonly [string, string, string]
  /** Cells of it are never shown in clear. */
  readonly isPersonal?: true
}

const column = (
  name: RosterColumn,
  namesZh: readonly string[],
  samples: readonly [string, string, string],
  about: string,
): RosterTemplateColumn => ({ name, namesZh, samples, about })
const personal = (
  name: RosterColumn,
  namesZh: readonly string[],
  samples: readonly [string, string, string],
  about: string,
): RosterTemplateColumn => ({ name, namesZh, samples, about, isPersonal: true })

/** The template, in the order of its columns. One row a student or a member of staff. */
export const rosterColumns: readonly RosterTemplateColumn[] = [
  column(
    'kind',
    ['类别', '人员类别', '身份'],
    ['student', 'student', 'staff'],
    'student 学生 or staff 教职工; blank: student, unless only staff_number is filled',
  ),
  column('student_number', ['学号'], ['20260001', '20260002', ''], 'of students: the number on the campus card'),
  column('staff_number', ['工号', '教职工号', '职工号'], ['', '', 'T0101'], 'of staff'),
  column('name', ['姓名'], ['许知远', '许知行', '沈若水'], 'needed the first time'),
  column('name_en', ['英文名', '英文姓名'], ['Xu Zhiyuan', 'Xu Zhixing', 'Shen Ruoshui'], ''),
  column(
    'cohort',
    ['年级', '入学年份', '年级(入学年份)'],
    ['2026', '2026', ''],
    'of students, the year of entry, as in 2026 or 2026级; needed the first time',
  ),
  column(
    'standing',
    ['学年', '第几学年', '年级(第几学年)'],
    ['1', '1', ''],
    'of students, the year of study, 1 for a freshman',
  ),
  column(
    'department_code',
    ['院系代码'],
    ['CS', 'CS', 'REG'],
    'a new code is added under the name in department (院系)',
  ),
  column('department', ['院系', '部门'], ['计算机系', '计算机系', '教务处'], 'the name, or the code of one there is'),
  personal(
    'birth_date',
    ['出生日期', '生日'],
    ['2008-03-09', '2008-03-09', ''],
    'as in 2008-03-09, 2008/3/9 or 20080309; a Chinese identity number tells it too',
  ),
  personal(
    'identity_number',
    ['证件号', '证件号码', '身份证号'],
    ['', '', ''],
    'of any document; a Chinese one of 18 characters is checked. Format the column as text',
  ),
  personal(
    'activation_code',
    ['激活码'],
    ['', '', ''],
    '8 to 40 letters and digits that the school printed; or make them with: student code --missing',
  ),
  column(
    'roles',
    ['角色', '职责'],
    ['', '', 'registrar'],
    'of staff, separated by ;: registrar 教务, cashier 财务, adviser 辅导员, teacher 教师, administrator 管理员',
  ),
  personal('phone', ['手机号', '电话'], ['', '', '13800000009'], 'of staff'),
  ...guardianPlaces.flatMap((place) => guardianColumns(place)),
]

function guardianColumns(place: GuardianPlace): RosterTemplateColumn[] {
  const samples = { 1: ['许文山', '父亲', '13800000001'], 2: ['何清', '母亲', '13800000002'], 3: ['', '', ''] }[place]
  const sample = (index: number) => [samples[index] ?? '', samples[index] ?? '', ''] as const
  const about = place === 1 ? 'of students; up to three guardians' : ''
  const kinship = 'father 父亲, mother 母亲, grandparent 祖父母 or other 其他; blank means other'
  return [
    column(`guardian${place}_name`, [`家长${place}姓名`, `监护人${place}姓名`], sample(0), about),
    column(
      `guardian${place}_kinship`,
      [`家长${place}关系`, `监护人${place}关系`],
      sample(1),
      place === 1 ? kinship : '',
    ),
    personal(
      `guardian${place}_phone`,
      [`家长${place}手机`, `家长${place}手机号`, `家长${place}电话`, `监护人${place}手机`, `监护人${place}电话`],
      sample(2),
      place === 1 ? 'whoever has this number in WeChat becomes the guardian in one tap' : '',
    ),
  ]
}

const personalColumns = new Set<RosterColumn>(
  rosterColumns.filter(({ isPersonal }) => isPersonal).map(({ name }) => name),
)

/**
 * Whether a bad cell of a column is hidden from whoever imports. A phone is not: it is in their own file, and they have to
 * find the digit that is wrong. It is shown in the terminal alone, and is in no log.
 */
export function isHiddenIfBad(name: RosterColumn): boolean {
  return isPersonal(name) && !name.endsWith('phone')
}

/** Whether cells of a column are never shown in clear. */
export function isPersonal(name: RosterColumn): boolean {
  return personalColumns.has(name)
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

const byHeading = new Map(
  rosterColumns.flatMap(({ name, namesZh }) => [name, ...namesZh].map((heading) => [plain(heading), name] as const)),
)

/** The column a heading of the template means, in either language; undefined for any other. */
export function rosterColumnOf(heading: string): RosterColumn | undefined {
  return byHeading.get(plain(heading))
}
