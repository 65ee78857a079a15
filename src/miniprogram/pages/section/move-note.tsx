import { View } from '@tarojs/components'
import { Tappable } from '../../kit/controls/tappable'
import { useWords } from '../../kit/hooks/use-wording'
import type { RefusalOf } from '../../kit/text/wording'

interface MoveNoteProps {
  already: RefusalOf<'already_in_course'>
  onShowHeld(): void
}

/** Which section of the course the student has: to look at another one is no mistake. */
export function MoveNote({ already, onShowHeld }: MoveNoteProps) {
  const { t } = useWords()
  return (
    <View className="card row-apart">
      <View className="grow type-body">{t('choosing.inSection', { section: already.sectionCode })}</View>
      <Tappable className="target type-link" role="link" onTap={onShowHeld}>
        {t('courses.seeIt')}
      </Tappable>
    </View>
  )
}
