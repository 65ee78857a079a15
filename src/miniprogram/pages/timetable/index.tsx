import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { AwaitedCard } from '../../kit/controls/awaited-card'
import { Notice } from '../../kit/controls/notice'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { SignInNotice } from '../../people/parts/sign-in-notice'
import { useFreshPerson } from '../../people/parts/use-fresh-person'
import { useHat } from '../../people/parts/use-hat'
import { useSignedIn } from '../../people/parts/use-signed-in'
import { SavedCopyLine } from '../../selection/parts/saved-copy-line'
import { useFreshStudentTerm } from '../../selection/parts/use-student-term'
import { useStudentTerm } from '../../selection/stores/student-term'
import { openTab } from '../../shell/open'
import { Screen } from '../../shell/screen'
import { HatLine } from './hat-line'
import { NoTimetable } from './no-timetable'
import { TimetableBody } from './timetable-body'
import { WardTimetable } from './ward-timetable'
import './index.css'

export default function TimetablePage() {
  const { t } = useWords()
  const isSignedIn = useSignedIn()
  const { hat, ward } = useHat()
  useFreshPerson()
  // What is shared is the way here, not this person's timetable.
  useShareAppMessage(() => ({ title: t('timetable.share'), path: '/pages/timetable/index' }))
  return (
    <Screen title={t('tab.timetable')} isTab>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && <HatLine />}
      {isSignedIn && hat.is === 'student' && <OwnTimetable />}
      {isSignedIn && ward && <WardTimetable key={ward.student.id} ward={ward} />}
      {isSignedIn && (hat.is === 'staff' || hat.is === 'visitor') && <NoTimetable />}
    </Screen>
  )
}

/** The student's own weeks. */
function OwnTimetable() {
  const { t } = useWords()
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const { renew } = useFreshStudentTerm()
  if (!copy) return <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[40, 96, 92, 88, 94]} />
  return (
    <>
      <TimetableBody copy={copy} />
      {copy.enrolments.length === 0 && (
        <View className="card">
          <Notice
            title={t('timetable.empty')}
            detail={t('timetable.emptyDetail')}
            action={{ label: t('action.goToCourses'), onTap: () => openTab('courses') }}
          />
        </View>
      )}
      <SavedCopyLine onRetry={() => void renew()} />
    </>
  )
}
