import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TermId } from '../../../../../contract/school/ids'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { Chip } from '../../../../kit/controls/chip'
import { ListEnd } from '../../../../kit/controls/list-end'
import { Notice } from '../../../../kit/controls/notice'
import { usePages } from '../../../../kit/hooks/use-pages'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useInstitution } from '../../../../school/institution'
import { findRequests } from '../../../../selection/calls/staff-work'
import { Screen } from '../../../../shell/screen'
import { useSelectionWords } from '../../words/selection-words'
import { RequestCard } from './request-card'
import './index.css'

type Which = 'open' | 'decided'

/** What students ask of staff, to be answered with a word. */
export default function RequestsPage() {
  const { t } = useSelectionWords()
  const isSignedIn = useSignedIn()
  const termId = useInstitution((state) => state.currentTermId)
  const [which, setWhich] = useState<Which>('open')
  return (
    <Screen title={t('requests.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && (
        <View className="row requests-tabs">
          {(['open', 'decided'] as const).map((one) => (
            <View key={one} className="requests-tab">
              <Chip text={t(`requests.${one}`)} isOn={which === one} role="radio" onTap={() => setWhich(one)} />
            </View>
          ))}
        </View>
      )}
      {isSignedIn && termId !== null && <RequestList key={which} termId={termId} which={which} />}
      {isSignedIn && termId === null && (
        <View className="card">
          <Notice title={t('classes.noTerm')} />
        </View>
      )}
    </Screen>
  )
}

function RequestList({ termId, which }: { termId: TermId; which: Which }) {
  const { t } = useSelectionWords()
  const pages = usePages(async (cursor) => {
    const outcome = await findRequests(termId, which, cursor)
    if (!outcome.ok) return outcome
    return { ok: true, value: { items: outcome.value.requests, nextCursor: outcome.value.nextCursor } } as const
  })
  const { items, problem, renew } = pages
  if (!items) return <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[46, 70, 88, 40]} />
  if (items.length === 0)
    return (
      <View className="card">
        {which === 'open' ? (
          <Notice title={t('requests.empty')} detail={t('requests.emptyDetail')} />
        ) : (
          <Notice title={t('requests.emptyDecided')} />
        )}
      </View>
    )
  return (
    <>
      {items.map((request) => (
        <RequestCard key={request.id} request={request} />
      ))}
      <ListEnd pages={pages} end={t('requests.end')} failed={t('requests.more')} />
    </>
  )
}
