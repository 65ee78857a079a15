import { View } from '@tarojs/components'
import type { EnrolledCourse } from '../../../contract/selection/enrolment'
import type { CourseHues } from '../../catalogue/text/course-hue'
import { namesText } from '../../catalogue/text/meetings'
import { Tappable } from '../../kit/controls/tappable'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { openSection } from '../../shell/open'

interface UntimedCoursesProps {
  enrolments: readonly EnrolledCourse[]
  hueOf: CourseHues
}

/** Courses that no grid can show: projects, online courses, times not yet set. */
export function UntimedCourses({ enrolments, hueOf }: UntimedCoursesProps) {
  const wording = useWording()
  const { t, language } = wording
  const untimed = enrolments.flatMap(({ course, sections }) =>
    sections.filter(({ meetings }) => meetings.length === 0).map((section) => ({ course, section })),
  )
  if (untimed.length === 0) return null
  return (
    <View className="card untimed">
      <View className="type-heading">{t('timetable.withoutTimes')}</View>
      {untimed.map(({ course, section }) => (
        <Tappable
          key={section.id}
          className="row listed-class"
          role="link"
          onTap={() => openSection(course.id, section.id)}
        >
          <View className={`class-edge hue-${hueOf(course.code)}`} />
          <View className="grow">
            <View className="type-body type-strong">{titleOf(language, course)}</View>
            <View className="type-tiny">
              {[course.code, namesText(section.teachers, wording)].filter(Boolean).join(' · ')}
            </View>
          </View>
        </Tappable>
      ))}
    </View>
  )
}
