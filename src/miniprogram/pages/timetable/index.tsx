import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { Bones } from '../../components/bones'
import { Notice } from '../../components/notice'
import { openTab } from '../../components/open'
import { ProblemNotice } from '../../components/problem-notice'
import { SavedCopyLine } from '../../components/saved-copy-line'
import { Screen } from '../../components/screen'
import { SignInNotice } from '../../components/sign-in-notice'
import { useSignedIn } from '../../components/use-signed-in'
import { useFreshStudentTerm } from '../../components/use-student-term'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { useStudentTerm } from '../../stores/student-term'
import { TimetableBody } from './timetable-body'
import './index.css'

export default function TimetablePage() {
  const { t } = useWords()
  const isSignedIn = useSignedIn()
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const { renew } = useFreshStudentTerm()
  // What is shared is the way here, not this person's timetable.
  useShareAppMessage(() => ({ title: t('timetable.share'), path: '/pages/timetable/index' }))
  return (
    <Screen title={t('tab.timetable')} isTab>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !copy && (
        <View className="card">
          {problem ? (
            <ProblemNotice problem={problem} onRetry={() => void renew()} />
          ) : (
            <Bones widths={[40, 96, 92, 88, 94]} />
          )}
        </View>
      )}
      {isSignedIn && copy && (
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
      )}
    </Screen>
  )
}
