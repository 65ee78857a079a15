import type { Catalogue } from '../../src/cloud/catalogue/tables/catalogue'
import type { SeededRandom } from '../../src/cloud/demo/seeded-random'
import type { Operations } from '../../src/contract/operations'
import type { TermId } from '../../src/contract/school/ids'

type SearchRequest = Operations['searchSections']['request']

/** Searches as students make them: codes, words, beginnings of words, teachers, nothing at all; some with filters. */
export function searchRequests(
  catalogue: Catalogue,
  termId: TermId,
  count: number,
  random: SeededRandom,
): SearchRequest[] {
  const courses = [...catalogue.courses.values()].filter((offering) => offering.termId === termId)
  const taught = [...catalogue.sections.values()].filter((section) => section.teachers.length > 0)
  const words = courses.flatMap(({ course }) => course.title.split(/\s+/)).filter((word) => word.length > 3)
  const departments = courses.flatMap(({ course }) => (course.department ? [course.department.id] : []))
  const texts: (() => string)[] = [
    () => random.pick(courses).course.code,
    () => random.pick(courses).course.code.replace(' ', '').toLowerCase(),
    () => random.pick(courses).course.code.split(' ')[0] ?? '',
    () => random.pick(words),
    () => random.pick(words).slice(0, 2 + random.below(3)),
    () => random.pick(courses).course.title.slice(0, 80),
    () => random.pick(random.pick(taught).teachers).name,
    () => random.pick(random.pick(taught).teachers).name.slice(0, 4),
    () => '',
  ]
  const filters: (() => SearchRequest['filters'])[] = [
    () => ({}),
    () => ({}),
    () => ({ departmentId: random.pick(departments) }),
    () => ({ creditsMin: random.below(3), creditsMax: 3 + random.below(3) }),
    () => ({ weekday: 1 + random.below(5), partOfDay: random.pick(['morning', 'afternoon', 'evening'] as const) }),
    () => ({ isFreeTimeOnly: true, hasSeatsLeft: true }),
    () => ({ isTakeable: true, isByCourse: true, sort: 'time' }),
  ]
  return Array.from({ length: count }, () => ({
    termId,
    text: random.pick(texts)(),
    filters: random.pick(filters)(),
    cursor: null,
    limit: 20,
  }))
}
