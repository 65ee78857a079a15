import { View } from '@tarojs/components'
import type { Course } from '../../../contract/catalogue/course'
import { useWords } from '../../kit/hooks/use-wording'

/** What the course is about, in the language read, else in the one there is. */
export function AboutCard({ course }: { course: Course }) {
  const { t, language } = useWords()
  const text = language === 'en' ? (course.descriptionEn ?? course.description) : course.description
  return (
    <View className="card">
      <View className="type-heading">{t('section.about')}</View>
      <View className="type-small type-lines about-text">{text || t('section.noDescription')}</View>
    </View>
  )
}
