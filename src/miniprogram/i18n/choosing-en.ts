import type { choosingZhCN } from './choosing-zh-CN'
import type { Translation } from './translation'

/** The English words for {@link choosingZhCN}. */
export const choosingEn: Translation<typeof choosingZhCN> = {
  choosing: {
    planWaiting_one: '{{count}} on the waitlist',
    planWaiting_other: '{{count}} on the waitlist',
    nothingFree: 'Nothing can be chosen now',
    plannerFull: '{{courses}}: full, waitlist only',
    inSection: 'You are in section {{section}} and can move here',
    see: 'See it ›',
  },
}
