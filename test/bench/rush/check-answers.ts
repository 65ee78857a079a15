import type { OperationName, Operations } from '../../../src/contract/operations'
import type { Reply } from '../../../src/contract/refusal'
import { type KindName, kinds } from './mix'

type Value<Name extends OperationName> = Operations[Name]['reply']

const listed = ({ listings }: Value<'searchSections'>) =>
  listings.every(({ course, section, outlook }) => course.title && section.seats.enrolled >= 0 && outlook.refusals)

/** Whether an answer says what it was asked for, by the operation that the kind is of. */
const isWhole: { [Kind in KindName]: (value: Value<(typeof kinds)[Kind]['operation']>) => boolean } = {
  seats: ({ seats }) => seats.length === 12 && seats.every(({ seats: { enrolled } }) => enrolled >= 0),
  list: (value) => value.listings.length === 20 && (value.matchCount ?? 0) > 400 && listed(value),
  text: (value) => value.listings.length > 0 && listed(value),
  filtered: listed,
  nextPage: (value) => value.listings.length > 0 && listed(value),
  choice: ({ creditsEnrolled }) => creditsEnrolled > 0,
  term: ({ enrolments, rounds }) => enrolments.length >= 4 && rounds.some(({ standing }) => standing === 'open'),
  course: ({ course, outlooks }) =>
    course.components.every(({ sections }) => sections.length === 2 && sections.every(({ id }) => outlooks[id])),
  person: ({ student, hasConsent }) => student !== null && hasConsent,
  institution: ({ terms, schoolClock }) => terms.length === 6 && schoolClock.length > 0,
}

/** Throws for an answer that has its mark and is none all the same. */
export function checkAnswers(kind: KindName | undefined, body: string): void {
  if (kind === undefined) throw new Error('an answer of no kind')
  const reply = JSON.parse(body) as Reply<never>
  if (!reply.ok || !(isWhole[kind] as (value: unknown) => boolean)(reply.value))
    throw new Error(`${kinds[kind].operation} (${kind}) answered ${body.slice(0, 400)}`)
}
