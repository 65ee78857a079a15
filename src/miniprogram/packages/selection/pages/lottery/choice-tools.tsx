import { View } from '@tarojs/components'
import type { ListedCourse } from '../../../../../contract/catalogue/course'
import type { RoundId } from '../../../../../contract/selection/ids'
import { formatCredits } from '../../../../catalogue/text/credits'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWords } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { moveChoice, removeChoice } from '../../../../selection/calls/lottery'

interface ChoiceToolsProps {
  roundId: RoundId
  course: ListedCourse
  isFirst: boolean
  isLast: boolean
}

/** Moves the choice up or down, or takes it out. The arrows keep their places, so that nothing slides under a finger. */
export function ChoiceTools({ roundId, course, isFirst, isLast }: ChoiceToolsProps) {
  const { t, language } = useWords()
  const title = titleOf(language, course)
  return (
    <View className="row-apart choice-tools">
      <View className="type-tiny grow">{t('credits', { credits: formatCredits(course.credits) })}</View>
      <Tappable
        className={`target choice-tool ${isFirst ? 'choice-tool-off' : ''}`}
        label={t('lottery.up', { course: title })}
        isDisabled={isFirst}
        onTap={() => moveChoice(roundId, course.id, -1)}
      >
        <View className="choice-arrow choice-arrow-up" />
      </Tappable>
      <Tappable
        className={`target choice-tool ${isLast ? 'choice-tool-off' : ''}`}
        label={t('lottery.down', { course: title })}
        isDisabled={isLast}
        onTap={() => moveChoice(roundId, course.id, 1)}
      >
        <View className="choice-arrow" />
      </Tappable>
      <Tappable
        className="target type-link choice-remove"
        label={t('lottery.removeOf', { course: title })}
        onTap={() => removeChoice(roundId, course.id)}
      >
        {t('lottery.remove')}
      </Tappable>
    </View>
  )
}
