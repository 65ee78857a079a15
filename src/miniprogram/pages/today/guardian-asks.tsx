import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { Button } from '../../kit/controls/button'
import { Tappable } from '../../kit/controls/tappable'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { refreshGuardians } from '../../people/calls/guardians'
import { awaitingGuardians, useGuardians } from '../../people/stores/guardians'
import { useSession } from '../../people/stores/session'
import { openPeople } from '../../shell/open'

const staleAfterMs = 60_000

let renewedAtMs = 0

/** Asked only when there may be somebody: a message is unread, somebody was waiting, or nothing is known yet. */
function renewIfLikely(): void {
  const { copy } = useGuardians.getState()
  const unread = useSession.getState().person?.unreadMessages ?? 0
  const isLikely = copy === null || unread > 0 || awaitingGuardians({ copy }).length > 0
  if (!isLikely || Date.now() - renewedAtMs < staleAfterMs) return
  renewedAtMs = Date.now()
  void refreshGuardians()
}

/** Each who accepted an invitation card and waits for the student to say yes. Nothing when there is nobody. */
export function GuardianAsks() {
  const { t } = useWords()
  const copy = useWhileShown(useGuardians, (state) => state.copy)
  const unread = useSession((state) => state.person?.unreadMessages ?? 0)
  useEffect(() => {
    // A message that has just come in is a reason to look again at once.
    if (unread > 0) renewedAtMs = 0
    renewIfLikely()
  }, [unread])
  useDidShow(renewIfLikely)
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
