import { useEffect } from 'react'
import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import type { Lottery } from '../../../contract/selection/lottery'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { serverNowMs } from '../../school/institution'
import { refreshLottery } from '../calls/lottery'
import { useLottery } from '../stores/lottery'
import { useStudentTerm } from '../stores/student-term'
import { hasSections, openLottery, rankOf } from '../text/lottery-choices'
import { standingNow } from '../text/shown-round'

/** A copy older than this is renewed when a screen needs it. */
const staleAfterMs = 60_000

/** The lottery that is open for the student, as far as it is known. */
function useOpenLottery(): Lottery | null {
  return useWhileShown(useLottery, ({ lotteries }) => openLottery(lotteries, serverNowMs()))
}

/** The lottery that is open for the student; asked for when the rounds say that there is one. */
export function useRecentLottery(): Lottery | null {
  const isOpen = useWhileShown(useStudentTerm, ({ copy }) =>
    Boolean(
      copy?.rounds.some(
        (one) => one.isForMe && one.round.kind === 'lottery' && standingNow(one, serverNowMs()) === 'open',
      ),
    ),
  )
  useEffect(() => {
    if (isOpen && serverNowMs() - useLottery.getState().gotAtMs > staleAfterMs) void refreshLottery()
  }, [isOpen])
  return useOpenLottery()
}

/** Whether the student made choices in a lottery of the term; as long as that is not known, whether one was for them. */
export function useHasChoices({ rounds }: StudentTerm): boolean {
  const hadLottery = rounds.some(({ round, isForMe }) => isForMe && round.kind === 'lottery')
  return useWhileShown(useLottery, ({ lotteries }) =>
    lotteries === null ? hadLottery : lotteries.some(({ choices }) => choices.length > 0),
  )
}

/** Whether a course is among the choices of the open lottery: with these sections or others, not yet, or no room. */
export type LotteryPlace =
  | { is: 'unknown' | 'none' }
  | { is: 'full'; choicesMax: number }
  | { is: 'same' | 'other'; rank: number }

/** {@link LotteryPlace} of a course with these sections; without sections, with whichever. */
export function useLotteryPlace(courseId: CourseId, sectionIds: readonly SectionId[] | null): LotteryPlace {
  const lottery = useOpenLottery()
  if (!lottery) return { is: 'unknown' }
  const rank = rankOf(lottery, courseId)
  const choice = rank === null ? undefined : lottery.choices[rank - 1]
  if (rank !== null && choice)
    return { is: sectionIds === null || hasSections(choice, sectionIds) ? 'same' : 'other', rank }
  const { choicesMax } = lottery
  return lottery.choices.length >= choicesMax ? { is: 'full', choicesMax } : { is: 'none' }
}
