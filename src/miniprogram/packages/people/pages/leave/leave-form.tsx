import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Person } from '../../../../../contract/people/person'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { PointList } from '../../../../kit/controls/point-list'
import { alert } from '../../../../kit/controls/tappable'
import { TextField } from '../../../../kit/controls/text-field'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { leave } from '../../../../people/calls/privacy'
import { stayAway } from '../../../../people/parts/use-signed-in'
import { useStudentTerm } from '../../../../selection/stores/student-term'
import { bringIntoSight } from '../../../../shell/bring-into-sight'
import { openTab } from '../../../../shell/open'
import { usePeopleWords } from '../../words/people-words'
import { isConfirmed, whatLeavingDoes } from './what-leaving-does'

/** What leaving means, and the word that confirms it: nobody leaves by a slip of the finger. */
export function LeaveForm({ person, onLeft }: { person: Person; onLeft(): void }) {
  const { t } = usePeopleWords()
  const { isBusy, problem, run } = useDeed()
  const [written, setWritten] = useState('')
  const [isMissing, setMissing] = useState(false)
  const facts = whatLeavingDoes(person, t)
  const word = t('leave.word')
  const go = async () => {
    if (!isConfirmed(written, word)) {
      setMissing(true)
      return bringIntoSight('.field-bad')
    }
    const left = await run(async () => {
      const outcome = await leave()
      // Today would otherwise sign in by itself, and make a new account of who has just left.
      if (outcome.ok) stayAway()
      return outcome
    })
    if (left) onLeft()
  }
  return (
    <>
      {person.student && <CoursesCard />}
      {(['erased', 'kept', 'after'] as const).map((part) => (
        <View key={part} className="card">
          <View className="type-heading">{t(`leave.heading.${part}`)}</View>
          <View className="leave-line">
            <PointList points={facts[part]} />
          </View>
        </View>
      ))}
      <View className="card">
        <View className="type-heading">{t('leave.confirm', { word })}</View>
        <View className="leave-line">
          <TextField
            value={written}
            label={t('leave.confirm', { word })}
            placeholder={word}
            maxLength={20}
            isBad={isMissing}
            isDisabled={isBusy}
            onWrite={(text) => {
              setMissing(false)
              setWritten(text)
            }}
          />
        </View>
        <View className={isMissing ? 'type-small leave-missing' : 'type-small leave-line'} {...(isMissing && alert)}>
          {isMissing ? t('leave.confirmMissing', { word }) : t('leave.exportFirst')}
        </View>
      </View>
      <DeedProblem problem={problem} />
      <View className="dock">
        <Button
          text={t(isBusy ? 'leave.leaving' : 'leave.leave')}
          tone="danger"
          isDisabled={isBusy}
          onTap={() => void go()}
        />
      </View>
    </>
  )
}

/** Seats stay taken by who leaves: a student with courses is told to give them back first. */
function CoursesCard() {
  const { t } = usePeopleWords()
  const count = useWhileShown(useStudentTerm, (state) => state.copy?.enrolments.length ?? 0)
  if (count === 0) return null
  return (
    <View className="card">
      <View className="type-heading">{t('leave.courses', { count })}</View>
      <View className="type-small leave-line">{t('leave.coursesDetail')}</View>
      <View className="row leave-act">
        <Button text={t('leave.toCourses')} tone="soft" isSmall onTap={() => openTab('timetable')} />
      </View>
    </View>
  )
}
