import type { Translation } from '../../../i18n/translation'
import type { staffZhCN } from './staff-zh-CN'

/** The words of the screens on which staff work in English. */
export const staffEn: Translation<typeof staffZhCN> = {
  find: {
    hint: 'Name or student number',
    none: 'No student found',
    noneDetail: 'Check the name or the number.',
    many: 'There are more; write more of the name or number.',
    courses: 'Courses this term',
    noCourses: 'No course chosen',
    credits: '{{credits}} credits',
    holds: 'Holds',
    noHolds: 'No holds',
  },
}
