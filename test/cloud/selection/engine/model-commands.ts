import { collegeCourses, collegeStudents } from './model-college'
import { courseOf, the } from './naive-books'
import type { NaiveRegistrar, NaiveRequest, NaiveWish } from './naive-model'

/** A wish before it is known who holds what: `pick` counts through what the student could mean. */
export type LooseWish =
  | { kind: 'select'; sections: string[] }
  | { kind: 'swap'; sections: string[]; pick: number }
  | { kind: 'plan'; items: string[][] }
  | { kind: 'join'; sections: string[]; automatic: boolean; pick: number | null }
  | { kind: 'drop' | 'leave' | 'accept' | 'decline' | 'remove'; pick: number }
  | { kind: 'repeat'; pick: number; as: 'the same' | 'in another order' | 'another wish' | 'another student' }

export interface Step {
  who: number
  wish: LooseWish
}

export type Command =
  /** Sent to one process in the same moment, so that they are decided in one batch; `random` is its dice. */
  | { kind: 'requests'; process: 0 | 1; random: number; steps: Step[] }
  /** Sent to two processes in the same moment. */
  | { kind: 'race'; random: number; steps: [Step, Step] }
  | { kind: 'wait'; seconds: number }
  | { kind: 'keep seats'; process: 0 | 1 }
  /** Of a section, or of all sections of a course. */
  | { kind: 'capacity'; name: string; by: 1 | -1 }
  | { kind: 'pause'; round: string; isPaused: boolean }
  | { kind: 'hold'; student: string; isPlaced: boolean }
  | { kind: 'release delay'; seconds: number }
  | { kind: 'catalogue change' }

export interface Story {
  startMinute: number
  commands: Command[]
}

/** Who asks what, now that it is known who holds what; null for a student who asks already. */
export function requestOf(
  { who, wish }: Step,
  { registrar, sent, busy, id }: { registrar: NaiveRegistrar; sent: NaiveRequest[]; busy: Set<string>; id: string },
): NaiveRequest | null {
  const names = Object.keys(collegeStudents)
  const { enrolments, queue } = registrar.books
  if (wish.kind === 'repeat') {
    const earlier = sent[sent.length - 1 - (wish.pick % Math.max(1, sent.length))]
    if (!earlier) return null
    const student = wish.as === 'another student' ? the(names[who]) : earlier.student
    return busy.has(student) ? null : { id: earlier.id, student, wish: changed(earlier.wish, wish.as) }
  }
  const offered = queue.filter(({ deadlineMs }) => deadlineMs !== null)
  const isAboutOffer = (wish.kind === 'accept' || wish.kind === 'decline') && offered.length > 0 && wish.pick > 1
  const first = isAboutOffer ? the(offered[who % offered.length]).student : the(names[who])
  // Who asks already lets the next one go first.
  const student = [...names, ...names].slice(names.indexOf(first)).find((name) => !busy.has(name))
  if (student === undefined) return null
  const mine = (kind: typeof wish.kind) => {
    if (kind === 'accept' || kind === 'decline') return offered.filter((entry) => entry.student === student)
    if (kind === 'leave') return queue.filter((entry) => entry.student === student)
    return enrolments.filter((one) => one.student === student).map(({ section }) => ({ course: courseOf(section) }))
  }
  const courseFor = (number: number) => {
    const courses = mine(wish.kind).map(({ course }) => course)
    // Now and then about a course that the student has nothing to do with.
    const among = courses.length > 0 && number !== 0 ? courses : [...Object.keys(collegeCourses), 'ZOO']
    return the(among[number % among.length])
  }
  return {
    id,
    student,
    wish: fixed(
      wish,
      courseFor,
      queue.some((entry) => entry.student === student && entry.automatic),
    ),
  }
}

function fixed(
  wish: Exclude<LooseWish, { kind: 'repeat' }>,
  courseFor: (pick: number) => string,
  hasAutomatic: boolean,
): NaiveWish {
  switch (wish.kind) {
    case 'select':
    case 'plan':
      return wish
    case 'swap': {
      const drop = courseFor(wish.pick)
      return { kind: 'swap', sections: wish.sections, drop: drop in collegeCourses ? drop : 'ART' }
    }
    case 'join': {
      const drop = wish.pick === null ? null : courseFor(wish.pick)
      // With one automatic entry a student, the order in which offers are taken is certain.
      const automatic = wish.automatic && !hasAutomatic
      return { kind: 'join', sections: wish.sections, automatic, drop: drop === 'ZOO' ? null : drop }
    }
    default:
      return { kind: wish.kind, course: courseFor(wish.pick) }
  }
}

function changed(wish: NaiveWish, as: Extract<LooseWish, { kind: 'repeat' }>['as']): NaiveWish {
  if (as === 'in another order' && 'sections' in wish) return { ...wish, sections: [...wish.sections].reverse() }
  if (as !== 'another wish') return wish
  return wish.kind === 'drop' ? { ...wish, kind: 'leave' } : { kind: 'drop', course: 'ART' }
}
