import { View } from '@tarojs/components'
import type { CourseId } from '../../../../../contract/catalogue/ids'
import type { Refusal } from '../../../../../contract/refusal'
import type { LotteryChoice } from '../../../../../contract/selection/lottery'
import { refreshLottery } from '../../../../selection/calls/lottery'
import { BlockerList } from '../../../../selection/parts/blocker-list'

const textOf = (refusal: Refusal) => JSON.stringify(refusal)

/** What bars every choice alike, such as a hold: told once, not on each card. */
export function sharedWarnings(choices: readonly LotteryChoice[]): Refusal[] {
  const [first, ...others] = choices
  if (!first || others.length === 0) return []
  return first.warnings.filter((refusal) =>
    others.every(({ warnings }) => warnings.some((one) => textOf(one) === textOf(refusal))),
  )
}

/** The warnings of one choice that are not told for all. */
export function ownWarnings({ warnings }: LotteryChoice, shared: readonly Refusal[]): Refusal[] {
  const told = new Set(shared.map(textOf))
  return warnings.filter((refusal) => !told.has(textOf(refusal)))
}

interface WarningsBoxProps {
  title: string
  refusals: readonly Refusal[]
  courseId: CourseId
}

/** What speaks against a choice, with the way out of each. */
export function WarningsBox({ title, refusals, courseId }: WarningsBoxProps) {
  return (
    <View className="lottery-bars">
      {title !== '' && <View className="type-tiny lottery-bars-title">{title}</View>}
      <BlockerList refusals={refusals} courseId={courseId} refresh={() => void refreshLottery()} />
    </View>
  )
}
