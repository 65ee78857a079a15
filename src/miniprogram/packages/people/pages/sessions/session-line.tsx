import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SessionInfo } from '../../../../../contract/people/sessions'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { useDay } from '../../../../kit/hooks/use-day'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { endSession } from '../../../../people/calls/sessions'
import { usePeopleWords } from '../../words/people-words'

/** The phone in the hand; it is signed out in Me. */
export function ThisSession({ session: { device, startedAt } }: { session: SessionInfo }) {
  const { t } = usePeopleWords()
  const { at } = useDay()
  return (
    <View className="card">
      <View className="row-apart">
        <View className="type-heading grow">{device ?? t('sessions.unknown')}</View>
        <View className="tag tag-success session-side">{t('sessions.this')}</View>
      </View>
      <View className="type-small session-detail">{t('sessions.since', { at: at(startedAt) })}</View>
    </View>
  )
}

/** Another phone, with the way to sign it out. */
export function OtherSession({ session, onEnded }: { session: SessionInfo; onEnded(): Promise<void> }) {
  const { t } = usePeopleWords()
  const { at } = useDay()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const name = session.device ?? t('sessions.unknown')
  const end = async () => {
    setAsking(false)
    if (await run(() => endSession(session.id))) await onEnded()
  }
  return (
    <View className="session-line">
      <View className="row-apart">
        <View className="grow">
          <View className="type-body type-strong">{name}</View>
          <View className="type-tiny">{t('sessions.since', { at: at(session.startedAt) })}</View>
          <View className="type-tiny">{t('sessions.lastUsed', { at: at(session.lastUsedAt) })}</View>
        </View>
        <Button
          text={t(isBusy ? 'sessions.ending' : 'sessions.end')}
          tone="soft"
          isSmall
          className="fixed session-side"
          isDisabled={isBusy}
          onTap={() => setAsking(true)}
        />
      </View>
      <DeedProblem problem={problem} />
      {isAsking && (
        <AskSheet
          title={t('sessions.endTitle', { name })}
          detail={t('sessions.endDetail')}
          keep={t('sessions.keep')}
          act={t('sessions.end')}
          onAct={() => void end()}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
