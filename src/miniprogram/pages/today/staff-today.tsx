import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { answerOrder } from '../../calls/answer-order'
import type { Outcome } from '../../calls/problem'
import { findDesk, type StaffDesk } from '../../calls/staff-desk'
import { Bones } from '../../components/bones'
import { Button } from '../../components/button'
import { openDesk } from '../../components/open'
import { ProblemNotice } from '../../components/problem-notice'
import { useWords } from '../../components/use-wording'

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
  const { lockedNumbers, openAdviserRequests } = desk.value
  const waiting = [
    lockedNumbers && lockedNumbers.length > 0 && t('hat.lockedNumbers', { count: lockedNumbers.length }),
    openAdviserRequests !== null && openAdviserRequests > 0 && t('hat.openRequests', { count: openAdviserRequests }),
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
