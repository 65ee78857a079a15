import { LinkGroup } from '../../kit/controls/link-group'
import { LinkRow } from '../../kit/controls/link-row'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { useStudentTerm } from '../../selection/stores/student-term'
import { openAdviserRequests, openHistory, openLotteryChoices, openWaitlist } from '../../shell/open'

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
    <LinkGroup title={t('me.group.selection')}>
      <LinkRow icon="waitlist" title={t('waitlist.title')} {...(waiting > 0 && { mark })} onTap={openWaitlist} />
      {hasLottery && <LinkRow icon="lottery" title={t('lottery.title')} onTap={openLotteryChoices} />}
      <LinkRow icon="history" title={t('history.title')} onTap={openHistory} />
      <LinkRow icon="request" title={t('adviser.title')} onTap={openAdviserRequests} />
    </LinkGroup>
  )
}
