import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../kit/controls/button'
import { Sheet } from '../../kit/controls/sheet'
import { Toggle } from '../../kit/controls/toggle'
import { useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { signOut } from '../../people/calls/sign-in'
import { SignInNotice } from '../../people/parts/sign-in-notice'
import { useFreshPerson } from '../../people/parts/use-fresh-person'
import { useHat } from '../../people/parts/use-hat'
import { stayAway } from '../../people/parts/use-signed-in'
import { useSession } from '../../people/stores/session'
import { useInstitution } from '../../school/institution'
import { Screen } from '../../shell/screen'
import { useSettings } from '../../shell/settings'
import { AccountLinks } from './account-links'
import { ChoiceLine } from './choice-line'
import { IdentityCard } from './identity-card'
import { RoleLinks } from './role-links'
import { SelectionLinks } from './selection-links'
import './index.css'

export default function MePage() {
  const { t, language } = useWords()
  const token = useSession((state) => state.token)
  const { hat } = useHat()
  useFreshPerson()
  const institution = useInstitution((state) => state.institution)
  const [isAsking, setAsking] = useState(false)
  const school = institution ? nameOf(language, institution) : t('app.name')
  useShareAppMessage(() => ({ title: t('me.share', { institution: school }), path: '/pages/today/index' }))
  return (
    <Screen title={t('tab.me')} isTab>
      {token === null ? <SignInNotice /> : <IdentityCard />}
      {token !== null && <RoleLinks />}
      {token !== null && hat.is === 'student' && <SelectionLinks />}
      {token !== null && <AccountLinks />}
      <SettingsCard />
      <View className="card">
        <View className="type-heading">{t('me.about')}</View>
        <View className="row-apart me-line">
          <View className="type-body me-fact">{t('me.institution')}</View>
          <View className="type-small me-value">{school}</View>
        </View>
        <View className="row-apart me-line">
          <View className="type-body me-fact">{t('me.version')}</View>
          <View className="type-small me-value">{CAMPUS_VERSION}</View>
        </View>
      </View>
      {token !== null && <Button text={t('action.signOut')} tone="ghost" onTap={() => setAsking(true)} />}
      {isAsking && (
        <Sheet title={t('me.signOutTitle')} onClose={() => setAsking(false)}>
          <View className="type-small sign-out-detail">{t('me.signOutDetail')}</View>
          <Button
            text={t('action.signOut')}
            tone="danger"
            onTap={() => {
              setAsking(false)
              stayAway()
              void signOut()
            }}
          />
        </Sheet>
      )}
    </Screen>
  )
}

function SettingsCard() {
  const { t } = useWords()
  const language = useSettings((state) => state.language)
  const theme = useSettings((state) => state.theme)
  const isLargeText = useSettings((state) => state.isLargeText)
  const chooseLanguage = useSettings((state) => state.chooseLanguage)
  const chooseTheme = useSettings((state) => state.chooseTheme)
  const setLargeText = useSettings((state) => state.setLargeText)
  return (
    <View className="card">
      <View className="type-heading">{t('me.settings')}</View>
      <ChoiceLine
        heading={t('me.language')}
        chosen={language}
        choices={[
          ['system', t('me.languageSystem')],
          // Each language in its own words, so that who reads only that one finds it.
          ['zh-CN', '中文'],
          ['en', 'English'],
        ]}
        onChoose={chooseLanguage}
      />
      <View className="rule" />
      <ChoiceLine
        heading={t('me.theme')}
        chosen={theme}
        choices={[
          ['system', t('me.themeSystem')],
          ['light', t('me.themeLight')],
          ['dark', t('me.themeDark')],
        ]}
        onChoose={chooseTheme}
      />
      <View className="rule" />
      <View className="row-apart me-line">
        <View className="grow">
          <View className="type-body">{t('me.largeText')}</View>
          <View className="type-tiny">{t('me.largeTextDetail')}</View>
        </View>
        <Toggle label={t('me.largeText')} isOn={isLargeText} onChange={setLargeText} />
      </View>
    </View>
  )
}
