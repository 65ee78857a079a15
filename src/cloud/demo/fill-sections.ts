import type { SectionId } from '../../contract/catalogue/ids'
import type { StudentId } from '../../contract/people/ids'
import type { CatalogueCourse } from '../catalogue/tables/catalogue'
import { choose, type DemoChoices, offeringOf, waysToTake } from './demo-choices'
import { linZhixia, newcomer, zhouZiang } from './people'
import { type SeededRandom, seededRandom } from './seeded-random'

/** What Lin Zhixia takes beside the course that she won in the lottery. */
const linsCourses = ['MATH 2101', 'LANG 1201', 'ART 1101']

/** Courses that everybody wants, so that their sections are full. */
const sought = ['ART 1303', 'ART 1104', 'CS 3243', 'PHYS 1201', 'LANG 1102', 'ART 1301']

/** The students who choose as chance has it: neither Lin Zhixia, nor Zhou Ziang and the newcomer, who chose nothing yet. */
export function otherStudents(studentIds: ReadonlyMap<string, StudentId>): StudentId[] {
  const chooseThemselves = [linZhixia, zhouZiang, newcomer.number]
  return [...studentIds].filter(([number]) => !chooseThemselves.includes(number)).map(([, id]) => id)
}

/**
 * Lets the students choose as students do: popular courses first, then whatever fits, wave after wave. Every choice is
 * an ordinary request to the enrolment engine, which refuses clashes, full sections and too many credits. Returns how
 * many were accepted.
 */
export async function fillSections(
  choices: DemoChoices,
  studentIds: ReadonlyMap<string, StudentId>,
  waves: readonly Date[],
): Promise<number> {
  const random = seededRandom(12)
  const accepted: boolean[] = []
  const others = otherStudents(studentIds)
  const lin = studentIds.get(linZhixia)
  for (const [index, moment] of waves.entries()) {
    choices.putClock(moment)
    if (index === 0 && lin !== undefined) accepted.push(...(await chooseLins(choices, lin)))
    const list = choices.offerings.filter(({ course }) => index > 2 || sought.includes(course.code))
    // One wave is submitted in one go, so that its order, and with it the outcome, is the same every time.
    const wave = random.shuffled(others).map((studentId) => choose(choices, studentId, oneWay(random, list)))
    accepted.push(...(await Promise.all(wave)))
  }
  return accepted.filter(Boolean).length
}

/** The first way into each of Lin Zhixia's courses that is open to her. */
async function chooseLins(choices: DemoChoices, lin: StudentId): Promise<boolean[]> {
  const accepted: boolean[] = []
  for (const code of linsCourses)
    for (const sectionIds of waysToTake(offeringOf(choices, code)))
      if (await choose(choices, lin, sectionIds)) {
        accepted.push(true)
        break
      }
  return accepted
}

function oneWay(random: SeededRandom, offerings: readonly CatalogueCourse[]): SectionId[] {
  return random.pick(waysToTake(random.pick(offerings)))
}
