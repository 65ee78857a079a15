import { View } from '@tarojs/components'
import { Bones } from '../../components/bones'
import { CopyLine } from '../../components/copy-line'
import { LinkRow } from '../../components/link-row'
import { openPeople, openResults, openTab } from '../../components/open'
import { ProblemNotice } from '../../components/problem-notice'
import { useServerNow } from '../../components/use-server-now'
import { useFreshWardTerm } from '../../components/use-ward-term'
import { useWording } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import type { ActiveWard } from '../../format/hats'
import { nextClass } from '../../format/next-class'
import { localTime } from '../../format/time'
import { NextClassLine } from './next-class'

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
      {isShared && copy && <WardNextClass copy={copy} />}
      <ClosedCard ward={ward} />
      <View className="card link-rows">
        {isShared && <LinkRow title={t('hat.wardTimetable', { name })} onTap={() => openTab('timetable')} />}
        {hasResults && <LinkRow title={t('hat.wardResults', { name })} onTap={() => openResults(ward.student.id)} />}
        <LinkRow title={t('hat.people')} onTap={openPeople} />
      </View>
    </>
  )
}

function WardNextClass({ copy }: { copy: NonNullable<ReturnType<typeof useFreshWardTerm>['copy']> }) {
  const { t, schoolClock } = useWording()
  const next = nextClass(copy.enrolments, copy.term, localTime(useServerNow(30_000), schoolClock))
  if (next) return <NextClassLine next={next} className="card" />
  return (
    <View className="card">
      <View className="type-heading">{t(copy.enrolments.length === 0 ? 'today.noCourses' : 'today.noNextClass')}</View>
      {copy.enrolments.length === 0 && <View className="type-small">{t('hat.wardNoCourses')}</View>}
    </View>
  )
}

/** In one line what the student keeps to themselves, and how that is changed. Nothing when all is shared. */
function ClosedCard({ ward: { student, scopes } }: { ward: ActiveWard }) {
  const { t, language } = useWording()
  const name = nameOf(language, student)
  const hasTimetable = scopes.includes('timetable')
  const hasResults = scopes.includes('results')
  if (hasTimetable && hasResults) return null
  const closed = hasTimetable ? 'hat.noResults' : hasResults ? 'hat.noTimetable' : 'hat.nothingShared'
  return (
    <View className="card">
      <View className="type-small">{t(closed, { name })}</View>
    </View>
  )
}
