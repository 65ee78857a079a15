import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Language } from '../../i18n/look-up'
import type { Words } from '../../i18n/words'
import { Avatar } from '../../kit/controls/avatar'
import { Button } from '../../kit/controls/button'
import { Notice } from '../../kit/controls/notice'
import { useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { HatSheet } from '../../people/parts/hat-sheet'
import { useHat, type WornHat } from '../../people/parts/use-hat'
import { hatText } from '../../people/text/hat-text'
import { awaitingWards } from '../../people/text/hats'
import { openWelcome } from '../../shell/open'

type Fact = readonly [label: string, value: string | null]

/** What the school knows of whom the hat shows: the student, the ward, or the member of staff. */
function factsOf({ hat, ward, person }: WornHat, t: Words, language: Language): Fact[] {
  if (hat.is === 'staff' && person?.staff) {
    const { number, roles } = person.staff
    const names = roles.map((role) => t(`hat.role.${role}`)).join(t('meeting.nameSeparator'))
    return [
      [t('hat.staffNumber'), number],
      [t('hat.roles'), names === '' ? t('hat.noRoles') : names],
    ]
  }
  const student = ward?.student ?? person?.student
  if (!student) return []
  return [
    ...(ward ? [] : [[t('me.studentNumber'), student.number] as const]),
    [t('me.department'), student.department && nameOf(language, student.department)],
    [t('me.cohort'), t('me.cohortYear', { cohort: student.cohort })],
  ]
}

/** Whose identity it is: always the person's own, also when they look at a student's day. */
function identityOf({ hat, ward, person }: WornHat, t: Words, language: Language) {
  const text = hatText(hat, person, t, language)
  if (!ward) return text
  const role = t('hat.guardianOf', {
    name: nameOf(language, ward.student),
    kinship: t(`hat.kinship.${ward.kinship}`),
  })
  return { name: ward.ownName, colour: ward.ownName, role }
}

/** Who is signed in, as the school knows them, with the way to another hat. */
export function IdentityCard() {
  const { t, language } = useWords()
  const worn = useHat()
  const [isChoosing, setChoosing] = useState(false)
  const { hat, hats } = worn
  if (hat.is === 'visitor') return <NobodyYet />
  const { name, colour, role } = identityOf(worn, t, language)
  return (
    <View className="card">
      <View className="row me-person">
        <Avatar name={name} colour={colour} />
        <View className="grow">
          <View className="type-title">{name}</View>
          <View className="type-small">{hat.is === 'student' ? t('hat.student') : role}</View>
        </View>
        {hats.length > 1 && (
          <Button
            text={t('hat.change')}
            tone="soft"
            isSmall
            className="fixed me-change"
            onTap={() => setChoosing(true)}
          />
        )}
      </View>
      {factsOf(worn, t, language).map(([label, value]) => (
        <View key={label} className="row-apart me-line">
          <View className="type-small me-fact">{label}</View>
          <View className="type-body me-value">{value ?? '—'}</View>
        </View>
      ))}
      {isChoosing && <HatSheet onClose={() => setChoosing(false)} />}
    </View>
  )
}

/** In place of the card, for who is nobody here yet or waits to be confirmed. */
function NobodyYet() {
  const { t } = useWords()
  const { person } = useHat()
  const [waiting] = awaitingWards(person)
  return (
    <View className="card">
      {waiting ? (
        <Notice title={t('hat.awaiting', { name: waiting.nameMasked })} detail={t('hat.awaitingDetail')} />
      ) : (
        <Notice
          title={t('hat.none')}
          detail={t('hat.noneDetail')}
          action={{ label: t('hat.bind'), onTap: openWelcome }}
        />
      )}
    </View>
  )
}
