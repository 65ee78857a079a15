import { type RefusalCode, refusalPrecedence } from '../../../../src/contract/refusal'
import { collegeCourses, collegeSections } from './model-college'
import { type Books, courseOf, roundFor, seatFor, sectionsHeld, sumOfCredits, the } from './naive-books'

// A refusal is its code and, after a space, what makes it another one than the next of the same code.

/** Every rule that bars a student from these sections, after leaving a course for them if `drop` names one. */
export function whyNot(
  books: Books,
  student: string,
  { sections, drop, isSeatKept }: { sections: readonly string[]; drop: string | null; isSeatKept: boolean },
): string[] {
  const unknown = sections.filter((section) => !(section in collegeSections))
  if (unknown.length > 0) return unknown.map((section) => `section_not_found ${section}`)
  const course = courseOf(the(sections[0]))
  if (sections.some((section) => courseOf(section) !== course)) return ['sections_of_several_courses']
  const held = drop === null ? [] : sectionsHeld(books, student, drop)
  const stays = books.enrolments.filter((one) => one.student === student && !held.includes(one.section))
  const staying = stays.map(({ section }) => section)
  const others = staying.filter((section) => courseOf(section) !== course)
  const refusals: string[] = []

  const mayDrop = drop === null ? null : roundFor(books, student, 'drop')
  if (typeof mayDrop === 'string') refusals.push(mayDrop)
  if (drop !== null && held.length === 0) refusals.push('not_enrolled')
  const round = roundFor(books, student, 'select')
  if (typeof round === 'string') refusals.push(round)
  if (books.onHold.includes(student)) refusals.push('on_hold')
  if (others.length < staying.length) refusals.push('already_in_course')
  const { corequisite } = the(collegeCourses[course])
  if (corequisite && !staying.some((section) => courseOf(section) === corequisite)) refusals.push('corequisite_missing')
  refusals.push(...wrongParts(course, sections), ...clashes(sections, others))
  const creditsAfter = sumOfCredits([...others.map(courseOf), course])
  if (typeof round !== 'string' && creditsAfter > round.creditsMax) refusals.push('credit_limit')
  for (const section of isSeatKept ? [] : sections.filter((one) => !held.includes(one))) {
    const seat = seatFor(books, section, student)
    if (typeof seat === 'string') refusals.push(`${seat} ${section}`)
  }
  return refusals
}

/** A student takes one section of each part of one alternative of the course. */
function wrongParts(course: string, sections: readonly string[]): string[] {
  const facts = sections.map((section) => the(collegeSections[section]))
  const alternatives = new Set(facts.map(({ configuration }) => configuration))
  const refusals: string[] = []
  for (const section of sections) {
    const { kind, parent } = the(collegeSections[section])
    if (alternatives.size > 1 || facts.filter((one) => one.kind === kind).length > 1)
      refusals.push(`component_repeated ${kind}`)
    if (parent !== null && !sections.includes(parent)) refusals.push(`parent_not_chosen ${section}`)
  }
  for (const part of Object.values(collegeSections)) {
    const isAsked = part.course === course && alternatives.size === 1 && alternatives.has(part.configuration)
    if (isAsked && !facts.some(({ kind }) => kind === part.kind)) refusals.push(`component_missing ${part.kind}`)
  }
  return refusals
}

function clashes(sections: readonly string[], others: readonly string[]): string[] {
  const refusals: string[] = []
  for (const section of sections)
    for (const other of [...others, ...sections.slice(sections.indexOf(section) + 1)]) {
      const [one, two] = [the(collegeSections[section]), the(collegeSections[other])]
      if (overlap(one.meets, two.meets)) refusals.push(`time_clash ${section} ${other}`)
      if (one.course !== two.course && overlap(one.exam, two.exam)) refusals.push(`exam_clash ${section} ${other}`)
    }
  return refusals
}

type Slot = (typeof collegeSections)[string]['meets']

function overlap(one: Slot, two: Slot): boolean {
  return one !== null && two !== null && one.day === two.day && one.from < two.to && two.from < one.to
}

/** The codes in order of precedence, the same refusal once. */
export function codesOf(refusals: readonly string[]): string {
  const codes = [...new Set(refusals)].map((refusal) => refusal.split(' ')[0] as RefusalCode)
  return codes.sort((a, b) => refusalPrecedence.indexOf(a) - refusalPrecedence.indexOf(b)).join(' ')
}
