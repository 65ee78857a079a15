import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import type { DeskItem } from '../../../contract/people/staff'
import { answerOrder } from '../../calls/answer-order'
import type { Outcome } from '../../calls/problem'
import { Bones } from '../../kit/controls/bones'
import { Button } from '../../kit/controls/button'
import { ProblemNotice } from '../../kit/controls/problem-notice'
import { useWords } from '../../kit/hooks/use-wording'
import { findDesk, type StaffDesk } from '../../people/calls/staff-desk'
import { openDesk } from '../../shell/open'

const itemWords = { adviser_requests: 'hat.openRequests' } as const satisfies Record<DeskItem['kind'], string>

/** How much waits for the member of staff, and the way there. */
export function StaffToday() {
  const { t } = useWords()
  const [desk, setDesk] = useState<Outcome<StaffDesk> | null>(null)
  const [order] = useState(answerOrder)
  const renew = useCallback(async () => {
    const found = await order(findDesk)
    if (!found) return
    // What was seen before is better than nothing.
    setDesk((before) => (before?.ok && !found.ok ? before : found))
  }, [order])
  useEffect(() => void renew(), [renew])
  useDidShow(() => void (desk && renew()))
  if (!desk)
    return (
      <View className="card">
        <Bones widths={[30, 62]} />
      </View>
    )
  if (!desk.ok)
    return (
      <View className="card">
        <ProblemNotice problem={desk} onRetry={() => void renew()} />
      </View>
    )
  const { lockedNumbers, items } = desk.value
  const waiting = [
    lockedNumbers && lockedNumbers.length > 0 && t('hat.lockedNumbers', { count: lockedNumbers.length }),
    ...items.map(({ kind, count }) => count > 0 && t(itemWords[kind], { count })),
  ].filter((line) => typeof line === 'string')
  return (
    <View className="card">
      <View className="row-apart">
        <View className="type-heading grow">{t('hat.desk')}</View>
        <Button text={t('hat.openDesk')} tone="soft" isSmall className="fixed card-button" onTap={openDesk} />
      </View>
      {waiting.map((line) => (
        <View key={line} className="type-body today-waiting">
          {line}
        </View>
      ))}
      {waiting.length === 0 && <View className="type-small today-waiting">{t('hat.allDone')}</View>}
    </View>
  )
}
