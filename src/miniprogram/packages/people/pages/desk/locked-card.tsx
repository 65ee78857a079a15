import { View } from '@tarojs/components'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { Tappable } from '../../../../kit/controls/tappable'
import { useDay } from '../../../../kit/hooks/use-day'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { nameOf } from '../../../../kit/text/bilingual'
import { type StaffDesk, unlockStudent } from '../../../../people/calls/staff-desk'
import { openStudentFile } from '../../../../shell/open'
import { usePeopleWords } from '../../words/people-words'

type Locked = NonNullable<StaffDesk['lockedNumbers']>

/** The student numbers that wrong tries have closed, each with the way to open it again. */
export function LockedCard({ locked, onUnlocked }: { locked: Locked; onUnlocked(): Promise<void> }) {
  const { t } = usePeopleWords()
  return (
    <View className="card">
      <View className="type-heading">{t('desk.locked')}</View>
      {locked.length === 0 && <View className="type-small desk-line">{t('desk.lockedNone')}</View>}
      {locked.map((one) => (
        <LockedLine key={one.student.id} one={one} onUnlocked={onUnlocked} />
      ))}
    </View>
  )
}

function LockedLine({ one, onUnlocked }: { one: Locked[number]; onUnlocked(): Promise<void> }) {
  const { t, language } = usePeopleWords()
  const { at } = useDay()
  const { isBusy, problem, run } = useDeed()
  const { student, wrongTries, lockedUntil } = one
  const unlock = async () => {
    if (await run(() => unlockStudent(student.id))) await onUnlocked()
  }
  const facts = [t('desk.tries', { count: wrongTries }), t('desk.until', { at: at(lockedUntil) })]
  return (
    <>
      <View className="row-apart desk-locked">
        <Tappable
          className="grow"
          role="link"
          label={`${student.number} ${nameOf(language, student)}`}
          onTap={() => openStudentFile(student.number)}
        >
          <View className="type-body type-strong">
            {student.number} {nameOf(language, student)}
          </View>
          <View className="type-tiny">{facts.join(' · ')}</View>
        </Tappable>
        <Button
          text={t(isBusy ? 'desk.unlocking' : 'desk.unlock')}
          tone="soft"
          isSmall
          className="fixed desk-unlock"
          isDisabled={isBusy}
          onTap={() => void unlock()}
        />
      </View>
      <DeedProblem problem={problem} />
    </>
  )
}
