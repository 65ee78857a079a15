import type { Refusal } from '../../contract/refusal'
import { counted } from '../kit/import-text'
import { PlainError } from '../kit/plain-error'

/** The words for why a section was not changed; `seats` are those it should have, or keep. */
export function whySectionStays(name: string, seats = 0): (refusal: Refusal) => PlainError | undefined {
  return (refusal) => {
    const words = wordsOf(refusal, name, seats)
    return words === undefined ? undefined : new PlainError(words)
  }
}

function wordsOf(refusal: Refusal, name: string, seats: number): string | undefined {
  if (refusal.code === 'section_not_found') return `${name} was withdrawn or cancelled.`
  if (refusal.code === 'busy')
    return `${name} is cancelled, but not everybody could be taken out of it yet. Give the command again.`
  if (refusal.code !== 'section_unfit') return undefined
  const { problem } = refusal
  switch (problem.because) {
    case 'seats_taken': {
      const { enrolled, offered } = problem
      const more = offered > 0 ? ` and ${counted(offered, 'seat')} offered to the waitlist` : ''
      return `${name} has ${counted(enrolled, 'student')}${more}, so it cannot have ${counted(seats, 'seat')}. Nobody loses a seat by this; the least is ${enrolled + offered}.`
    }
    case 'unlimited':
      return `${name} has no limit of seats, so there is nothing to keep. See: section capacity`
    case 'seats_exceeded':
      return `${name} has ${counted(problem.capacity, 'seat')}, ${problem.kept} of them kept already; ${seats} more do not fit.`
    case 'department_unknown':
      return `There is no department ${problem.departmentId} any more. Give the command again.`
    default:
      return problem satisfies never
  }
}
