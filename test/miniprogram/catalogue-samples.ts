import { Course, type Section } from '../../src/contract/catalogue/course'
import { Term } from '../../src/contract/school/institution'
import { EnrolledCourse } from '../../src/contract/selection/enrolment'
import { weekRange } from '../../src/rules/catalogue/weeks'

export interface MeetingSample {
  weekday: number
  startMinute: number
  endMinute: number
  weeks?: number
}

export const term = Term.parse({ id: '2026-1', name: '秋', nameEn: null, startsOn: '2026-09-07', weekCount: 16 })

const summary = { id: 7, code: 'CS 2103', title: '数据结构', titleEn: null, credits: 4, department: null }

export function sectionSample(
  id: number,
  options: Partial<Omit<Section, 'meetings'>> & { meetings?: MeetingSample[] } = {},
) {
  const { meetings = [], ...others } = options
  return {
    id,
    componentId: 1,
    componentKind: 'lecture',
    code: String(id),
    parentId: null,
    teachers: [],
    exam: null,
    seats: { capacity: 30, enrolled: 0, kept: 0, waiting: 0 },
    reserves: [],
    meetings: meetings.map((meeting) => ({ weeks: weekRange(1, 16), room: null, ...meeting })),
    ...others,
  }
}

/** A course with one section that meets as told. */
export function enrolledSample(id: number, meetings: MeetingSample[]): EnrolledCourse {
  const course = { ...summary, id, code: `CS ${id}` }
  return EnrolledCourse.parse({
    course,
    sections: [sectionSample(id, { meetings })],
    enrolledAt: '2026-09-01T00:00:00Z',
  })
}

/** Two lectures, 11 and 12; labs 21 and 22 go with the first, 23 with the second. */
export const courseWithLabs = Course.parse({
  ...summary,
  description: null,
  descriptionEn: null,
  rules: { prerequisite: null, corequisites: [], standingMin: null, departments: [], repeat: 'if_failed' },
  components: [
    { id: 1, kind: 'lecture', configuration: 1, sections: [sectionSample(11), sectionSample(12)] },
    {
      id: 2,
      kind: 'lab',
      configuration: 1,
      sections: [
        [21, 11],
        [22, 11],
        [23, 12],
      ].map(([id = 0, parentId]) =>
        sectionSample(id, {
          componentId: 2 as Section['componentId'],
          componentKind: 'lab',
          parentId: parentId as Section['parentId'],
        }),
      ),
    },
  ],
})
