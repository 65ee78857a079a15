import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { Button } from '../../kit/controls/button'
import { Tappable } from '../../kit/controls/tappable'
import { usePoll } from '../../kit/hooks/use-poll'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { refreshGuardians } from '../../people/calls/guardians'
import { awaitingGuardians, useGuardians } from '../../people/stores/guardians'
import { useSession } from '../../people/stores/session'
import { openPeople } from '../../shell/open'

/** What is known is renewed no more often than this when Today comes to the front. */
const staleAfterMs = 15_000
/** While Today is in front, whoever accepts a card meanwhile is seen without doing anything. */
const everyMs = 60_000

let renewedAtMs = 0

function renew(): Promise<void> {
  renewedAtMs = Date.now()
  return refreshGuardians()
}

function renewIfStale(): void {
  if (Date.now() - renewedAtMs > staleAfterMs) void renew()
}

/** Each who accepted an invitation card and waits for the student to say yes. Nothing when there is nobody. */
export function GuardianAsks() {
  const { t } = useWords()
  const copy = useWhileShown(useGuardians, (state) => state.copy)
  const unread = useSession((state) => state.person?.unreadMessages ?? 0)
  useEffect(() => {
    // A message that has just come in is a reason to look again at once.
    if (unread > 0) void renew()
    else renewIfStale()
  }, [unread])
  useDidShow(renewIfStale)
  usePoll(everyMs, renew)
  return (
    <>
      {awaitingGuardians({ copy }).map(({ bindingId, name, kinship }) => {
        const title = t('hat.asks', { name })
        return (
          <Tappable key={bindingId} className="card row-apart" role="link" onTap={openPeople} label={title}>
            <View className="grow">
              <View className="type-heading">{title}</View>
              <View className="type-small">
                {kinship === 'other'
                  ? t('hat.asksFamily')
                  : t('hat.asksDetail', { kinship: t(`hat.kinship.${kinship}`) })}
              </View>
            </View>
            <Button text={t('hat.asksAction')} isSmall className="fixed card-button" onTap={openPeople} />
          </Tappable>
        )
      })}
    </>
  )
}
