import { View } from '@tarojs/components'
import { refreshStudentTerm } from '../../calls/catalogue'
import { ProblemNotice } from '../../components/problem-notice'
import { SavedCopyLine } from '../../components/saved-copy-line'
import { usePoll } from '../../components/use-poll'
import { useFreshStudentTerm } from '../../components/use-student-term'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { useStudentTerm } from '../../stores/student-term'
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
  const { renew } = useFreshStudentTerm()
  usePoll((copy?.waitlist.length ?? 0) > 0 ? offersEveryMs : null, refreshStudentTerm)
  return (
    <>
      {!copy && problem && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={() => void renew()} />
        </View>
      )}
      {!copy && !problem && <TodaySkeleton />}
      {copy && (
        <>
          <SavedCopyLine onRetry={() => void renew()} />
          <OfferCard waitlist={copy.waitlist} onOver={() => void renew()} />
          <GuardianAsks />
          <RoundCard copy={copy} onTurn={() => void renew()} />
          <TodoCard holds={copy.holds} />
          <DayList copy={copy} noCourses={t('today.noCoursesDetail')} />
          <ExamsCard copy={copy} />
        </>
      )}
    </>
  )
}
