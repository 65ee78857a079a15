import { View } from '@tarojs/components'
import type { Section } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'
import { meetingsText, namesText } from '../../catalogue/text/meetings'
import { Sign } from '../../kit/controls/sign'
import { Tappable } from '../../kit/controls/tappable'
import { useWording } from '../../kit/hooks/use-wording'
import { seatsShort, seatsTone } from '../../selection/text/seats'
import type { Standings } from './section-choice'

export const othersId = 'other-sections'

interface OthersCardProps {
  sections: readonly Section[]
  outlooks: Standings
  onShowSection(sectionId: SectionId): void
}

/** The other sections of the course, for who finds this one full or clashing. */
export function OthersCard({ sections, outlooks, onShowSection }: OthersCardProps) {
  const wording = useWording()
  const { t } = wording
  if (sections.length === 0) return null
  return (
    <View className="card" id={othersId}>
      <View className="type-heading">{t('section.others')}</View>
      {sections.map((section) => {
        const isHeld = outlooks[section.id]?.isEnrolled === true
        const tone = isHeld ? 'success' : seatsTone(section.seats)
        return (
          <Tappable
            key={section.id}
            className="row other-section"
            role="link"
            onTap={() => onShowSection(section.id)}
            label={t('section.classCode', { code: section.code })}
          >
            <View className="grow">
              <View className="type-body">
                {t('section.classCode', { code: section.code })} · {meetingsText(section.meetings, wording)}
              </View>
              <View className="type-tiny">{namesText(section.teachers, wording)}</View>
            </View>
            <View className={`tag other-seats tag-${tone}`}>
              {isHeld && <Sign kind="check" place="before" />}
              {isHeld ? t('courses.chosen') : seatsShort(section.seats, t)}
            </View>
          </Tappable>
        )
      })}
    </View>
  )
}
