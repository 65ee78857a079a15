import { View } from '@tarojs/components'
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { InvitationId } from '../../../../../contract/people/ids'
import type { Kinship } from '../../../../../contract/people/person'
import { Notice } from '../../../../kit/controls/notice'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWords } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { inviteGuardian } from '../../../../people/calls/guardians'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useHat } from '../../../../people/parts/use-hat'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useGuardians } from '../../../../people/stores/guardians'
import { Screen } from '../../../../shell/screen'
import { useConsent } from '../../parts/use-consent'
import { usePeopleWords } from '../../words/people-words'
import { KinshipStep } from './kinship-step'
import { type ReadyCard, ReadyStep } from './ready-step'
import './index.css'

/** The card named in the link, when it was made on this phone and is still open. */
function openCard(id: string | undefined): ReadyCard | null {
  const { copy, tokens } = useGuardians.getState()
  const invitation = copy?.invitations.find((one) => one.id === id)
  const token = invitation && tokens[invitation.id as InvitationId]
  return invitation && token ? { invitation, token } : null
}

export default function InvitePage() {
  const { t, language } = usePeopleWords()
  const { t: common } = useWords()
  const { params } = useRouter()
  const isSignedIn = useSignedIn()
  const { person } = useHat()
  const { isBusy, problem, run } = useDeed()
  const { withConsent, sheet } = useConsent()
  const [card, setCard] = useState(() => openCard(params.id))
  const [isGone, setGone] = useState(params.id !== undefined && card === null)
  const student = person?.student
  useShareAppMessage(() =>
    card && student
      ? {
          title: t('invite.shareTitle', { name: nameOf(language, student) }),
          path: `/packages/people/pages/accept/index?token=${card.token}`,
        }
      : { title: common('app.name'), path: '/pages/today/index' },
  )
  const make = async (kinship: Kinship) => {
    const made = await run(() => withConsent(() => inviteGuardian(kinship)))
    if (made) setCard(made.value)
  }
  return (
    <Screen title={t('invite.title')} isDocked>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !student && (
        <View className="card">
          <Notice title={common('refusal.student_required.title')} detail={common('refusal.student_required.detail')} />
        </View>
      )}
      {isSignedIn && student && card && <ReadyStep card={card} onDone={() => void Taro.navigateBack()} />}
      {isSignedIn && student && !card && isGone && (
        <View className="card">
          <Notice
            title={t('invite.gone')}
            detail={t('invite.goneDetail')}
            action={{ label: t('invite.another'), onTap: () => setGone(false) }}
          />
        </View>
      )}
      {isSignedIn && student && !card && !isGone && (
        <KinshipStep isBusy={isBusy} problem={problem} onMake={(kinship) => void make(kinship)} />
      )}
      {sheet}
    </Screen>
  )
}
