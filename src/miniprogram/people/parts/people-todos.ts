import { formatDay, localTime } from '../../kit/text/time'
import type { TodoTexts } from '../../kit/text/todo'
import { openDesk, openPeople } from '../../shell/open'

/** What waits about holds and people who are bound, and for staff who help them. */
export const peopleTodos: TodoTexts<'hold' | 'guardian_asks' | 'confirmation_awaited' | 'locked_numbers'> = {
  hold: ({ reason, note, placedAt }, { t, schoolClock }) => {
    const day = formatDay(localTime(Date.parse(placedAt), schoolClock).day, t('date.dayMonth'))
    const since = t('hold.since', { day })
    return {
      icon: 'hold',
      title: t(`hold.${reason}.title`),
      lines: [[note, since].filter(Boolean).join(' · '), t(`hold.${reason}.remedy`), t('hold.blocks')],
    }
  },
  guardian_asks: ({ name, kinship }, { t }) => ({
    icon: 'people',
    title: t('hat.asks', { name }),
    lines: [kinship === 'other' ? t('hat.asksFamily') : t('hat.asksDetail', { kinship: t(`hat.kinship.${kinship}`) })],
    action: t('hat.asksAction'),
    open: openPeople,
  }),
  confirmation_awaited: ({ nameMasked, kinship }, { t }) => ({
    icon: 'people',
    title: t('hat.awaiting', { name: nameMasked }),
    lines: [t('hat.guardianAs', { kinship: t(`hat.kinship.${kinship}`) }), t('hat.awaitingDetail')],
  }),
  locked_numbers: ({ count }, { t }) => ({
    icon: 'privacy',
    title: t('hat.lockedNumbers', { count }),
    lines: [],
    open: openDesk,
  }),
}
