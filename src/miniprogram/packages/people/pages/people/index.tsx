import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { Button } from '../../../../kit/controls/button'
import { Notice } from '../../../../kit/controls/notice'
import { refreshGuardians } from '../../../../people/calls/guardians'
import { refreshPerson } from '../../../../people/calls/person'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useHat } from '../../../../people/parts/use-hat'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { openInvite } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { GuardiansPart } from './guardians-part'
import { WardCard } from './ward-card'
import './index.css'

export default function PeoplePage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  const { person } = useHat()
  const isStudent = Boolean(person?.student)
  const wards = person?.wards ?? []
  const hasShown = useRef(false)
  useEffect(() => {
    if (isStudent) void refreshGuardians()
  }, [isStudent])
  const renew = () => Promise.all([refreshPerson(), isStudent && refreshGuardians()])
  useDidShow(() => {
    if (hasShown.current && isSignedIn) void renew()
    hasShown.current = true
  })
  usePullDownRefresh(async () => {
    if (isSignedIn) await renew()
    Taro.stopPullDownRefresh()
  })
  return (
    <Screen title={t('people.title')} isDocked={isStudent}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !isStudent && wards.length === 0 && (
        <View className="card">
          <Notice title={t('people.nothing')} detail={t('people.nothingDetail')} />
        </View>
      )}
      {isStudent && <GuardiansPart hasHeading={wards.length > 0} />}
      {wards.length > 0 && isStudent && <View className="type-heading people-part">{t('people.wards')}</View>}
      {wards.map((ward) => (
        <WardCard key={ward.bindingId} ward={ward} />
      ))}
      {isStudent && (
        <View className="dock">
          <Button text={t('people.invite')} onTap={() => openInvite()} />
        </View>
      )}
    </Screen>
  )
}
