import { View } from '@tarojs/components'
import type { TermId } from '../../../../../contract/school/ids'
import type { TaughtSection } from '../../../../../contract/selection/classes'
import { findTaught } from '../../../../calls/staff-work'
import { Bones } from '../../../../components/bones'
import { CopyLine } from '../../../../components/copy-line'
import { LinkRow } from '../../../../components/link-row'
import { Notice } from '../../../../components/notice'
import { openClassList } from '../../../../components/open'
import { ProblemNotice } from '../../../../components/problem-notice'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { useSignedIn } from '../../../../components/use-signed-in'
import { useWording } from '../../../../components/use-wording'
import { titleOf } from '../../../../format/bilingual'
import { meetingsText } from '../../../../format/meetings'
import { useInstitution } from '../../../../stores/institution'
import { useAnswer } from '../../components/use-answer'
import { usePeopleWords } from '../../words/people-words'

/** What the member of staff teaches, each with its class list. */
export default function ClassesPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  const termId = useInstitution((state) => state.currentTermId)
  return (
    <Screen title={t('classes.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && termId === null && (
        <View className="card">
          <Notice title={t('classes.noTerm')} />
        </View>
      )}
      {isSignedIn && termId !== null && <Classes termId={termId} />}
    </Screen>
  )
}

function Classes({ termId }: { termId: TermId }) {
  const { t } = usePeopleWords()
  const { value, problem, renew } = useAnswer(() => findTaught(termId))
  const retry = () => void renew()
  if (!value)
    return (
      <View className="card">
        {problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <Bones widths={[70, 50, 64, 46]} />}
      </View>
    )
  const { sections, teachesAs } = value
  return (
    <>
      <CopyLine problem={problem} gotAtMs={Date.parse(value.serverTime)} onRetry={retry} />
      {sections.length === 0 && (
        <View className="card">
          {teachesAs === null ? (
            <Notice title={t('classes.unlinked')} detail={t('classes.unlinkedDetail')} />
          ) : (
            <Notice title={t('classes.none')} detail={t('classes.noneDetail', { name: teachesAs })} />
          )}
        </View>
      )}
      {sections.length > 0 && (
        <View className="card link-rows">
          {sections.map((section) => (
            <ClassRow key={section.sectionId} section={section} />
          ))}
        </View>
      )}
    </>
  )
}

function ClassRow({ section }: { section: TaughtSection }) {
  const { t, language } = usePeopleWords()
  const wording = useWording()
  const { course, sectionCode, meetings, seats } = section
  return (
    <LinkRow
      title={`${titleOf(language, course)} ${sectionCode}`}
      detail={[course.code, meetingsText(meetings, wording), t('classes.students', { count: seats.enrolled })]
        .filter(Boolean)
        .join(' · ')}
      onTap={() => openClassList(section.sectionId)}
    />
  )
}
