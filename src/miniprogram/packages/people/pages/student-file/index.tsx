import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { findStudentFile } from '../../../../calls/staff-desk'
import { Bones } from '../../../../components/bones'
import { Button } from '../../../../components/button'
import { ProblemNotice } from '../../../../components/problem-notice'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { useSignedIn } from '../../../../components/use-signed-in'
import { TextField } from '../../components/text-field'
import { useAnswer } from '../../components/use-answer'
import { usePeopleWords } from '../../words/people-words'
import { FileBody } from './file-body'
import './index.css'

export default function StudentFilePage() {
  const { t } = usePeopleWords()
  const { params } = useRouter()
  const isSignedIn = useSignedIn()
  const given = params.number === undefined ? '' : decodeURIComponent(params.number)
  const [written, setWritten] = useState(given)
  const [sought, setSought] = useState<{ number: string; tries: number } | null>(
    given === '' ? null : { number: given, tries: 0 },
  )
  const [isMissing, setMissing] = useState(false)
  const find = () => {
    if (written.trim() === '') return setMissing(true)
    setSought({ number: written.trim(), tries: (sought?.tries ?? 0) + 1 })
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
      {isSignedIn && sought && <Found key={`${sought.number}-${sought.tries}`} number={sought.number} />}
    </Screen>
  )
}

/** The student with that number, or why there is none to show. */
function Found({ number }: { number: string }) {
  const { value: file, problem, renew } = useAnswer(() => findStudentFile(number))
  if (file) return <FileBody file={file} renew={renew} />
  return (
    <View className="card">
      {problem ? (
        <ProblemNotice problem={problem} onRetry={() => void renew()} />
      ) : (
        <Bones widths={[40, 66, 90, 70, 84]} />
      )}
    </View>
  )
}
