import { View } from '@tarojs/components'
import type { Operations } from '../../../../../contract/operations'
import type { Person } from '../../../../../contract/people/person'
import { Avatar } from '../../../../kit/controls/avatar'
import { Button } from '../../../../kit/controls/button'
import { Notice } from '../../../../kit/controls/notice'
import { useWords } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { activeWards, hatsOf } from '../../../../people/text/hats'
import { openTab } from '../../../../shell/open'
import { usePeopleWords } from '../../words/people-words'
import { OtherWays } from './other-ways'
import { summaryOf } from './summary-of'

interface FoundProps {
  as: 'guardian' | 'staff'
  found: Operations['bindByPhone']['reply']
}

/** Whom the school has under the phone number: the children, by name, or the member of staff. */
export function Found({ as, found }: FoundProps) {
  const { t } = usePeopleWords()
  const { person } = found
  const { title, detail, isMissed } = summaryOf(as, found, t)
  return (
    <>
      <View className="card" aria-role="status">
        <Notice tone={isMissed ? 'quiet' : 'success'} title={title} detail={detail} />
      </View>
      {hatsOf(person).some(({ is }) => is !== 'student') && <FoundPeople person={person} />}
      {isMissed && <OtherWays as={as} />}
      <View className="dock">
        <Button text={t('phone.toToday')} onTap={() => openTab('today')} />
      </View>
    </>
  )
}

/** Everybody that the phone number stands for by now. */
function FoundPeople({ person }: { person: Person }) {
  const { language } = usePeopleWords()
  const { t: common } = useWords()
  return (
    <View className="card">
      {activeWards(person).map(({ bindingId, student, kinship }) => (
        <View key={bindingId} className="row phone-found">
          <Avatar name={nameOf(language, student)} colour={student.name} isSmall />
          <View className="grow">
            <View className="type-heading">{nameOf(language, student)}</View>
            <View className="type-small">
              {common('hat.guardianAs', { kinship: common(`hat.kinship.${kinship}`) })}
            </View>
          </View>
        </View>
      ))}
      {person.staff && (
        <View className="row phone-found">
          <Avatar name={nameOf(language, person.staff)} colour={person.staff.name} isSmall />
          <View className="grow">
            <View className="type-heading">{nameOf(language, person.staff)}</View>
            <View className="type-small">
              {common('hat.staff')} · {person.staff.number}
            </View>
          </View>
        </View>
      )}
    </View>
  )
}
