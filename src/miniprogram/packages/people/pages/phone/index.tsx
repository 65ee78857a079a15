import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Operations } from '../../../../../contract/operations'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { PointList } from '../../../../kit/controls/point-list'
import { alert } from '../../../../kit/controls/tappable'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { bindByPhone, findPreviewPhoneCode } from '../../../../people/calls/binding'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useSession } from '../../../../people/stores/session'
import { refreshInstitution } from '../../../../school/renew-institution'
import { bringIntoSight } from '../../../../shell/bring-into-sight'
import { Screen } from '../../../../shell/screen'
import { useConsent } from '../../parts/use-consent'
import { usePeopleWords } from '../../words/people-words'
import { Found } from './found'
import { OtherWays } from './other-ways'
import type { PhoneAnswer } from './phone-answer'
import { PhoneButton } from './phone-button'
import './index.css'

type FoundByPhone = Operations['bindByPhone']['reply']

/** Only in WeChat a phone number is to be had from WeChat; the preview has a stand-in for it. */
const isInWeChat = process.env.TARO_ENV === 'weapp' && !CAMPUS_IS_PREVIEW

export default function PhonePage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  const as = useRouter().params.as === 'staff' ? 'staff' : 'guardian'
  const [found, setFound] = useState<FoundByPhone | null>(null)
  useEffect(() => {
    void refreshInstitution()
  }, [])
  return (
    <Screen title={t(`phone.title.${as}`)} isDocked={isSignedIn}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && found && <Found as={as} found={found} />}
      {isSignedIn && !found && <AskPhone as={as} onFound={setFound} />}
    </Screen>
  )
}

interface AskPhoneProps {
  as: 'guardian' | 'staff'
  onFound(found: FoundByPhone): void
}

/** What the phone number is for, and the button that brings it. */
function AskPhone({ as, onFound }: AskPhoneProps) {
  const { t } = usePeopleWords()
  const hasConsent = useSession((state) => state.person?.hasConsent ?? false)
  const [trouble, setTrouble] = useState<'declined' | 'unavailable' | 'noPhone' | null>(null)
  const { isBusy, problem, run, clear } = useDeed()
  const { ensure, withConsent, sheet } = useConsent()
  const bind = async (code: string) => {
    const found = await run(() => withConsent(() => bindByPhone(code, as)))
    if (found) onFound(found.value)
  }
  const answer = (told: PhoneAnswer) => {
    clear()
    setTrouble('code' in told ? null : told.trouble)
    if ('code' in told) void bind(told.code)
  }
  const askPreview = async () => {
    const found = await run(findPreviewPhoneCode)
    if (!found) return
    if (found.value === null) setTrouble('noPhone')
    else void bind(found.value)
  }
  useEffect(() => {
    if (trouble) bringIntoSight('#phone-trouble')
  }, [trouble])
  const tap = async () => {
    setTrouble(null)
    // In WeChat the consent turns this button into WeChat's own, which the person then taps.
    if ((await ensure()) && !isInWeChat) void askPreview()
  }
  return (
    <>
      <View className="phone-head">
        <View className="type-title">{t('phone.heading')}</View>
        <View className="type-small">{t(`phone.detail.${as}`)}</View>
      </View>
      <View className="card">
        <PointList
          points={[
            ...(CAMPUS_IS_PREVIEW ? [t('phone.preview')] : [t('phone.points.ask')]),
            t('phone.points.keep'),
            ...(as === 'guardian' ? [t('phone.points.tell')] : []),
          ]}
        />
      </View>
      {trouble && (
        <View className="card" id="phone-trouble" {...alert}>
          <View className="type-heading">{t(`phone.${trouble}.title`)}</View>
          <View className="type-small">{t(`phone.${trouble}.detail`)}</View>
        </View>
      )}
      <DeedProblem problem={problem} />
      <OtherWays as={as} />
      <View className="dock">
        <PhoneButton
          text={t(isBusy ? 'phone.going' : 'phone.go')}
          isBusy={isBusy}
          isNative={isInWeChat && hasConsent}
          onAnswer={answer}
          onTap={() => void tap()}
        />
      </View>
      {sheet}
    </>
  )
}
