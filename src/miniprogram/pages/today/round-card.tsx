import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { formatCredits } from '../../catalogue/text/credits'
import { Button } from '../../kit/controls/button'
import { LinkRow } from '../../kit/controls/link-row'
import { useServerNow } from '../../kit/hooks/use-server-now'
import { useWording } from '../../kit/hooks/use-wording'
import { RoundBanner } from '../../selection/parts/round-banner'
import { useHasChoices } from '../../selection/parts/use-lottery-place'
import { shownRound, standingNow } from '../../selection/text/shown-round'
import { openLotteryChoices, openPlan, openTab } from '../../shell/open'

interface RoundCardProps {
  copy: StudentTerm
  /** Called when the round opens or closes while it is looked at. */
  onTurn(): void
}

/** What is open now, until when, how many credits are taken, and the way there. */
export function RoundCard({ copy, onTurn }: RoundCardProps) {
  const { t } = useWording()
  const nowMs = useServerNow(30_000)
  const hasChoices = useHasChoices(copy)
  const shown = shownRound(copy.rounds, nowMs)
  if (!shown) return <RoundBanner rounds={copy.rounds} onTurn={onTurn} />
  // Who is held finds the way out above; choosing is no deed of theirs now.
  const isOpen = standingNow(shown, nowMs) === 'open' && copy.holds.length === 0
  const hasOtherLottery = shown.round.kind !== 'lottery' && hasChoices
  const creditsMin = copy.creditsMin ?? shown.round.creditsMin
  const max = formatCredits(copy.creditsMax ?? shown.round.creditsMax)
  const enrolled = formatCredits(copy.creditsEnrolled)
  return (
    <RoundBanner rounds={copy.rounds} onTurn={onTurn}>
      <View className="row-apart round-foot">
        <View className="type-small grow">
          {creditsMin > 0
            ? t('round.credits', { enrolled, min: formatCredits(creditsMin), max })
            : t('round.creditsMax', { enrolled, max })}
        </View>
        <Button text={t('plan.title')} isSmall tone="soft" className="fixed card-button" onTap={openPlan} />
        {shown.round.kind === 'lottery' ? (
          <Button
            text={t(isOpen ? 'lottery.open' : 'lottery.title')}
            isSmall
            tone={isOpen ? 'brand' : 'soft'}
            className="fixed card-button"
            onTap={openLotteryChoices}
          />
        ) : (
          <Button
            text={t('action.goToCourses')}
            isSmall
            tone={isOpen ? 'brand' : 'soft'}
            className="fixed card-button"
            onTap={() => openTab('courses')}
          />
        )}
      </View>
      {hasOtherLottery && (
        <>
          <View className="rule" />
          <LinkRow title={t('lottery.title')} detail={t('lottery.linkDetail')} onTap={openLotteryChoices} />
        </>
      )}
    </RoundBanner>
  )
}
