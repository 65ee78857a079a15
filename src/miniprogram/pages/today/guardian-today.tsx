import { View } from '@tarojs/components'
import { AskToOpen } from '../../components/ask-to-open'
import { Bones } from '../../components/bones'
import { CopyLine } from '../../components/copy-line'
import { LinkRow } from '../../components/link-row'
import { openPeople, openResults } from '../../components/open'
import { ProblemNotice } from '../../components/problem-notice'
import { useFreshWardTerm } from '../../components/use-ward-term'
import { useWording } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import type { ActiveWard } from '../../format/hats'
import { DayList } from './day-list'
import { ExamsCard } from './exams-card'

/** What a guardian sees of one student's day, and in one line each what the student keeps to themselves. */
export function GuardianToday({ ward }: { ward: ActiveWard }) {
  const { t, language } = useWording()
  const { copy, gotAtMs, problem, isShared, renew } = useFreshWardTerm(ward)
  const name = nameOf(language, ward.student)
  const hasResults = ward.scopes.includes('results')
  return (
    <>
      {isShared && copy && <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={renew} />}
      {isShared && !copy && (
        <View className="card">
          {problem ? <ProblemNotice problem={problem} onRetry={renew} /> : <Bones widths={[18, 70, 48]} />}
        </View>
      )}
      {isShared && copy && <DayList copy={copy} noCourses={t('hat.wardNoCourses')} />}
      {isShared && copy && <ExamsCard copy={copy} />}
      {!isShared && <AskToOpen ward={ward} scope="timetable" />}
      {!hasResults && <AskToOpen ward={ward} scope="results" />}
      <View className="card link-rows">
        {hasResults && <LinkRow title={t('hat.wardResults', { name })} onTap={() => openResults(ward.student.id)} />}
        <LinkRow title={t('hat.people')} onTap={openPeople} />
      </View>
    </>
  )
}
