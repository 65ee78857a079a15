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
    waitingForNetwork: 'No connection; sent again once you are online',
    waitingDetail: 'It counts once, however often it is sent.',
    giveUp: 'Do not send',
    chosen: 'You are in {{course}}',
    askTitle: 'Choose {{course}}?',
    weeksPassed_one: '{{count}} week of classes is over already',
    weeksPassed_other: '{{count}} weeks of classes are over already',
    noDropping: 'This round has no dropping: it cannot be undone.',
    missed: { choose: 'Not chosen', drop: 'Not dropped', wait: 'Not in the line', swap: 'Not changed' },
    takeable: 'I can take',
    byCourse: 'By course',
    courseCount_one: '{{count}} course',
    courseCount_other: '{{count}} courses',
    more_one: '{{count}} more section',
    more_other: '{{count}} more sections',
    sort: 'Sort',
    sortBy: { match: 'By course code', time: 'By time of week', credits: 'Fewest credits first' },
    periodHeading: 'Period',
    otherResults: 'Other results',
    startOver: 'Clear words and filters',
  },
}
