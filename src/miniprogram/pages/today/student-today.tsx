import { View } from '@tarojs/components'
import { ProblemNotice } from '../../kit/controls/problem-notice'
import { usePoll } from '../../kit/hooks/use-poll'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { refreshStart } from '../../selection/calls/start'
import { refreshStudentTerm } from '../../selection/calls/student-term'
import { SavedCopyLine } from '../../selection/parts/saved-copy-line'
import { useStudentTerm } from '../../selection/stores/student-term'
import { DayList } from './day-list'
import { ExamsCard } from './exams-card'
import { GuardianAsks } from './guardian-asks'
import { OfferCard } from './offer-card'
import { RoundCard } from './round-card'
import { TodaySkeleton } from './today-skeleton'
import { TodoCard } from './todo-card'

/** Who waits learns here that a seat is offered. */
const offersEveryMs = 30_000

/** The student's own day. */
export function StudentToday() {
  const { t } = useWords()
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  usePoll((copy?.waitlist.length ?? 0) > 0 ? offersEveryMs : null, refreshStudentTerm)
  return (
    <>
      {!copy && problem && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={() => void refreshStart()} />
        </View>
      )}
      {!copy && !problem && <TodaySkeleton />}
      {copy && (
        <>
          <SavedCopyLine onRetry={() => void refreshStart()} />
          <TodoCard holds={copy.holds} />
          <OfferCard waitlist={copy.waitlist} onOver={() => void refreshStudentTerm()} />
          <GuardianAsks />
          <RoundCard copy={copy} onTurn={() => void refreshStudentTerm()} />
          <DayList copy={copy} noCourses={t('today.noCoursesDetail')} />
          <ExamsCard copy={copy} />
        </>
      )}
    </>
  )
}
