import { View } from '@tarojs/components'
import { AskToOpen } from '../../components/ask-to-open'
import { Bones } from '../../components/bones'
import { CopyLine } from '../../components/copy-line'
import { Notice } from '../../components/notice'
import { ProblemNotice } from '../../components/problem-notice'
import { useFreshWardTerm } from '../../components/use-ward-term'
import { useWords } from '../../components/use-wording'
import type { ActiveWard } from '../../format/hats'
import { TimetableBody } from './timetable-body'

/** The weeks of a guardian's student, as long as the student shares them. */
export function WardTimetable({ ward }: { ward: ActiveWard }) {
  const { t } = useWords()
  const { copy, gotAtMs, problem, isShared, renew } = useFreshWardTerm(ward)
  if (!isShared) return <AskToOpen ward={ward} scope="timetable" />
  if (!copy)
    return (
      <View className="card">
        {problem ? <ProblemNotice problem={problem} onRetry={renew} /> : <Bones widths={[40, 96, 92, 88, 94]} />}
      </View>
    )
  return (
    <>
      <TimetableBody copy={copy} />
      {copy.enrolments.length === 0 && (
        <View className="card">
          <Notice title={t('timetable.empty')} detail={t('hat.wardNoCourses')} />
        </View>
      )}
      <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={renew} />
    </>
  )
}
