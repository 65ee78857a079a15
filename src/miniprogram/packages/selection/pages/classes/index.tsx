import { View } from '@tarojs/components'
import type { TermId } from '../../../../../contract/school/ids'
import type { TaughtSection } from '../../../../../contract/selection/classes'
import { meetingsText } from '../../../../catalogue/text/meetings'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { LinkRow } from '../../../../kit/controls/link-row'
import { Notice } from '../../../../kit/controls/notice'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useInstitution } from '../../../../school/institution'
import { findTaught } from '../../../../selection/calls/staff-work'
import { openClassList } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { useSelectionWords } from '../../words/selection-words'

/** What the member of staff teaches, each with its class list. */
export default function ClassesPage() {
  const { t } = useSelectionWords()
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
  const { t } = useSelectionWords()
  const { value, problem, renew } = useAnswer(() => findTaught(termId))
  const retry = () => void renew()
  if (!value) return <AwaitedCard problem={problem} onRetry={retry} widths={[70, 50, 64, 46]} />
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
  const { t, language } = useSelectionWords()
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
