import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../kit/controls/button'
import { Notice } from '../../../../kit/controls/notice'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSession } from '../../../../people/stores/session'
import { openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { CloseForm } from './close-form'
import './index.css'

export default function LeavePage() {
  const { t } = usePeopleWords()
  const person = useSession((state) => state.person)
  const [hasLeft, setLeft] = useState(false)
  if (hasLeft)
    return (
      <Screen title={t('closing.title')} isDocked>
        <View className="card">
          <Notice tone="success" title={t('closing.done')} detail={t('closing.doneDetail')} />
        </View>
        <View className="dock">
          <Button text={t('closing.toToday')} onTap={() => openTab('today')} />
        </View>
      </Screen>
    )
  return (
    <Screen title={t('closing.title')} isDocked={person !== null}>
      {person ? <CloseForm person={person} onLeft={() => setLeft(true)} /> : <SignInNotice />}
    </Screen>
  )
}
