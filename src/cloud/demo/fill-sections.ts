import { randomUUID } from 'node:crypto'
import type { RequestId, SectionId, StudentId, TermId } from '../../contract/ids'
import { CatalogueCopy } from '../catalogue/catalogue-copy'
import { EnrolmentEngine } from '../engine/enrolment-engine'
import type { CatalogueCourse } from '../tables/catalogue'
import type { Database } from '../tables/database'
import { newcomer } from './people'
import { type SeededRandom, seededRandom } from './seeded-random'

const linZhixia = '20250001'
const zhouZiang = '20240017'
const linsCourses = ['CS 2103', 'MATH 2101', 'LANG 1201', 'ART 1101']

/** Courses that everybody wants, so that their sections are full. */
const sought = ['ART 1303', 'ART 1104', 'CS 3243', 'PHYS 1201', 'LANG 1102', 'ART 1301']
const wavesOfChoices = 13

/**
 * Lets the students choose as students do: popular courses first, then whatever fits. Every choice is an ordinary
 * request to the enrolment engine, which refuses clashes, full sections and too many credits. Lin Zhixia has four
 * courses of her own and waits for a fifth, Zhou Ziang and the newcomer none. Returns how many choices were accepted.
 */
export async function fillSections(
  database: Database,
  termId: TermId,
  studentIds: ReadonlyMap<string, StudentId>,
  at: (days: number) => Date,
): Promise<number> {
  const catalogue = new CatalogueCopy()
  let now = at(-6)
  let failure: unknown
  const onBatchFailure = (error: unknown) => {
    failure = error
  }
  const engine = new EnrolmentEngine({ database, catalogue, clock: () => now, onBatchFailure })
  const { courses } = await catalogue.current(database)
  const offers = [...courses.values()].filter((offer) => offer.termId === termId)
  const random = seededRandom(12)
  let acceptedCount = 0

  async function choose(studentId: StudentId, sectionIds: SectionId[]): Promise<boolean> {
    const reply = await engine.submit({
      id: randomUUID() as RequestId,
      studentId,
      madeBy: 'student',
      wish: { kind: 'select', sectionIds },
    })
    if (reply.ok) acceptedCount += 1
    return reply.ok
  }

  const lin = studentIds.get(linZhixia)
  for (const code of linsCourses)
    for (const sectionIds of waysToTake(offers.find(({ course }) => course.code === code)))
      if (lin === undefined || (await choose(lin, sectionIds))) break

  const chooseThemselves = [linZhixia, zhouZiang, newcomer.number]
  const others = [...studentIds].filter(([number]) => !chooseThemselves.includes(number))
  for (let wave = 0; wave < wavesOfChoices; wave += 1) {
    now = at(-5 + wave / 2)
    const isSought = wave < 3
    const list = isSought ? offers.filter(({ course }) => sought.includes(course.code)) : offers
    // One wave is submitted in one go, so that its order, and with it the outcome, is the same every time.
    await Promise.all(random.shuffled(others).map(([, studentId]) => choose(studentId, oneWay(random, list))))
  }
  now = at(-1)
  if (lin !== undefined)
    await waitForSeat(
      others.slice(0, 40).map(([, studentId]) => studentId),
      lin,
    )
  if (failure !== undefined) throw failure
  return acceptedCount

  /** Puts Lin Zhixia third in the queue of the first full course that has a place in her timetable. */
  async function waitForSeat(ahead: readonly StudentId[], last: StudentId): Promise<void> {
    const join = async (studentId: StudentId, sectionIds: SectionId[]) => {
      const wish = { kind: 'join', sectionIds, isAutomatic: false, dropCourseId: null } as const
      return (await engine.submit({ id: randomUUID() as RequestId, studentId, madeBy: 'student', wish })).ok
    }
    for (const code of sought)
      for (const sectionIds of waysToTake(offers.find(({ course }) => course.code === code))) {
        let joined = 0
        for (const studentId of ahead) {
          if (joined === 2) break
          if (await join(studentId, sectionIds)) joined += 1
        }
        if (joined === 2 && (await join(last, sectionIds))) return
      }
  }
}

function oneWay(random: SeededRandom, offers: readonly CatalogueCourse[]): SectionId[] {
  return random.pick(waysToTake(random.pick(offers)))
}

/** Every way to take a course: a section of its first component, with one below it of each other component. */
function waysToTake(offer: CatalogueCourse | undefined): SectionId[][] {
  const [leading, ...linked] = offer?.components ?? []
  const sections = [...(offer?.sections.values() ?? [])]
  return sections
    .filter((section) => section.componentId === leading?.id)
    .flatMap((section) =>
      linked.reduce<SectionId[][]>(
        (ways, component) => {
          const below = sections.filter((other) => other.componentId === component.id && other.parentId === section.id)
          return ways.flatMap((way) => below.map((other) => [...way, other.id]))
        },
        [[section.id]],
      ),
    )
}
