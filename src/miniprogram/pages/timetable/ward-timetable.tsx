import { View } from '@tarojs/components'
import { AwaitedCard } from '../../kit/controls/awaited-card'
import { CopyLine } from '../../kit/controls/copy-line'
import { Notice } from '../../kit/controls/notice'
import { useWords } from '../../kit/hooks/use-wording'
import { AskToOpen } from '../../people/parts/ask-to-open'
import type { ActiveWard } from '../../people/text/hats'
import { useFreshWardTerm } from '../../selection/parts/use-ward-term'
import { TimetableBody } from './timetable-body'

/** The weeks of a guardian's student, as long as the student shares them. */
export function WardTimetable({ ward }: { ward: ActiveWard }) {
  const { t } = useWords()
  const { copy, gotAtMs, problem, isShared, renew } = useFreshWardTerm(ward)
  if (!isShared) return <AskToOpen ward={ward} scope="timetable" />
  if (!copy) return <AwaitedCard problem={problem} onRetry={renew} widths={[40, 96, 92, 88, 94]} />
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
