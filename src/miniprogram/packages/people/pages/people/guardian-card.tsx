import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuardianBinding } from '../../../../../contract/people/guardians'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { Avatar } from '../../../../kit/controls/avatar'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { Tappable } from '../../../../kit/controls/tappable'
import { Toggle } from '../../../../kit/controls/toggle'
import { useDay } from '../../../../kit/hooks/use-day'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWords } from '../../../../kit/hooks/use-wording'
import { removeGuardian, setGuardianScopes } from '../../../../people/calls/guardians'
import { usePeopleWords } from '../../words/people-words'

/** A guardian, how they came to be one, and what they see: the student's own to decide once of age. */
export function GuardianCard({ guardian, isAdult }: { guardian: GuardianBinding; isAdult: boolean }) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  const { day } = useDay()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const { name, kinship, source, since, scopes, bindingId } = guardian
  const sees = { timetable: scopes.includes('timetable'), results: scopes.includes('results') }
  const set = (changed: Partial<typeof sees>) => void run(() => setGuardianScopes(guardian, { ...sees, ...changed }))
  return (
    <View className="card">
      <View className="row people-head">
        <Avatar name={name} isSmall />
        <View className="grow">
          <View className="type-heading">{name}</View>
          <View className="type-small kinship">{common(`hat.kinship.${kinship}`)}</View>
        </View>
        <Tappable
          className="target type-link people-tag"
          label={`${t('people.remove')} ${name}`}
          isDisabled={isBusy}
          onTap={() => setAsking(true)}
        >
          {t('people.remove')}
        </Tappable>
      </View>
      <View className="type-tiny people-line">
        {t(source === 'invitation' ? 'people.sinceInvitation' : 'people.sinceRoster', { day: day(since) })}
      </View>
      <View className="rule" />
      <View className="type-small">{t('people.sees')}</View>
      {(['timetable', 'results'] as const).map((scope) => (
        <ScopeLine
          key={scope}
          text={t(`people.${scope}`)}
          isOn={sees[scope]}
          {...(isAdult && { onChange: (isOn: boolean) => set({ [scope]: isOn }), isBusy })}
        />
      ))}
      <View className="type-tiny people-line">{t(isAdult ? 'people.adultWhy' : 'people.minorWhy')}</View>
      <DeedProblem problem={problem} />
      {isAsking && (
        <AskSheet
          title={t('people.removeTitle', { name })}
          detail={t('people.removeDetail')}
          keep={t('people.keep')}
          act={t('people.remove')}
          onAct={() => {
            setAsking(false)
            void run(() => removeGuardian(bindingId))
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}

interface ScopeLineProps {
  text: string
  isOn: boolean
  isBusy?: boolean
  /** Absent where it cannot be changed. */
  onChange?(isOn: boolean): void
}

function ScopeLine({ text, isOn, isBusy = false, onChange }: ScopeLineProps) {
  const { t } = usePeopleWords()
  return (
    <View className="row-apart people-scope">
      <View className="type-body grow">{text}</View>
      {onChange ? (
        <Toggle label={text} isOn={isOn} isDisabled={isBusy} onChange={onChange} />
      ) : (
        <View className="tag tag-success people-tag">{t('people.fixed')}</View>
      )}
    </View>
  )
}
