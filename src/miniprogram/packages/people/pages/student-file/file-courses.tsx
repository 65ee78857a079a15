import { View } from '@tarojs/components'
import type { StudentId } from '../../../../../contract/people/ids'
import type { TermId } from '../../../../../contract/school/ids'
import { formatCredits } from '../../../../catalogue/text/credits'
import { Bones } from '../../../../kit/controls/bones'
import { ProblemNotice } from '../../../../kit/controls/problem-notice'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { titleOf } from '../../../../kit/text/bilingual'
import { useInstitution } from '../../../../school/institution'
import { findTermOf } from '../../../../selection/calls/staff-work'
import { usePeopleWords } from '../../words/people-words'

/** What the student has chosen in the current term. */
export function FileCourses({ studentId }: { studentId: StudentId }) {
  const { t } = usePeopleWords()
  const termId = useInstitution((state) => state.currentTermId)
  if (termId === null) return null
  return (
    <View className="card">
      <View className="type-heading">{t('find.courses')}</View>
      <Courses studentId={studentId} termId={termId} />
    </View>
  )
}

function Courses({ studentId, termId }: { studentId: StudentId; termId: TermId }) {
  const { t, language } = usePeopleWords()
  const { value, problem, renew } = useAnswer(() => findTermOf(studentId, termId))
  if (!value)
    return problem ? <ProblemNotice problem={problem} onRetry={() => void renew()} /> : <Bones widths={[70, 56, 62]} />
  if (value.enrolments.length === 0) return <View className="type-small file-line">{t('find.noCourses')}</View>
  return (
    <>
      {value.enrolments.map(({ course, sections }) => (
        <View key={course.id} className="file-line">
          <View className="type-body">{titleOf(language, course)}</View>
          <View className="type-small">{[course.code, ...sections.map(({ code }) => code)].join(' ')}</View>
        </View>
      ))}
      <View className="type-small file-line">
        {t('find.credits', { credits: formatCredits(value.creditsEnrolled) })}
      </View>
    </>
  )
}
