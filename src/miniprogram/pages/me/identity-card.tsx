import { View } from '@tarojs/components'
import type { Student } from '../../../contract/person'
import { Notice } from '../../components/notice'
import { useWords } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import { courseHue } from '../../format/course-hue'

/** Who is signed in, as the school knows them. */
export function IdentityCard({ student }: { student: Student | null }) {
  const { t, language } = useWords()
  if (!student)
    return (
      <View className="card">
        <Notice tone="trouble" title={t('signIn.notBound')} detail={t('signIn.notBoundDetail')} />
      </View>
    )
  const name = nameOf(language, student)
  const facts: [string, string | null][] = [
    [t('me.studentNumber'), student.number],
    [t('me.department'), student.department && nameOf(language, student.department)],
    [t('me.cohort'), t('me.cohortYear', { cohort: student.cohort })],
  ]
  return (
    <View className="card">
      <View className="row">
        <View className={`me-avatar hue-${courseHue(student.name)}`}>{name.slice(0, 1)}</View>
        <View className="type-title grow">{name}</View>
      </View>
      {facts.map(([label, value]) => (
        <View key={label} className="row-apart me-line">
          <View className="type-small">{label}</View>
          <View className="type-body">{value ?? '—'}</View>
        </View>
      ))}
    </View>
  )
}
