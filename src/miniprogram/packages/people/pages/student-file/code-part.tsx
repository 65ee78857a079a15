import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { StudentFile } from '../../../../../contract/people/student-file'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { Sheet } from '../../../../kit/controls/sheet'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { issueActivationCode } from '../../../../people/calls/staff-desk'
import { usePeopleWords } from '../../words/people-words'

interface CodePartProps {
  file: StudentFile
  renew(): Promise<void>
}

/** Issues an activation code, which is shown this once and kept nowhere on the phone. */
export function CodePart({ file, renew }: CodePartProps) {
  const { t } = usePeopleWords()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const issue = async () => {
    setAsking(false)
    const issued = await run(() => issueActivationCode(file.student.id))
    if (!issued) return
    setCode(issued.value.code)
    await renew()
  }
  const detail = [t('file.newCodeDetail'), file.isBound && t('file.newCodeBound')].filter(Boolean).join('\n')
  return (
    <View className="file-deed">
      <DeedProblem problem={problem} />
      <Button text={t('file.newCode')} tone="ghost" isDisabled={isBusy} onTap={() => setAsking(true)} />
      {isAsking && (
        <AskSheet
          title={t('file.newCodeTitle')}
          detail={detail}
          keep={t('file.cancel')}
          act={t('file.newCodeDo')}
          onAct={() => void issue()}
          onClose={() => setAsking(false)}
        />
      )}
      {code !== null && <CodeSheet code={code} onClose={() => setCode(null)} />}
    </View>
  )
}

function CodeSheet({ code, onClose }: { code: string; onClose(): void }) {
  const { t } = usePeopleWords()
  const copy = async () => {
    try {
      await Taro.setClipboardData({ data: code })
      void Taro.showToast({ title: t('file.copied'), icon: 'success' })
    } catch {
      // The person declined, or the browser does; the code stays on the screen.
    }
  }
  return (
    <Sheet title={t('file.code')} onClose={onClose}>
      <View className="file-code" aria-role="status">
        {code}
      </View>
      <View className="type-small file-once">{t('file.newCodeOnce')}</View>
      <View className="row">
        <Button text={t('file.copy')} tone="ghost" className="grow file-copy" onTap={() => void copy()} />
        <Button text={t('file.close')} className="grow" onTap={onClose} />
      </View>
    </Sheet>
  )
}
