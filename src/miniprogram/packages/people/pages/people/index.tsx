import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { refreshGuardians } from '../../../../calls/guardians'
import { refreshWards } from '../../../../calls/wards'
import { Button } from '../../../../components/button'
import { Notice } from '../../../../components/notice'
import { openInvite } from '../../../../components/open'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { useHat } from '../../../../components/use-hat'
import { useSignedIn } from '../../../../components/use-signed-in'
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
  const renew = () => Promise.all([refreshWards(), isStudent && refreshGuardians()])
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
