import { Text, View } from '@tarojs/components'
import type { Course, Section } from '../../../contract/catalogue/course'
import type { CourseResult } from '../../../contract/selection/results'
import { Sign } from '../../kit/controls/sign'
import { useWording } from '../../kit/hooks/use-wording'
import { useSession } from '../../people/stores/session'
import { courseAsks } from '../../selection/text/course-asks'

interface AsksCardProps {
  course: Course
  sections: readonly Section[]
  results: readonly CourseResult[]
}

/** What the course asks for, with what the student meets of it, and when its exam is; nothing when there is none of it. */
export function AsksCard({ course, sections, results }: AsksCardProps) {
  const wording = useWording()
  const student = useSession((state) => state.person?.student ?? null)
  const lines = courseAsks({ course, sections, results, student }, wording)
  if (lines.length === 0) return null
  return (
    <View className="card">
      <View className="type-heading asks-title">{wording.t('asks.title')}</View>
      {lines.map(({ key, depth, isMet, text }) => (
        <View key={key} className="asks-line" style={{ paddingLeft: `${depth * 20}px` }}>
          <View className={`asks-mark ${isMet === null ? '' : isMet ? 'asks-met' : 'asks-unmet'}`}>
            <Sign kind={isMet === null ? 'point' : isMet ? 'check' : 'cross'} />
          </View>
          <Text className="grow type-lines">{text}</Text>
        </View>
      ))}
    </View>
  )
}
