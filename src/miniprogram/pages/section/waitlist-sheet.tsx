import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Course, Section } from '../../../contract/catalogue/course'
import { meetingsText } from '../../catalogue/text/meetings'
import { Button } from '../../kit/controls/button'
import { Sheet } from '../../kit/controls/sheet'
import { Toggle } from '../../kit/controls/toggle'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { seatsText } from '../../selection/text/seats'

interface WaitlistSheetProps {
  course: Course
  sections: readonly Section[]
  onJoin(isAutomatic: boolean): void
  onClose(): void
}

/** Says what waiting means, and asks whether a seat is to be taken at once. */
export function WaitlistSheet({ course, sections, onJoin, onClose }: WaitlistSheetProps) {
  const wording = useWording()
  const { t, language } = wording
  const [isAutomatic, setAutomatic] = useState(true)
  return (
    <Sheet title={t('waitlist.joinTitle', { title: titleOf(language, course) })} onClose={onClose}>
      <View className="type-small">{t('waitlist.joinDetail')}</View>
      {sections.map((section) => (
        <View key={section.id} className="type-body drop-loss">
          {t(`component.${section.componentKind}`)} {section.code} · {meetingsText(section.meetings, wording)}
          <View className="type-tiny">{seatsText(section.seats, t)}</View>
        </View>
      ))}
      <View className="row-apart waitlist-automatic">
        <View className="grow">
          <View className="type-heading">{t('waitlist.automatic')}</View>
          <View className="type-tiny">{t('waitlist.automaticDetail')}</View>
        </View>
        <Toggle label={t('waitlist.automatic')} isOn={isAutomatic} onChange={setAutomatic} />
      </View>
      <Button text={t('waitlist.join')} onTap={() => onJoin(isAutomatic)} />
    </Sheet>
  )
}
