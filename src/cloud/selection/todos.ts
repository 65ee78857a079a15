import type { CourseSummary } from '../../contract/catalogue/course'
import type { StudentTerm } from '../../contract/selection/enrolment'
import type { Todo } from '../../contract/todos'
import { daysBetween } from '../../rules/school/term-weeks'
import type { Opening } from '../call-context'
import { countOpenAdviserRequests } from './tables/adviser-requests'

/** So far ahead examinations are told, and so near they are soon. */
const examsWithinDays = 30
const examsSoonDays = 3

const asStudent = { is: 'student' } as const
const named = ({ id, title, titleEn }: CourseSummary) => ({ id, title, titleEn })

/** What waits about choosing courses, and for staff who answer requests. */
export async function selectionsTodos(opening: Opening): Promise<Todo[]> {
  const { own, ward, today } = opening
  const [granted, requests] = await Promise.all([grantedExceptions(opening), openRequests(opening)])
  return [
    ...(own ? seatsOffered(own.term) : []),
    ...granted,
    ...(own ? examsOf(own.term, asStudent, today) : []),
    ...(ward ? examsOf(ward.term, { is: 'guardian', studentId: ward.student.id }, today) : []),
    ...requests,
  ]
}

function seatsOffered({ waitlist }: StudentTerm): Todo[] {
  return waitlist.flatMap(({ course, offer }): Todo[] => {
    if (!offer) return []
    const bar = offer.refusals[0] ?? null
    return [
      {
        code: 'seat_offered',
        as: asStudent,
        urgency: 'now',
        dueAt: offer.expiresAt,
        course: named(course),
        bar,
      },
    ]
  })
}

/** Those not made use of; a seat that was granted is offered. */
async function grantedExceptions({ own, call: { services } }: Opening): Promise<Todo[]> {
  const exceptions = own?.exceptions.filter(({ kind }) => kind !== 'section_full') ?? []
  if (!own || exceptions.length === 0) return []
  const { courses } = await services.catalogue.recent(services.reads, services.database)
  return exceptions.flatMap(({ kind, courseId }): Todo[] => {
    const offering = courses.get(courseId)
    const isOfTerm = offering?.termId === own.term.term.id
    if (!offering || !isOfTerm || own.term.enrolments.some(({ course }) => course.id === courseId)) return []
    return [
      { code: 'exception_granted', as: asStudent, urgency: 'soon', dueAt: null, kind, course: named(offering.course) },
    ]
  })
}

function examsOf({ enrolments }: StudentTerm, as: Todo['as'], today: string): Todo[] {
  const exams = enrolments.flatMap(({ course, sections }) =>
    sections.flatMap(({ id, exam }) => {
      const daysLeft = exam ? daysBetween(today, exam.day) : -1
      return exam && daysLeft >= 0 && daysLeft <= examsWithinDays ? [{ course, sectionId: id, exam, daysLeft }] : []
    }),
  )
  exams.sort((a, b) => a.daysLeft - b.daysLeft || a.exam.startMinute - b.exam.startMinute)
  return exams.map(({ course, sectionId, exam, daysLeft }) => ({
    code: 'exam',
    as,
    urgency: daysLeft <= examsSoonDays ? 'soon' : 'later',
    dueAt: null,
    course: named(course),
    sectionId,
    exam,
  }))
}

async function openRequests({ person, call: { services } }: Opening): Promise<Todo[]> {
  const roles = person.staff?.roles ?? []
  if (!roles.includes('registrar') && !roles.includes('adviser')) return []
  const count = await countOpenAdviserRequests(services.database)
  if (count === 0) return []
  return [{ code: 'adviser_requests', as: { is: 'staff' }, urgency: 'soon', dueAt: null, count }]
}
