import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { Bones } from '../../components/bones'
import { Notice } from '../../components/notice'
import { openTab } from '../../components/open'
import { ProblemNotice } from '../../components/problem-notice'
import { SavedCopyLine } from '../../components/saved-copy-line'
import { Screen } from '../../components/screen'
import { SignInNotice } from '../../components/sign-in-notice'
import { useFreshPerson } from '../../components/use-fresh-person'
import { useHat } from '../../components/use-hat'
import { useSignedIn } from '../../components/use-signed-in'
import { useFreshStudentTerm } from '../../components/use-student-term'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { useStudentTerm } from '../../stores/student-term'
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
  if (!copy)
    return (
      <View className="card">
        {problem ? (
          <ProblemNotice problem={problem} onRetry={() => void renew()} />
        ) : (
          <Bones widths={[40, 96, 92, 88, 94]} />
        )}
      </View>
    )
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
