import type { PersonMessage } from '../../../../../contract/messages'
import type { Language } from '../../../../i18n/look-up'
import type { Words } from '../../../../i18n/words'
import { nameOf, titleOf } from '../../../../kit/text/bilingual'
import type { PeopleWords } from '../../words/people-words'

export interface MessageWording {
  t: PeopleWords
  common: Words
  language: Language
  /** An instant in words, as in `今天 18:00`. */
  at: (instant: string) => string
}

export interface MessageText {
  title: string
  /** What it means, what to do, what staff said of it, a line each; none when the title says it all. */
  lines: string[]
}

type AboutPlace = Extract<PersonMessage, { course: unknown }>

function courseText({ course, sections }: AboutPlace, { t, common, language }: MessageWording): string {
  // The catalogue may have it no more.
  if (!course) return t('messages.someCourse')
  const facts = { code: course.code, title: titleOf(language, course) }
  const codes = sections.map(({ code }) => code).sort()
  if (codes.length === 0) return t('messages.course', facts)
  return t('messages.courseSections', { ...facts, sections: codes.join(common('meeting.nameSeparator')) })
}

function said(...texts: readonly (string | null | false)[]): string[] {
  return texts.flatMap((text) => text || [])
}

/** What a person is told; who did it is said where it matters. What was told to a ward is said of them. */
export function messageText(message: PersonMessage, wording: MessageWording): MessageText {
  const { t, language } = wording
  const { ward } = message
  const { title, lines } = textForMyself(message, wording)
  if (!ward) return { title, lines }
  // The sentences about what to do are for the student; what staff said is for both.
  const note = 'note' in message && message.note !== null && t('messages.note', { note: message.note })
  return { title: t('messages.ofWard', { name: nameOf(language, ward), text: title }), lines: said(note) }
}

function textForMyself(message: PersonMessage, wording: MessageWording): MessageText {
  const { t, common, language, at } = wording
  // A name goes when its bearer leaves.
  const named = (name: string | null) => ({ name: name ?? t('messages.someone') })
  switch (message.code) {
    case 'guardian_removed': {
      const by = message.by === 'guardian' || message.by === 'staff' ? message.by : 'other'
      return { title: t(`messages.guardian_removed.${by}`, named(message.name)), lines: [] }
    }
    case 'student_removed': {
      const by = message.by === 'student' || message.by === 'staff' ? message.by : 'other'
      return { title: t(`messages.student_removed.${by}`, named(message.name)), lines: [] }
    }
    case 'guardian_asks':
    case 'guardian_bound':
    case 'guardian_confirmed':
    case 'guardian_declined':
    case 'scopes_changed':
    case 'student_left':
    case 'student_bound_elsewhere':
    case 'number_locked':
    case 'role_granted':
    case 'role_revoked':
      return { title: t(`messages.${message.code}`, named(message.name)), lines: [] }
    case 'scope_asked': {
      const title = t(`messages.scope_asked.${message.scope}`, named(message.name))
      return { title, lines: [t('messages.scope_askedDetail')] }
    }
    case 'section_cancelled':
    case 'waiting_cancelled':
    case 'place_removed':
    case 'draw_undone':
    case 'enrolled_automatically':
    case 'offer_lapsed':
      return {
        title: t(`messages.${message.code}`, { course: courseText(message, wording) }),
        lines: said(
          t(`messages.${message.code}Detail`),
          message.note !== null && t('messages.note', { note: message.note }),
        ),
      }
    case 'seat_offered':
      return {
        title: t('messages.seat_offered', { course: courseText(message, wording) }),
        lines: [t('messages.seat_offeredDetail', { until: at(message.expiresAt) })],
      }
    case 'request_granted':
    case 'request_refused': {
      const { kind, note } = message
      return {
        title: t(`messages.${message.code}`, { course: courseText(message, wording) }),
        lines: [t('messages.requestDetail', { kind: common(`adviser.kind.${kind}`), note })],
      }
    }
    case 'hold_placed':
    case 'hold_released': {
      const { code, reason, note } = message
      const title = t(`messages.${code}`, { reason: common(`hold.${reason}.title`) })
      return { title, lines: said(note, code === 'hold_placed' && common(`hold.${reason}.remedy`)) }
    }
    case 'lottery_drawn':
      return {
        title: t('messages.lottery_drawn', { round: nameOf(language, message.roundName) }),
        lines: [t('messages.lottery_drawnDetail', { count: message.won, choices: message.choices })],
      }
    default:
      // The server may be newer than this phone.
      message satisfies never
      return { title: t('messages.unknown'), lines: [] }
  }
}
