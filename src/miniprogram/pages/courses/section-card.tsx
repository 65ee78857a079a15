import { View } from '@tarojs/components'
import { memo } from 'react'
import type { SectionListing } from '../../../contract/selection/search'
import { formatCredits } from '../../catalogue/text/credits'
import { meetingsText, namesText, roomsText } from '../../catalogue/text/meetings'
import { Tappable } from '../../kit/controls/tappable'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { LiveSeats } from '../../selection/parts/live-seats'
import { openSection } from '../../shell/open'
import { CardStanding } from './card-outlook'

/** One section in the list: what, when, with whom, how full, and how it stands for the person who looks. */
export const SectionCard = memo(function SectionCard({ listing }: { listing: SectionListing }) {
  const wording = useWording()
  const { t, language } = wording
  const { course, section, linkedKinds, moreCount } = listing
  const title = `${course.code} ${titleOf(language, course)}`
  const people = [namesText(section.teachers, wording), roomsText(section.meetings, wording)]
    .filter(Boolean)
    .join(' · ')
  const kinds = [...new Set(linkedKinds)].map((kind) => t(`component.${kind}`)).join(t('meeting.nameSeparator'))
  return (
    <Tappable className="card section-card" role="link" label={title} onTap={() => openSection(course.id, section.id)}>
      <View className="row-apart">
        <View className="type-heading one-line grow section-title">{title}</View>
        <View className="tag card-credits">{t('credits', { credits: formatCredits(course.credits) })}</View>
      </View>
      <View className="type-small one-line card-times">{meetingsText(section.meetings, wording)}</View>
      <View className="type-small one-line">
        {t('section.classCode', { code: section.code })}
        {moreCount > 0 && ` · ${t('choosing.more', { count: moreCount })}`}
        {people !== '' && ` · ${people}`}
      </View>
      <View className="row card-foot">
        <View className="grow card-seats">
          <LiveSeats
            section={section}
            more={kinds === '' ? '' : t('seats.withLinked', { kinds })}
            className="one-line card-seats-text"
          />
        </View>
        <CardStanding listing={listing} />
      </View>
    </Tappable>
  )
})
