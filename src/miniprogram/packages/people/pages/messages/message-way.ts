import type { PersonMessage } from '../../../../../contract/messages'
import { useHatChoice } from '../../../../people/stores/hat'
import {
  openAdviserRequests,
  openDesk,
  openHistory,
  openLotteryChoices,
  openPeople,
  openSection,
  openStudentFile,
  openTab,
  openWaitlist,
} from '../../../../shell/open'

/** Where a message leads, under the hat that it is for; null for those that only tell. */
export function wayOf(message: PersonMessage): (() => void) | null {
  const { ward } = message
  if (ward)
    return () => {
      useHatChoice.getState().choose({ is: 'guardian', studentId: ward.id })
      openTab('timetable')
    }
  const way = ownWayOf(message)
  if (!way || !isForStudent(message)) return way
  return () => {
    useHatChoice.getState().choose({ is: 'student' })
    way()
  }
}

function isForStudent({ code }: PersonMessage): boolean {
  return code !== 'number_locked' && code !== 'role_granted' && code !== 'student_removed' && code !== 'scopes_changed'
}

function ownWayOf(message: PersonMessage): (() => void) | null {
  switch (message.code) {
    case 'number_locked':
      return () => openStudentFile(message.name ?? undefined)
    case 'role_granted':
      return openDesk
    case 'guardian_asks':
    case 'guardian_bound':
    case 'guardian_removed':
    case 'scope_asked':
      return openPeople
    case 'section_cancelled':
    case 'place_removed':
    case 'draw_undone':
      return openHistory
    case 'seat_offered': {
      const { course, sections } = message
      return message.isOver && course ? () => openSection(course.id, sections[0]?.id) : openWaitlist
    }
    case 'waiting_cancelled':
    case 'offer_lapsed':
      return openWaitlist
    case 'enrolled_automatically': {
      const { course, sections } = message
      return course ? () => openSection(course.id, sections[0]?.id) : openHistory
    }
    case 'request_granted':
    case 'request_refused':
      return openAdviserRequests
    case 'hold_placed':
    case 'hold_released':
      return () => openTab('today')
    case 'lottery_drawn':
      return openLotteryChoices
    case 'guardian_confirmed':
    case 'student_removed':
    case 'scopes_changed':
    case 'guardian_declined':
      return openPeople
    default:
      return null
  }
}
