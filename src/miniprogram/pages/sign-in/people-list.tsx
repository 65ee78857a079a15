import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import type { Person } from '../../../contract/people/person'
import type { PreviewPerson } from '../../../contract/people/preview-person'
import type { Outcome } from '../../calls/problem'
import { courseHue } from '../../catalogue/text/course-hue'
import { Bones } from '../../kit/controls/bones'
import { Notice } from '../../kit/controls/notice'
import { ProblemNotice } from '../../kit/controls/problem-notice'
import { Sign } from '../../kit/controls/sign'
import { Tappable } from '../../kit/controls/tappable'
import { useWords } from '../../kit/hooks/use-wording'
import { inLanguage, nameOf } from '../../kit/text/bilingual'
import { findPreviewPeople, signInAs } from '../../people/calls/sign-in'

interface PeopleListProps {
  onOutcome(outcome: Outcome<Person>): void
}

/** The preview's people, in place of WeChat's login. */
export function PeopleList({ onOutcome }: PeopleListProps) {
  const { t, language } = useWords()
  const [people, setPeople] = useState<Outcome<PreviewPerson[]> | null>(null)
  const [busyWith, setBusyWith] = useState<string | null>(null)

  const load = useCallback(async () => {
    setPeople(null)
    setPeople(await findPreviewPeople())
  }, [])
  useEffect(() => {
    void load()
  }, [load])

  const choose = async (person: PreviewPerson) => {
    setBusyWith(person.openid)
    onOutcome(await signInAs(person))
    setBusyWith(null)
  }

  return (
    <>
      <View className="sign-in-head">
        <View className="type-title">{t('signIn.heading')}</View>
        <View className="type-small">{t('signIn.previewDetail')}</View>
      </View>
      {people === null && [0, 1, 2].map((key) => <PersonSkeleton key={key} />)}
      {people?.ok === false && (
        <View className="card">
          <ProblemNotice problem={people} onRetry={() => void load()} />
        </View>
      )}
      {people?.ok && people.value.length === 0 && (
        <View className="card">
          <Notice title={t('signIn.nobody')} detail={t('signIn.nobodyDetail')} />
        </View>
      )}
      {people?.ok &&
        people.value.map((person) => (
          <Tappable
            key={person.openid}
            className="card row person"
            isDisabled={busyWith !== null}
            onTap={() => void choose(person)}
            label={nameOf(language, person)}
          >
            <View className={`avatar hue-${courseHue(person.name)}`}>{nameOf(language, person).slice(0, 1)}</View>
            <View className="grow">
              <View className="type-heading">{nameOf(language, person)}</View>
              <View className="type-small">
                {busyWith === person.openid ? t('signIn.waiting') : inLanguage(language, person.says, person.saysEn)}
              </View>
            </View>
            <View className="chevron">
              <Sign kind="onward" />
            </View>
          </Tappable>
        ))}
    </>
  )
}

function PersonSkeleton() {
  return (
    <View className="card">
      <Bones widths={[40, 80]} />
    </View>
  )
}
