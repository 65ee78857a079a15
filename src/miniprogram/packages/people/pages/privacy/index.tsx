import { View } from '@tarojs/components'
import { LinkRow } from '../../../../kit/controls/link-row'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useFreshPerson } from '../../../../people/parts/use-fresh-person'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useSession } from '../../../../people/stores/session'
import { useInstitution } from '../../../../school/institution'
import { openCloseAccount, openSessions } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { ConsentCard } from './consent-card'
import { ExportCard } from './export-card'
import { keptAbout } from './kept-about'
import './index.css'

/** What the person agreed to, what is kept about them, and the ways to take it along or have it erased. */
export default function PrivacyPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  useFreshPerson()
  const person = useSession((state) => state.person)
  const contact = useInstitution((state) => state.institution?.helpContact)
  return (
    <Screen title={t('privacy.title')}>
      {!isSignedIn && <SignInNotice />}
      <ConsentCard person={person} />
      {person && (
        <>
          <View className="card">
            <View className="type-heading">{t('privacy.keptTitle')}</View>
            <View className="kept-lines">
              {keptAbout(person).map((kind) => (
                <View key={kind} className="kept-line">
                  <View className="type-body">{t(`privacy.kept.${kind}.what`)}</View>
                  <View className="type-tiny">{t(`privacy.kept.${kind}.why`)}</View>
                </View>
              ))}
            </View>
          </View>
          <ExportCard />
          <View className="card link-rows">
            <LinkRow title={t('sessions.title')} onTap={openSessions} />
            <LinkRow title={t('closing.title')} detail={t('privacy.leaveDetail')} onTap={openCloseAccount} />
          </View>
        </>
      )}
      {contact && <View className="type-tiny privacy-help">{t('privacy.help', { contact })}</View>}
    </Screen>
  )
}
