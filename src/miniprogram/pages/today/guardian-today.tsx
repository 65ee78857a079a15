import { View } from '@tarojs/components'
import { AwaitedCard } from '../../kit/controls/awaited-card'
import { CopyLine } from '../../kit/controls/copy-line'
import { LinkRow } from '../../kit/controls/link-row'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { AskToOpen } from '../../people/parts/ask-to-open'
import type { ActiveWard } from '../../people/text/hats'
import { useRecentWardTerm } from '../../selection/parts/use-ward-term'
import { openPeople, openResults } from '../../shell/open'
import { DayList } from './day-list'
import { TodoCard } from './todo-card'

/** What a guardian sees of one student's day, and in one line each what the student keeps to themselves. */
export function GuardianToday({ ward }: { ward: ActiveWard }) {
  const { t, language } = useWording()
  const { copy, gotAtMs, problem, isShared, renew } = useRecentWardTerm(ward)
  const name = nameOf(language, ward.student)
  const hasResults = ward.scopes.includes('results')
  return (
    <>
      {isShared && copy && <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={renew} />}
      {isShared && !copy && <AwaitedCard problem={problem} onRetry={renew} widths={[18, 70, 48]} />}
      <TodoCard />
      {isShared && copy && <DayList copy={copy} noCourses={t('hat.wardNoCourses')} />}
      {!isShared && <AskToOpen ward={ward} scope="timetable" />}
      {!hasResults && <AskToOpen ward={ward} scope="results" />}
      <View className="card link-rows">
        {hasResults && <LinkRow title={t('hat.wardResults', { name })} onTap={() => openResults(ward.student.id)} />}
        <LinkRow title={t('hat.people')} onTap={openPeople} />
      </View>
    </>
  )
}
