import { type Database, inTransaction, type Queryable } from '../../../src/cloud/kernel/database/database'
import type { CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import type { StudentId } from '../../../src/contract/people/ids'
import type { TermId } from '../../../src/contract/school/ids'
import { countBreaches } from '../enrolment/invariants'
import { addSessions, makeCollege } from '../enrolment/load'

/** Named by how many sections it has, labs included. */
export type CollegeName = 'sections600' | 'sections5000'

/** Seats enough for the four courses that everybody has already, and for some more. */
const sizes = {
  sections600: { courseCount: 250, sectionsPerCourse: 2, studentCount: 20_000, capacity: 200 },
  sections5000: { courseCount: 2_084, sectionsPerCourse: 2, studentCount: 20_000, capacity: 30 },
}

export const rushTerm = 'bench' as TermId

/** A course as students choose it: one section of each of these lists. */
export interface RushCourse {
  id: CourseId
  components: SectionId[][]
}

/** Whom and what the calls of a rush are about. */
export interface RushCollege {
  studentIds: StudentId[]
  courses: RushCourse[]
  /** Of leading components, in the order of the list. */
  listedIds: SectionId[]
}

/**
 * Fills a migrated, empty database with a college of 20,000 students on the morning of its round: real words, teachers,
 * rooms, labs, every rule, four courses each, one in a hundred held; nobody has called for a day. Only SQL that earlier
 * versions of the tables take as well, so that an earlier server can be measured on its own.
 */
export async function fillCollege(database: Database, name: CollegeName): Promise<RushCollege> {
  await makeCollege(database, sizes[name])
  await nameSchool(database)
  await nameCourses(database)
  await addLabs(database)
  await addTeachersAndRooms(database)
  await addSessions(database)
  // One connection has the temporary table.
  await inTransaction(database, makeHistory)
  await database.query('vacuum analyze')
  if ((await countBreaches(database)) > 0) throw new Error('the college was broken before anybody called')
  return readCollege(database)
}

const departments = [
  ['CS', '计算机系', 'Computer Science', ['数据结构', '操作系统', '计算机网络', '机器学习', '编译原理']],
  ['MATH', '数学系', 'Mathematics', ['线性代数', '概率论', '数学分析', '离散数学', '微分方程']],
  ['PHYS', '物理系', 'Physics', ['力学', '电磁学', '量子物理', '热力学', '光学']],
  ['CHEM', '化学系', 'Chemistry', ['有机化学', '物理化学', '分析化学', '高分子', '生物化学']],
  ['BUS', '商学院', 'Business', ['会计学', '市场营销', '组织行为', '公司金融', '运营管理']],
  ['LANG', '外国语学院', 'Languages', ['学术英语', '法语', '日语', '翻译', '语言学']],
  ['HIST', '历史系', 'History', ['中国古代史', '世界近代史', '史学方法', '城市史', '艺术史']],
  ['LAW', '法学院', 'Law', ['民法', '刑法', '国际法', '宪法', '知识产权']],
  ['ART', '艺术学院', 'Arts', ['素描', '书法', '摄影', '电影', '音乐欣赏']],
  ['PE', '体育部', 'Sports', ['羽毛球', '游泳', '太极拳', '篮球', '网球']],
] as const

const forms = [
  ['导论', 'Introduction'],
  ['基础', 'Foundations'],
  ['进阶', 'Advanced Course'],
  ['专题', 'Special Topics'],
  ['方法', 'Methods'],
] as const

const families = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林']
const givens = ['一帆', '知夏', '星河', '子昂', '若曦', '文博', '雨桐', '思远', '佳宁', '浩然', '明轩', '静怡']

async function nameSchool(database: Database): Promise<void> {
  await database.query(
    `insert into institution (name, name_en, periods, help_contact) values ('湖畔国际学院', 'Lakeside International College',
      '[[480,525],[530,575],[600,645],[650,695],[810,855],[860,905],[930,975],[980,1025],[1110,1155],[1160,1205]]',
      '教务处 0571-8888 0000, 行政楼 101')`,
  )
  // The term that opens is the current one, whenever that is.
  await database.query(`
    update term set starts_on = date_trunc('week', now() - interval '7 days');
    insert into term (id, name, name_en, starts_on, week_count)
      select 'past-' || n, '以前的学期 ' || n, 'Earlier term ' || n, starts_on - n * 182, 18
      from term, generate_series(1, 5) n;`)
  await database.query(
    `insert into department (code, name, name_en) select * from unnest($1::text[], $2::text[], $3::text[])`,
    [0, 1, 2].map((column) => departments.map((department) => department[column])),
  )
  await database.query(
    `update student set department_id = 1 + id % 10,
      name = ($1::text[])[1 + id % $2] || ($3::text[])[1 + id / 7 % $4], name_en = 'Student ' || id`,
    [families, families.length, givens, givens.length],
  )
}

async function nameCourses(database: Database): Promise<void> {
  const { rows } = await database.query<{ id: number }>('select id from course order by id')
  const named = rows.map(({ id }) => {
    const [code, , departmentEn, subjects] = departments[id % departments.length] ?? departments[0]
    const subject = subjects[Math.floor(id / 10) % subjects.length] ?? subjects[0]
    const [form, formEn] = forms[Math.floor(id / 50) % forms.length] ?? forms[0]
    const level = 1 + Math.floor(id / 250)
    return {
      id,
      code: `${code} ${1000 + id}`,
      title: `${subject}${form}${level > 1 ? ` ${level}` : ''}`,
      title_en: `${formEn} ${level} to Subject ${id} of ${departmentEn}`,
      description: `${subject}的基本概念与常用方法，配合每周的练习与讨论，期末有一次书面考试。`,
      description_en:
        'Its concepts and methods, with exercises and a discussion every week, and a written examination.',
      department_id: 1 + (id % departments.length),
    }
  })
  await database.query(
    `update course c set code = n.code, title = n.title, title_en = n.title_en, description = n.description,
      description_en = n.description_en, department_id = n.department_id
     from json_to_recordset($1) n (id integer, code text, title text, title_en text, description text,
      description_en text, department_id integer) where n.id = c.id`,
    [JSON.stringify(named)],
  )
}

/** Every fifth course has a lab of its own beside each lecture, in the evening, when no lecture is. */
async function addLabs(database: Database): Promise<void> {
  await database.query(`insert into component (course_id, kind) select id, 'lab' from course where id % 5 = 0`)
  await database.query(
    `insert into section (term_id, course_id, component_id, external_id, code, capacity)
     select s.term_id, s.course_id, p.id, s.external_id || '-lab', 'L' || s.code, s.capacity
     from section s join component p on p.course_id = s.course_id and p.kind = 'lab' order by s.id`,
  )
  await database.query(
    `insert into meeting (section_id, weekday, start_minute, end_minute, weeks)
     select id, 1 + id % 5, 1200, 1290, 65535 from section where code like 'L%'`,
  )
}

async function addTeachersAndRooms(database: Database): Promise<void> {
  await database.query(
    `insert into teacher (name, name_en) select f || g, 'Teacher ' || row_number() over ()
     from unnest($1::text[]) f, unnest($2::text[]) g`,
    [families, givens],
  )
  await database.query(
    `insert into section_teacher (section_id, teacher_id, position) select id, 1 + id % $1, 1 from section
     union all select id, 1 + (id + 31) % $1, 2 from section where id % 4 = 0`,
    [families.length * givens.length],
  )
  await database.query(
    `insert into room (name, name_en) select '博学楼 ' || 100 + n, 'Boxue Hall ' || 100 + n from generate_series(1, 80) n`,
  )
  await database.query('update meeting set room_id = 1 + section_id % 80')
  await database.query('update exam set room_id = 1 + section_id % 80')
}

/** Four lectures each with their labs, which meet at different times; consents, holds, and sessions of yesterday. */
async function makeHistory(database: Queryable): Promise<void> {
  await database.query(
    `create temporary table taken as
     select st.id as student_id, s.id as section_id, s.course_id, s.component_id, gen_random_uuid() as request_id, l.id as lab_id
     from student st cross join generate_series(0, 3) k
     cross join (select count(*) as count from section where code not like 'L%') all_of
     join section s on s.id = 1 + (st.id * 7) % (all_of.count - 39) + k * 13
     left join section l on l.course_id = s.course_id and l.code = 'L' || s.code`,
  )
  await database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at)
     select request_id, student_id, jsonb_build_object('kind', 'select', 'sectionIds', array_remove(array[section_id, lab_id], null)),
       '{"ok": true}', now() - interval '1 day' from taken`,
  )
  await database.query(
    `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
     select t.student_id, s.id, s.component_id, s.course_id, s.term_id, now() - interval '1 day', t.request_id
     from taken t join section s on s.id in (t.section_id, t.lab_id) order by t.student_id, s.id`,
  )
  await database.query(`
    drop table taken;
    insert into consent (account_id, version, agreed_at) select id, '1', now() - interval '1 day' from account;
    insert into hold (student_id, reason) select id, 'unpaid_bill' from student where id % 100 = 0;
    update session set last_used_at = now() - interval '1 day';`)
}

/** What was filled, as requests name it. */
async function readCollege(database: Database): Promise<RushCollege> {
  const students = await database.query<{ id: StudentId }>('select id from student order by id')
  const courses = await database.query<RushCourse>(
    `select id, (select array_agg(ids order by component_id) from
        (select component_id, array_agg(id order by id) as ids from section where course_id = c.id group by 1) p) as components
     from course c order by id`,
  )
  const listed = await database.query<{ id: SectionId }>(
    `select s.id from section s join course c on c.id = s.course_id where s.code not like 'L%' order by c.code, s.code`,
  )
  return {
    studentIds: students.rows.map(({ id }) => id),
    courses: courses.rows,
    listedIds: listed.rows.map(({ id }) => id),
  }
}
