import type { Pairs } from '../../../i18n/look-up'

/** What staff look up. */
export const staffWords = {
  find: {
    hint: ['姓名或学号', 'Name or student number'],
    none: ['没有找到学生', 'No student found'],
    noneDetail: ['请核对姓名或学号。', 'Check the name or the number.'],
    many: ['还有更多，请输入更完整的姓名或学号。', 'There are more; write more of the name or number.'],
    courses: ['本学期课程', 'Courses this term'],
    noCourses: ['没有选课', 'No course chosen'],
    credits: ['共 {{credits}} 学分', '{{credits}} credits'],
    holds: ['限制', 'Holds'],
    noHolds: ['没有限制', 'No holds'],
  },
} as const satisfies Pairs
