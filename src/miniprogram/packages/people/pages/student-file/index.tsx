import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { Bones } from '../../../../kit/controls/bones'
import { Button } from '../../../../kit/controls/button'
import { LinkRow } from '../../../../kit/controls/link-row'
import { Notice } from '../../../../kit/controls/notice'
import { ProblemNotice } from '../../../../kit/controls/problem-notice'
import { TextField } from '../../../../kit/controls/text-field'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { useWords } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { findStudentFile } from '../../../../people/calls/staff-desk'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { findStudents } from '../../../../selection/calls/staff-work'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { FileBody } from './file-body'
import './index.css'

/** What is looked for: one student by number, or those a name or part of a number finds. */
type Sought = { number: string } | { text: string; tries: number }

/** Finds a student by name or number and shows what staff may see of them. */
export default function StudentFilePage() {
  const { t } = usePeopleWords()
  const { params } = useRouter()
  const isSignedIn = useSignedIn()
  const given = params.number === undefined ? '' : decodeURIComponent(params.number)
  const [written, setWritten] = useState(given)
  const [sought, setSought] = useState<Sought | null>(given === '' ? null : { number: given })
  const [isMissing, setMissing] = useState(false)
  const find = () => {
    if (written.trim() === '') return setMissing(true)
    setSought({ text: written.trim(), tries: sought && 'tries' in sought ? sought.tries + 1 : 0 })
  }
  return (
    <Screen title={t('file.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && (
        <View className="card">
          <View className="type-small">{t('file.number')}</View>
          <View className="row file-search">
            <View className="grow">
              <TextField
                value={written}
                label={t('file.number')}
                placeholder={t('file.hint')}
                maxLength={40}
                isBad={isMissing}
                isSearch
                onWrite={(text) => {
                  setMissing(false)
                  setWritten(text)
                }}
                onConfirm={find}
              />
            </View>
            <Button text={t('file.find')} className="fixed file-find" onTap={find} />
          </View>
          {isMissing && <View className="type-small file-missing">{t('file.missing')}</View>}
        </View>
      )}
      {isSignedIn && sought && 'number' in sought && <Found key={sought.number} number={sought.number} />}
      {isSignedIn && sought && 'text' in sought && (
        <Candidates
          key={`${sought.text}-${sought.tries}`}
          text={sought.text}
          onChoose={(number) => setSought({ number })}
        />
      )}
    </Screen>
  )
}

/** The students whom the text may mean; the only one is shown at once. */
function Candidates({ text, onChoose }: { text: string; onChoose(number: string): void }) {
  const { t, language } = usePeopleWords()
  const { t: common } = useWords()
  const { value, problem, renew } = useAnswer(() => findStudents(text))
  const [only, another] = value?.students ?? []
  if (only && !another) return <Found number={only.number} />
  if (!value || !only)
    return (
      <View className="card">
        {value && <Notice title={t('find.none')} detail={t('find.noneDetail')} />}
        {!value && problem && <ProblemNotice problem={problem} onRetry={() => void renew()} />}
        {!value && !problem && <Bones widths={[50, 66, 58]} />}
      </View>
    )
  return (
    <View className="card link-rows">
      {value.students.map(({ id, number, name, nameEn, department, cohort }) => (
        <LinkRow
          key={id}
          title={`${nameOf(language, { name, nameEn })} ${number}`}
          detail={[department && nameOf(language, department), common('me.cohortYear', { cohort })]
            .filter(Boolean)
            .join(' · ')}
          onTap={() => onChoose(number)}
        />
      ))}
      {value.hasMore && <View className="type-small file-more">{t('find.many')}</View>}
    </View>
  )
}

/** The student with that number, or why there is none to show. */
function Found({ number }: { number: string }) {
  const { value: file, problem, renew } = useAnswer(() => findStudentFile(number))
  if (file) return <FileBody file={file} renew={renew} />
  return <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[40, 66, 90, 70, 84]} />
}
