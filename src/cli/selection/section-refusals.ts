import type { Refusal } from '../../contract/refusal'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'

type Problem = Extract<Refusal, { code: 'section_unfit' }>['problem']

/** The words for why a section was not changed; `seats` are those it should have, or keep. */
export function whySectionStays(name: string, seats = 0): (refusal: Refusal) => PlainError | undefined {
  return (refusal) => {
    if (refusal.code === 'section_not_found')
      return new PlainError(say(`${name} 已撤下或取消。`, `${name} was withdrawn or cancelled.`))
    if (refusal.code === 'busy')
      return new PlainError(
        say(
          `${name} 已取消，但还有人没能退出。请再执行一次。`,
          `${name} is cancelled, but not everybody could be taken out of it yet. Give the command again.`,
        ),
      )
    return refusal.code === 'section_unfit' ? new PlainError(wordsOf(refusal.problem, name, seats)) : undefined
  }
}

function wordsOf(problem: Problem, name: string, seats: number): string {
  switch (problem.because) {
    case 'seats_taken': {
      const { enrolled, offered } = problem
      const least = enrolled + offered
      const more =
        offered > 0
          ? say(`，另有 ${offered} 个名额已递补给候补者`, ` and ${counted(offered, 'seat')} offered to the waitlist`)
          : ''
      return say(
        `${name} 有 ${enrolled} 名学生${more}，容量不能是 ${seats}。谁都不会因此失去名额；最少 ${least}。`,
        `${name} has ${counted(enrolled, 'student')}${more}, so it cannot have ${counted(seats, 'seat')}. Nobody loses a seat by this; the least is ${least}.`,
      )
    }
    case 'unlimited':
      return say(
        `${name} 不限名额，没有可保留的。查看：section capacity`,
        `${name} has no limit of seats, so there is nothing to keep. See: section capacity`,
      )
    case 'seats_exceeded':
      return say(
        `${name} 有 ${problem.capacity} 个名额，其中 ${problem.kept} 个已保留，再留 ${seats} 个放不下。`,
        `${name} has ${counted(problem.capacity, 'seat')}, ${problem.kept} of them kept already; ${seats} more do not fit.`,
      )
    case 'department_unknown':
      return say(
        `院系 ${problem.departmentId} 已经没有了。请再执行一次。`,
        `There is no department ${problem.departmentId} any more. Give the command again.`,
      )
    default:
      return problem satisfies never
  }
}
