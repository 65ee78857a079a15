import { View } from '@tarojs/components'
import type { SectionListing } from '../../../contract/selection/search'
import { Button } from '../../kit/controls/button'
import { useWords } from '../../kit/hooks/use-wording'
import { rankCourse } from '../../selection/calls/lottery'
import { useLotteryPlace } from '../../selection/parts/use-lottery-place'
import { openLotteryChoices, openSection } from '../../shell/open'

/** In an open lottery: ranks the course from the list, or says which choice it is. */
export function CardRanking({ listing: { course, section, linkedKinds } }: { listing: SectionListing }) {
  const { t } = useWords()
  const place = useLotteryPlace(course.id, null)
  const rank = async () => {
    // A lab or tutorial has to be picked on the course's own screen; a lottery without room is put right on its own.
    if (linkedKinds.length > 0) return openSection(course.id, section.id)
    if ((await rankCourse(course, [section])) !== 'ranked') openLotteryChoices()
  }
  if (place.is === 'same' || place.is === 'other')
    return <View className="tag tag-brand card-state">{t('lottery.listedShort', { rank: place.rank })}</View>
  return <Button text={t('lottery.addShort')} isSmall className="card-state" onTap={() => void rank()} />
}
