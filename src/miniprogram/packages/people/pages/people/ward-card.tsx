import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Ward } from '../../../../../contract/people/person'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { Avatar } from '../../../../kit/controls/avatar'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { Tappable } from '../../../../kit/controls/tappable'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWords } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { leaveWard } from '../../../../people/calls/guardians'
import { usePeopleWords } from '../../words/people-words'

/** A student one is a guardian of, what they share, and the way to leave. */
export function WardCard({ ward }: { ward: Ward }) {
  const { t, language } = usePeopleWords()
  const { t: common } = useWords()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const isActive = ward.state === 'active'
  const name = isActive ? nameOf(language, ward.student) : ward.nameMasked
  const separator = common('meeting.nameSeparator')
  const shared = isActive ? (['timetable', 'results'] as const).filter((scope) => ward.scopes.includes(scope)) : []
  const what = shared.map((scope) => t(`people.scope.${scope}`)).join(separator)
  const leave = t(isActive ? 'people.leave' : 'people.takeBack')
  return (
    <View className="card">
      <View className="row people-head">
        <Avatar name={name} colour={isActive ? ward.student.name : name} isSmall />
        <View className="grow">
          <View className="type-heading">{name}</View>
          <View className="type-small">
            {common('hat.guardianAs', { kinship: common(`hat.kinship.${ward.kinship}`) })}
          </View>
        </View>
        <Tappable
          className="target type-link people-tag"
          label={`${leave} ${name}`}
          isDisabled={isBusy}
          onTap={() => setAsking(true)}
        >
          {isBusy ? t('people.working') : leave}
        </Tappable>
      </View>
      {isActive ? (
        <View className="type-small people-line">
          {what === '' ? t('people.wardSeesNothing') : t('people.wardSees', { what })}
        </View>
      ) : (
        <View className="people-line">
          <View className="tag tag-warning people-state">{t('people.wardAwaiting')}</View>
          <View className="type-small">{t('people.wardAwaitingDetail')}</View>
        </View>
      )}
      <DeedProblem problem={problem} />
      {isAsking && (
        <AskSheet
          title={t(isActive ? 'people.leaveTitle' : 'people.takeBackTitle', { name })}
          detail={t(isActive ? 'people.leaveDetail' : 'people.takeBackDetail')}
          keep={t('people.keep')}
          act={leave}
          onAct={() => {
            setAsking(false)
            void run(() => leaveWard(ward.bindingId))
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
