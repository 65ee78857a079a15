import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Avatar } from '../../../../kit/controls/avatar'
import { Tappable } from '../../../../kit/controls/tappable'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useHat } from '../../../../people/parts/use-hat'
import { useSession } from '../../../../people/stores/session'
import { refreshInstitution } from '../../../../school/renew-institution'
import { openBind, openPhone, openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { useConsent } from '../../parts/use-consent'
import { usePeopleWords } from '../../words/people-words'
import './index.css'

/** The first question: as what somebody comes. Asked again for every further role. */
export default function WelcomePage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSession((state) => state.token !== null)
  const { hats, person } = useHat()
  const { ensure, sheet } = useConsent()
  useEffect(() => {
    // Who comes for the first time: the privacy text names the school.
    void refreshInstitution()
  }, [])
  const isFirst = hats.length === 0
  const go = async (open: () => void) => {
    if (await ensure()) open()
  }
  return (
    <Screen title={t('welcome.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && (
        <>
          <View className="welcome-head">
            <View className="type-title">{t(isFirst ? 'welcome.ask' : 'welcome.askAnother')}</View>
            <View className="type-small">{t(isFirst ? 'welcome.askDetail' : 'welcome.askAnotherDetail')}</View>
          </View>
          <Choice
            name={t('welcome.student')}
            detail={t('welcome.studentDetail')}
            {...(person?.student && { bound: t('welcome.bound') })}
            onTap={() => void go(openBind)}
          />
          <Choice
            name={t('welcome.guardian')}
            detail={t('welcome.guardianDetail')}
            onTap={() => void go(() => openPhone('guardian'))}
          />
          <Choice
            name={t('welcome.staff')}
            detail={t('welcome.staffDetail')}
            {...(person?.staff && { bound: t('welcome.bound') })}
            onTap={() => void go(() => openPhone('staff'))}
          />
          {isFirst && (
            <Choice name={t('welcome.visitor')} detail={t('welcome.visitorDetail')} onTap={() => openTab('courses')} />
          )}
        </>
      )}
      {sheet}
    </Screen>
  )
}

interface ChoiceProps {
  name: string
  detail: string
  /** Set for a role that the person has and can have only once. */
  bound?: string
  onTap(): void
}

function Choice({ name, detail, bound, onTap }: ChoiceProps) {
  return (
    <Tappable className="card row welcome-choice" label={name} isDisabled={bound !== undefined} onTap={onTap}>
      <Avatar name={name} />
      <View className="grow">
        <View className="welcome-name">{name}</View>
        <View className="type-small">{detail}</View>
      </View>
      {bound ? <View className="tag tag-success welcome-side">{bound}</View> : <View className="welcome-arrow" />}
    </Tappable>
  )
}
