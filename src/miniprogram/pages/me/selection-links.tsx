import { View } from '@tarojs/components'
import { LinkRow } from '../../components/link-row'
import { openAdviserRequests, openHistory, openLotteryChoices, openWaitlist } from '../../components/open'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { useStudentTerm } from '../../stores/student-term'

/** The way to one's queues, history and requests, marked when a seat is offered. */
export function SelectionLinks() {
  const { t } = useWords()
  const waitlist = useWhileShown(useStudentTerm, (state) => state.copy?.waitlist)
  const hasLottery = useWhileShown(useStudentTerm, (state) =>
    Boolean(state.copy?.rounds.some(({ round, isForMe }) => isForMe && round.kind === 'lottery')),
  )
  const waiting = waitlist?.length ?? 0
  const offers = waitlist?.filter(({ offer }) => offer !== null).length ?? 0
  const mark =
    offers > 0
      ? ({ text: t('queue.offers', { count: offers }), tone: 'tag-success' } as const)
      : ({ text: t('queue.waiting', { count: waiting }), tone: '' } as const)
  return (
    <View className="card link-rows">
      <LinkRow hasTile title={t('waitlist.title')} {...(waiting > 0 && { mark })} onTap={openWaitlist} />
      {hasLottery && <LinkRow hasTile title={t('lottery.title')} onTap={openLotteryChoices} />}
      <LinkRow hasTile title={t('history.title')} onTap={openHistory} />
      <LinkRow hasTile title={t('adviser.title')} onTap={openAdviserRequests} />
    </View>
  )
}
