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
import { closeAccount } from '../../../../people/calls/privacy'
import { stayAway } from '../../../../people/parts/use-signed-in'
import { useStudentTerm } from '../../../../selection/stores/student-term'
import { bringIntoSight } from '../../../../shell/bring-into-sight'
import { openTab } from '../../../../shell/open'
import { usePeopleWords } from '../../words/people-words'
import { isConfirmed, whatClosingDoes } from './what-closing-does'

/** What leaving means, and the word that confirms it: nobody leaves by a slip of the finger. */
export function CloseForm({ person, onLeft }: { person: Person; onLeft(): void }) {
  const { t } = usePeopleWords()
  const { isBusy, problem, run } = useDeed()
  const [written, setWritten] = useState('')
  const [isMissing, setMissing] = useState(false)
  const facts = whatClosingDoes(person, t)
  const word = t('closing.word')
  const go = async () => {
    if (!isConfirmed(written, word)) {
      setMissing(true)
      return bringIntoSight('.field-bad')
    }
    const left = await run(async () => {
      const outcome = await closeAccount()
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
          <View className="type-heading">{t(`closing.heading.${part}`)}</View>
          <View className="closing-line">
            <PointList points={facts[part]} />
          </View>
        </View>
      ))}
      <View className="card">
        <View className="type-heading">{t('closing.confirm', { word })}</View>
        <View className="closing-line">
          <TextField
            value={written}
            label={t('closing.confirm', { word })}
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
        <View
          className={isMissing ? 'type-small closing-missing' : 'type-small closing-line'}
          {...(isMissing && alert)}
        >
          {isMissing ? t('closing.confirmMissing', { word }) : t('closing.exportFirst')}
        </View>
      </View>
      <DeedProblem problem={problem} />
      <View className="dock">
        <Button
          text={t(isBusy ? 'closing.leaving' : 'closing.leave')}
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
      <View className="type-heading">{t('closing.courses', { count })}</View>
      <View className="type-small closing-line">{t('closing.coursesDetail')}</View>
      <View className="row closing-act">
        <Button text={t('closing.toCourses')} tone="soft" isSmall onTap={() => openTab('timetable')} />
      </View>
    </View>
  )
}
