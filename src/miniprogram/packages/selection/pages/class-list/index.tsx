import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { SectionId } from '../../../../../contract/catalogue/ids'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { nameOf, titleOf } from '../../../../kit/text/bilingual'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { findClassList } from '../../../../selection/calls/staff-work'
import { Screen } from '../../../../shell/screen'
import { ExportButtons } from '../../parts/export-button'
import { useSelectionWords } from '../../words/selection-words'
import './index.css'

/** Who is in a section, for its teacher and the registrar. */
export default function ClassListPage() {
  const { t } = useSelectionWords()
  const { params } = useRouter()
  const isSignedIn = useSignedIn()
  const sectionId = Number(params.sectionId) as SectionId
  return (
    <Screen title={t('classes.list')}>{isSignedIn ? <ClassList sectionId={sectionId} /> : <SignInNotice />}</Screen>
  )
}

function ClassList({ sectionId }: { sectionId: SectionId }) {
  const { t, language } = useSelectionWords()
  const { value, problem, renew } = useAnswer(() => findClassList(sectionId))
  if (!value) return <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[60, 40, 72, 50, 66]} />
  const { section, students, termId } = value
  return (
    <>
      <View className="card">
        <View className="type-title">
          {titleOf(language, section.course)} {section.sectionCode}
        </View>
        <View className="type-small">
          {[section.course.code, t('classes.students', { count: students.length })].join(' · ')}
        </View>
        {students.length > 0 && <ExportButtons termId={termId} tables={['class_lists']} sectionId={sectionId} />}
      </View>
      <View className="card">
        {students.length === 0 && <View className="type-small">{t('classes.nobody')}</View>}
        {students.map(({ number, name, nameEn, department, cohort }) => (
          <View key={number} className="class-line">
            <View className="row-apart">
              <View className="type-body type-strong grow">{nameOf(language, { name, nameEn })}</View>
              <View className="type-small fixed">{number}</View>
            </View>
            <View className="type-tiny">
              {[department && nameOf(language, department), cohort].filter(Boolean).join(' · ')}
            </View>
          </View>
        ))}
      </View>
    </>
  )
}
